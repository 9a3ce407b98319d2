import type { Invite } from '#contract'
import { ask } from '../ask.ts'
import { takeShown } from './display/display-actions.ts'
import { useDraft } from './invite-form/draft-store.ts'
import { focusField } from './invite-form/form-fields.ts'
import { useNotice } from './notice-store.ts'
import { useScreen } from './screen-store.ts'

/** What can be done with an invite from any list: each says by itself how it went. */
export async function showCode({ id }: Pick<Invite, 'id'>) {
  takeShown(await ask('display.show', { id }))
}

export async function copyLink({ id }: Pick<Invite, 'id'>) {
  const answer = await ask('invites.copyLink', { id })
  if (answer.ok) useNotice.getState().say('Link copied')
  else useNotice.getState().fail(answer.failure)
}

/** Fills the form with what was typed for that invite; what stood there can be taken back. */
export async function inviteAgain({ id }: Pick<Invite, 'id'>) {
  const answer = await ask('invites.draft', { id })
  if (!answer.ok) {
    useNotice.getState().fail(answer.failure)
    return
  }
  const { draft: before, replace } = useDraft.getState()
  replace(answer.value)
  useScreen.getState().go('new')
  useNotice.getState().say('Details filled in from that invite', () => replace(before))
  focusField('email')
}

/** Practice mode only. */
export async function takeNextStep({ id }: Pick<Invite, 'id'>) {
  const answer = await ask('practice.advance', { id })
  if (!answer.ok) useNotice.getState().fail(answer.failure)
}
