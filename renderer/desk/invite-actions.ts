import type { Invite, ShowEnd } from '#contract'
import { ask } from '../ask.ts'
import { takeShown } from './display/display-actions.ts'
import { draftOfInvite } from './invite-form/draft-of-invite.ts'
import { fillForm } from './invite-form/fill-form.ts'
import { useNotice } from './notice-store.ts'
import { useScreen } from './screen-store.ts'

/** What can be done with an invite from any list: each says by itself how it went. */
export async function showCode({ id }: Pick<Invite, 'id'>): Promise<ShowEnd | undefined> {
  const answer = await ask('display.show', { id })
  takeShown(answer)
  return answer.ok ? answer.value : undefined
}

export async function copyLink({ id }: Pick<Invite, 'id'>) {
  const answer = await ask('invites.copyLink', { id })
  if (answer.ok) useNotice.getState().say('Link copied')
  else useNotice.getState().fail(answer.failure)
}

/** Fills the form with what was typed for that invite; what stood there can be taken back. */
export async function inviteAgain(invite: Pick<Invite, 'id'>) {
  const draft = await draftOfInvite(invite)
  if (!draft) return
  useScreen.getState().go('new')
  fillForm(draft, 'Details filled in from that invite')
}

/** Practice mode only. */
export async function takeNextStep({ id }: Pick<Invite, 'id'>) {
  const answer = await ask('practice.advance', { id })
  if (!answer.ok) useNotice.getState().fail(answer.failure)
}
