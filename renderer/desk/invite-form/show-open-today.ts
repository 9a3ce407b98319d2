import { isOpenToday } from '#contract'
import { showCode } from '../invite-actions.ts'
import { isEmptyDraft, useDraft } from './draft-store.ts'
import { focusField, selectInField } from './form-fields.ts'
import { clearForm } from './invite-form.tsx'
import { useReturning } from './returning-store.ts'

/**
 * Shows the code of today's open invite for the address in the form. Once it is shown that address has done its
 * work: the form is empty for the next customer, or, where more was typed, the next address replaces it.
 */
export async function showOpenToday() {
  const { openToday } = useReturning.getState().known
  const { draft } = useDraft.getState()
  if (!openToday || !isOpenToday(openToday, Date.now()) || (await showCode(openToday)) !== 'shown')
    return
  if (useDraft.getState().draft !== draft) return
  if (isEmptyDraft({ ...draft, email: '' })) {
    clearForm()
    return
  }
  focusField('email')
  selectInField('email', 0, draft.email.length)
}
