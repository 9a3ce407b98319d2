import { type TextField, textFields } from './constants.ts'
import type { CheckedText, FieldProblem } from './failure.ts'
import { cleanAddress, cleanText } from './fields/clean-text.ts'
import { parseDateOfBirth } from './fields/date-of-birth.ts'
import { checkEmail, cleanEmail } from './fields/email.ts'
import type { TypedDraft } from './invite-draft.ts'

/** More than anybody types, less than what could hurt: VerifiMe documents no limits. */
const longestName = 200
const longestLine = 500
export const longestTyped = 2000

export const emptyDraft: TypedDraft = {
  email: '',
  nameForm: 'parts',
  firstName: '',
  middleName: '',
  familyName: '',
  fullName: '',
  dateOfBirth: '',
  phone: '',
  address: '',
  reference: '',
  sendInvitationEmail: false,
}

type Check = (cleaned: string) => CheckedText

const atMost =
  (longest: number): Check =>
  (text) =>
    text.length > longest ? { rule: 'too-long' } : { value: text }

/** What is asked of a field that may be empty, where it is not. `fields/phone.ts`, which is large, has the phone's. */
const checks = {
  firstName: atMost(longestName),
  middleName: atMost(longestName),
  familyName: atMost(longestName),
  fullName: atMost(longestName),
  dateOfBirth: (typed) => {
    const date = parseDateOfBirth(typed)
    return 'rule' in date ? date : { value: date.isoDate }
  },
  address: atMost(longestLine),
  reference: atMost(longestLine),
} as const satisfies Partial<Record<TextField, Check>>

export type CheckedField = keyof typeof checks

/**
 * What keeps a draft from being sent: what its schema would find, without zod. A form that has not read the phone's
 * check yet leaves the phone number to main.
 */
export function draftProblems(typed: TypedDraft, checkPhone?: Check): FieldProblem[] {
  const draft = withoutUnusedName(typed)
  const checkOf = (field: TextField, text: string): CheckedText | undefined => {
    if (text.length > longestTyped) return { rule: 'too-long' }
    if (field === 'email') return checkEmail(text)
    return checkOptional(field, text, field === 'phone' ? checkPhone : checks[field])
  }
  return textFields.flatMap((field) => {
    const checked = checkOf(field, draft[field])
    return checked && 'rule' in checked ? [{ field, ...checked }] : []
  })
}

/** Nothing for a field that is empty, or that `check` was not there for. */
export function checkOptional(
  field: TextField,
  typed: string,
  check: Check | undefined,
): CheckedText | undefined {
  const cleaned = cleanField(field, typed)
  return cleaned === '' ? undefined : check?.(cleaned)
}

export function checkField(field: CheckedField, typed: string): CheckedText | undefined {
  return checkOptional(field, typed, checks[field])
}

/** A field's text as it is checked and, where it is text, sent: positions of characters count in it. */
export function cleanField(field: TextField, typed: string): string {
  if (field === 'email') return cleanEmail(typed)
  return field === 'address' ? cleanAddress(typed) : cleanText(typed)
}

/** What stands in the fields that are out of sight must not keep the others from being sent. */
export function withoutUnusedName(draft: TypedDraft): TypedDraft {
  return draft.nameForm === 'full'
    ? { ...draft, firstName: '', middleName: '', familyName: '' }
    : { ...draft, fullName: '' }
}

/** What stands in the name fields that are in sight, in one line. */
export function typedName(draft: TypedDraft): string {
  const { firstName, middleName, familyName, fullName } = withoutUnusedName(draft)
  return [firstName, middleName, familyName, fullName].join(' ').trim().replace(/\s+/gu, ' ')
}
