import { type Invite, readBackPhone, type TypedDraft } from '#contract'
import { ask } from '../../ask.ts'
import { useNotice } from '../notice-store.ts'

/**
 * What was typed for a past invite, its phone number as people here write it: `0412 345 678`. Nothing when it
 * cannot be had, which is said.
 */
export async function draftOfInvite({ id }: Pick<Invite, 'id'>): Promise<TypedDraft | undefined> {
  const answer = await ask('invites.draft', { id })
  if (!answer.ok) {
    useNotice.getState().fail(answer.failure)
    return undefined
  }
  const { phone } = answer.value
  return { ...answer.value, phone: readBackPhone(phone) ?? phone }
}
