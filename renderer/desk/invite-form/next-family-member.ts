import { emptyDraft, type Invite, type TypedDraft } from '#contract'
import { draftOfInvite } from './draft-of-invite.ts'
import { fillForm } from './fill-form.ts'

/**
 * Begins an invite for somebody who came along: address, phone and the organisation's own reference
 * stay, everything else is theirs. A reference that the app made up belongs to one invite alone.
 */
export async function nextFamilyMember(invite: Pick<Invite, 'id'>) {
  const draft = await draftOfInvite(invite)
  if (!draft) return
  const { address, phone, reference, nameForm } = draft
  fillForm({ ...emptyDraft, nameForm, address, phone, reference }, wordsOn(draft))
}

/** "Address and phone kept": what there was of it. */
function wordsOn(draft: TypedDraft): string {
  const kept = (['address', 'phone', 'reference'] as const).filter((field) => draft[field] !== '')
  if (kept.length === 0) return 'There was no address, phone or reference to keep'
  const list = new Intl.ListFormat('en-AU').format(kept)
  return `${list.charAt(0).toUpperCase()}${list.slice(1)} kept`
}
