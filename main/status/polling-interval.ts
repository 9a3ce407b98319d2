import type { Invite } from '#contract'

const minuteMs = 60_000

/** Milliseconds from one status check of an invite to the next. VerifiMe's own widget asks every 1 to 5 s. */
export const pollingIntervals = {
  /** Its code is on the screen: both people wait for the word. */
  shown: 2_000,
  /** It was on the screen a moment ago, or the phone was just taken up: somebody is at it now. */
  busy: 4_000,
  /** Within the hour. */
  waiting: 30_000,
  /** The rest of the day. */
  resting: 5 * minuteMs,
} as const

const busyForMs = 10 * minuteMs
const waitingForMs = 60 * minuteMs

/** How soon an open invite is checked again, by how long ago anything last happened to it. */
export function pollingIntervalOf(invite: Invite, isShown: boolean, now: number): number {
  if (isShown) return pollingIntervals.shown
  const { createdAt, shownAt = 0, statusAt = 0 } = invite
  const quietMs = now - Math.max(createdAt, shownAt, statusAt)
  if (quietMs < busyForMs) return pollingIntervals.busy
  return quietMs < waitingForMs ? pollingIntervals.waiting : pollingIntervals.resting
}
