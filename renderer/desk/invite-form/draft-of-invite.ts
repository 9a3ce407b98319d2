import { type Answer, type Invite, readBackPhone, type TypedDraft } from '#contract'
import { ask } from '../../ask.ts'

/** What was typed for a past invite, its phone number as people here write it: `0412 345 678`. */
export async function draftOfInvite({ id }: Pick<Invite, 'id'>): Promise<Answer<TypedDraft>> {
  const answer = await ask('invites.draft', { id })
  if (!answer.ok) return answer
  const { phone } = answer.value
  return { ...answer, value: { ...answer.value, phone: readBackPhone(phone) ?? phone } }
}
