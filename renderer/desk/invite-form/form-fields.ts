import { type ProblemField, type TextField, textFields } from '#contract'

/** The accessible names of the fields, exactly these and nothing more. */
export const fieldLabels: Record<TextField, string> = {
  email: 'Email',
  firstName: 'First name',
  middleName: 'Middle name',
  familyName: 'Family name',
  fullName: 'Full name',
  dateOfBirth: 'Date of birth',
  phone: 'Phone',
  address: 'Address',
  reference: 'Your reference',
}

export function isTextField(field: ProblemField): field is TextField {
  return textFields.some((name) => name === field)
}

function inputOf(field: ProblemField): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`input[name="${field}"]`)
}

/** Puts the keyboard into a field, now or, when its screen is only coming up, once it is there. */
export function focusField(field: ProblemField) {
  const input = inputOf(field)
  if (input) input.focus()
  else setTimeout(() => inputOf(field)?.focus())
}

/** Marks a stretch of a field's text with the caret's selection; the focus stays where it is. */
export function selectInField(field: ProblemField, start: number, end: number) {
  inputOf(field)?.setSelectionRange(start, end)
}

export function isTypingInForm(): boolean {
  const active = document.activeElement
  return active instanceof HTMLInputElement && active.value !== '' && isFormFieldName(active.name)
}

function isFormFieldName(name: string): boolean {
  return textFields.some((field) => field === name)
}
