import { type Invite, isOpenToday } from '#contract'

/** The two things that a past invite is opened for. */
export type Choice = 'show-code' | 'invite-again'

/**
 * What Enter does on an invite. Tracking references are for one visit: today's open one is shown again,
 * anything else becomes a fresh invite from the same details.
 */
export function primaryAction(invite: Invite, now: number): Choice {
  return isOpenToday(invite, now) ? 'show-code' : 'invite-again'
}

/** What Ctrl+Enter does: the choice that Enter does not make. Nothing where there is no code to show. */
export function otherThing(invite: Invite, now: number): Choice | undefined {
  if (primaryAction(invite, now) === 'show-code') return 'invite-again'
  return invite.outcome === 'issued' ? 'show-code' : undefined
}

export const choiceWords: Record<Choice, string> = {
  'show-code': 'Show QR',
  'invite-again': 'Invite again',
}
