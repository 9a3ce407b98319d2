import { cleanEmail, emptyDraft, type Invite, type TypedDraft } from '#contract'
import { focusField } from '../focus.ts'
import { askOrSay, useNotice } from '../notice-store.ts'
import { phones, useCreation } from './creation-store.ts'
import { isEmptyDraft, useDraft } from './draft-store.ts'

/**
 * Puts other details into the form and says so. What was typed there can be taken back, and by somebody who
 * was in the middle of it until the form was used once more.
 */
export function fillForm(draft: TypedDraft, words: string) {
  const { draft: before, replace } = useDraft.getState()
  const { say } = useNotice.getState()
  replace(draft)
  if (isContained(before, draft)) say(words, () => putBack(before))
  else say(`${words}. What you typed before was put aside`, () => putBack(before), 'after-one-more')
  focusField('email')
}

/** Whatever stands there by then is put aside in its place. */
function putBack(before: TypedDraft) {
  const { draft: current, replace } = useDraft.getState()
  replace(before)
  if (isEmptyDraft(current)) return
  useNotice.getState().putAside('What you typed before is back', () => putBack(current))
}

/** Whether nothing of it is lost: it was empty, or the same address. */
function isContained(before: TypedDraft, draft: TypedDraft): boolean {
  const email = cleanEmail(before.email) === cleanEmail(draft.email) ? '' : before.email
  return isEmptyDraft({ ...before, email })
}

/** Empties the form for somebody else; what stood there can be taken back, after their invite too. */
export function clearForm() {
  const { draft, replace } = useDraft.getState()
  if (isEmptyDraft(draft) || useCreation.getState().isSending) return
  replace(emptyDraft)
  useCreation.getState().reset()
  useNotice.getState().putAside('Form cleared', () => putBack(draft))
  focusField('email')
}

/**
 * What was typed for a past invite, its phone number as people here write it: `0412 345 678`. Nothing when it
 * cannot be had, which is said.
 */
export async function draftOfInvite({ id }: Pick<Invite, 'id'>): Promise<TypedDraft | undefined> {
  const answer = await askOrSay('invites.draft', { id })
  if (!answer.ok) return undefined
  const { readBackPhone } = await phones.read()
  const { phone } = answer.value
  return { ...answer.value, phone: readBackPhone(phone) ?? phone }
}

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
