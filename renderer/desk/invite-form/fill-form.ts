import type { TypedDraft } from '#contract'
import { useNotice } from '../notice-store.ts'
import { isEmptyDraft, useDraft } from './draft-store.ts'
import { focusField } from './form-fields.ts'

/**
 * Puts other details into the form and says so. What was typed there can be taken back, and by somebody who
 * was in the middle of it for as long as the form is not used again.
 */
export function fillForm(draft: TypedDraft, words: string) {
  const { draft: before, replace } = useDraft.getState()
  const { say } = useNotice.getState()
  const undo = () => replace(before)
  replace(draft)
  if (isEmptyDraft(before)) say(words, undo)
  else say(`${words}. What you typed before was put aside`, undo, 'with-form')
  focusField('email')
}
