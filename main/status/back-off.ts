import type { Progress } from '#contract'
import type { CheckedStatus } from './status-service.ts'

/** After a failed check, all checks pause: at most this long, then twice as long each time, up to the longest. */
const firstPauseMs = 2_000
const longestPauseMs = 30_000
/** What a server asked for is exceeded by up to a quarter of it, and by no more than this. */
const longestLateMs = 30_000
/** One failed check is nothing to speak of. */
const failuresUntilUnknown = 2
/** So many in a row that know no such status: this environment has no such call. */
const missingUntilOff = 3
/** Environments are changed: one check in a quarter of an hour finds out. */
const offPauseMs = 15 * 60_000

export interface Moment {
  /** Milliseconds of a clock that nobody sets. */
  steadyMs: number
  /** Milliseconds since 1970. */
  now: number
}

export interface BackOffOptions {
  announce: (progress: Progress) => void
  /** From 0 up to 1, another one each time: desks that were sent away together come back apart. */
  random: () => number
}

export type BackOff = ReturnType<typeof createBackOff>

/** How checks have been answered lately: whether to go on asking, and how far the states can be trusted. */
export function createBackOff({ announce, random }: BackOffOptions) {
  let progress: Progress = { state: 'current' }
  let [failures, missing] = [0, 0]
  let [pauseUntil, askedToWaitUntil] = [0, 0]

  function change(next: Progress): void {
    if (next.state === progress.state) return
    progress = next
    announce(next)
  }

  /** A check that ran beside this one may have been told to pause for longer: what ends later counts. */
  function failed(
    { steadyMs, now }: Moment,
    check: Extract<CheckedStatus, { found: 'no-answer' }>,
  ) {
    failures += 1
    missing = 0
    // Nothing leaves a computer that is offline, so asking for the network's return costs nobody.
    const doublings = check.isOffline ? 1 : failures - 1
    const pauseMs = Math.min(firstPauseMs * 2 ** doublings, longestPauseMs)
    pauseUntil = Math.max(pauseUntil, steadyMs + pauseMs * (1 - random() / 2))
    const waitMs = (check.retryAfterSeconds ?? 0) * 1000
    const lateMs = random() * Math.min(waitMs / 4, longestLateMs)
    askedToWaitUntil = Math.max(askedToWaitUntil, steadyMs + waitMs + lateMs)
    // Where polling is off, a check that failed has found nothing else.
    if (failures >= failuresUntilUnknown && progress.state !== 'off') {
      change({ state: 'unknown', since: now })
    }
  }

  function missed({ steadyMs }: Moment): void {
    missing += 1
    if (missing < missingUntilOff && progress.state !== 'off') return
    pauseUntil = steadyMs + offPauseMs
    change({ state: 'off' })
  }

  function reset(): void {
    ;[failures, missing, pauseUntil] = [0, 0, 0]
    change({ state: 'current' })
  }

  return {
    progress: (): Progress => progress,
    /** Whether any check may leave now. Where polling is off, a code that was just put up is worth one. */
    mayCheck: (steadyMs: number, isJustShown: boolean): boolean =>
      steadyMs >= askedToWaitUntil &&
      (steadyMs >= pauseUntil || (isJustShown && progress.state === 'off')),
    take: (check: CheckedStatus, moment: Moment): void => {
      if (check.found === 'status') reset()
      if (check.found === 'no-answer') failed(moment, check)
      if (check.found === 'missing') missed(moment)
    },
    /** The computer was asleep, and the network may be another one. A wait that was asked for still counts. */
    reset,
    /** Another server is asked from now on. */
    forget: (): void => {
      askedToWaitUntil = 0
      reset()
    },
  }
}
