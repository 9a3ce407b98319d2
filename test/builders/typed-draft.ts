import { emptyDraft, type TypedDraft } from '#contract'

/** A draft that is good with its email address alone, and what a test adds to it. */
export function typed(changes: Partial<TypedDraft>): TypedDraft {
  return { ...emptyDraft, email: 'mary@example.com', ...changes }
}

/** Every field filled, as a person types it. */
export const fullDraft: TypedDraft = {
  email: ' mary@example.com. ',
  nameForm: 'parts',
  firstName: ' Mary ',
  middleName: 'Ann',
  familyName: 'O’Brien-Smith',
  fullName: '',
  dateOfBirth: '27/3/1985',
  phone: '0491 570 006',
  address: '42 Wallaby Way,\nSydney NSW 2000, Australia',
  reference: 'CASE-7',
  sendInvitationEmail: true,
}
