import { emptyDraft, type Invite } from '#contract'
import { ask } from '../../ask.ts'
import { useNotice } from '../notice-store.ts'
import { useDraft } from './draft-store.ts'
import { focusField } from './form-fields.ts'

/**
 * Begins an invite for somebody who came along: address, phone and the organisation's own reference
 * stay, everything else is theirs. A reference that the app made up belongs to one invite alone.
 */
export async function nextFamilyMember({ id }: Pick<Invite, 'id'>) {
  const answer = await ask('invites.draft', { id })
  if (!answer.ok) {
    useNotice.getState().fail(answer.failure)
    return
  }
  const { draft: before, replace } = useDraft.getState()
  const { address, phone, reference, nameForm } = answer.value
  replace({ ...emptyDraft, nameForm, address, phone, reference })
  useNotice.getState().say('Address, phone and reference kept', () => replace(before))
  focusField('email')
}
