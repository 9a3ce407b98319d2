import type { Invite } from '#contract'
import { isToday } from '../words/time-words.ts'

/**
 * What Enter does on an invite. Tracking references are for one visit: today's open one is shown again,
 * anything else becomes a fresh invite from the same details.
 */
export function rightThing(invite: Invite, now: number): 'show-code' | 'invite-again' {
  const isOpen = invite.outcome === 'issued' && invite.status !== 'Completed'
  return isOpen && isToday(invite.createdAt, now) ? 'show-code' : 'invite-again'
}
