import { cleanEmail, emptyDraft, type Invite, type TypedDraft, textFields } from '#contract'
import { focusField, selectInField } from '../focus.ts'
import { askOrSay, useNotice } from '../notice-store.ts'
import { phones, useCreation } from './creation-store.ts'
import { isEmptyDraft, useDraft } from './draft-store.ts'
import { holdTyped, resumeDraft } from './held-drafts.ts'

/**
 * Puts other details into the form and says so. Whoever was half typed there is on hold from then on; an address alone
 * can be taken back, and so can what nobody typed.
 */
export function fillForm(draft: TypedDraft, words: string, untyped?: TypedDraft) {
  const { draft: before, replace } = useDraft.getState()
  const isLost = before !== untyped && !isContained(before, draft)
  // Asked before main hears of the new details: what is put on hold leaves its draft.
  const held = isLost ? holdTyped(before) : undefined
  replace(draft)
  focusField('email')
  if (!held) {
    useNotice.getState().say(words, () => putBack(before, draft))
    return
  }
  void held.then((id) => {
    if (id === undefined) replace(before)
    else {
      const undo = () => void resumeDraft(id, draft)
      useNotice.getState().say(`${words}. What you typed before is on hold`, undo)
    }
  })
}

/** Whoever is typed there by then is on hold in their place, unless nobody typed that. */
function putBack(before: TypedDraft, untyped: TypedDraft = emptyDraft) {
  const { draft: current, replace } = useDraft.getState()
  if (current !== untyped && !isContained(current, before)) void holdTyped(current)
  replace(before)
}

/** Whether nothing of it is lost: whatever was typed stands in the new details too. */
function isContained(before: TypedDraft, draft: TypedDraft): boolean {
  const isSameEmail = cleanEmail(before.email) === cleanEmail(draft.email)
  return textFields.every(
    (field) =>
      before[field] === '' || before[field] === draft[field] || (field === 'email' && isSameEmail),
  )
}

/** Empties the form for somebody else; what stood there can be taken back, after their invite too. */
export function clearForm() {
  const { draft, replace } = useDraft.getState()
  if (isEmptyDraft(draft) || useCreation.getState().isSending) return
  replace(emptyDraft)
  useCreation.getState().reset()
  useNotice.getState().say('Form cleared', () => putBack(draft), 'after-one-more')
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
 * Begins an invite for somebody who came along: family name, address, phone and the organisation's own reference
 * stay, everything else is theirs. The family name is selected: whoever has another one types over it. A reference that the app made up belongs to one invite alone.
 */
export async function nextFamilyMember(invite: Pick<Invite, 'id'>) {
  const draft = await draftOfInvite(invite)
  if (!draft) return
  const { familyName, address, phone, reference, nameForm } = draft
  fillForm({ ...emptyDraft, nameForm, familyName, address, phone, reference }, wordsOn(draft))
  // Once it stands in the field.
  setTimeout(() => selectInField('familyName', 0, familyName.length))
}

const familyFields = [
  ['familyName', 'family name'],
  ['address', 'address'],
  ['phone', 'phone'],
  ['reference', 'reference'],
] as const

/** "Family name and phone kept": what there was of it. */
function wordsOn(draft: TypedDraft): string {
  const kept = familyFields.flatMap(([field, words]) => (draft[field] === '' ? [] : words))
  if (kept.length === 0) return 'There was no family name, address, phone or reference to keep'
  const list = new Intl.ListFormat('en-AU').format(kept)
  return `${list.charAt(0).toUpperCase()}${list.slice(1)} kept`
}
