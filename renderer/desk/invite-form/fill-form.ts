import { cleanEmail, type TypedDraft } from '#contract'
import { useNotice } from '../notice-store.ts'
import { isEmptyDraft, useDraft } from './draft-store.ts'
import { focusField } from './form-fields.ts'

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
export function putBack(before: TypedDraft) {
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
