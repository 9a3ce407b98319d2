import type { Invite } from '#contract'
import { inviteAgain, showCode } from '../invite-actions.ts'
import { type Choice, otherThing, primaryAction } from './primary-action.ts'

const doing: Record<Choice, (invite: Invite) => Promise<unknown>> = {
  'show-code': showCode,
  'invite-again': inviteAgain,
}

export function choose(choice: Choice, invite: Invite) {
  void doing[choice](invite)
}

export function doPrimaryAction(invite: Invite) {
  choose(primaryAction(invite, Date.now()), invite)
}

export function doTheOtherThing(invite: Invite) {
  const other = otherThing(invite, Date.now())
  if (other) choose(other, invite)
}
