import { brokenRule, type ProblemRule, type TextField } from './failure.ts'
import { cleanAddress, cleanText } from './fields/clean-text.ts'
import { parseDateOfBirth } from './fields/date-of-birth.ts'
import { cleanEmail, emailField } from './fields/email.ts'
import { checkPhone } from './fields/phone.ts'
import { z } from './zod.ts'

/** More than anybody types, less than what could hurt: VerifiMe documents no limits. */
const longestName = 200
const longestLine = 500
const longestTyped = 2000
const typedText = z.string().max(longestTyped)

/**
 * What stands in the form, exactly as typed. Kept while it is being typed, so it may be wrong.
 * `nameForm` says which of the two ways to give a name is in use; the other one's text is kept but not sent.
 */
export const typedDraft = z.strictObject({
  email: typedText,
  nameForm: z.enum(['parts', 'full']),
  firstName: typedText,
  middleName: typedText,
  familyName: typedText,
  fullName: typedText,
  dateOfBirth: typedText,
  phone: typedText,
  address: typedText,
  reference: typedText,
  sendInvitationEmail: z.boolean(),
  /** The past invite that these details were taken from. */
  reissueOf: z.int().positive().optional(),
})
export type TypedDraft = z.infer<typeof typedDraft>

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

/** The members of VerifiMe's `customerContext`, by VerifiMe's names; what is not known is absent. */
export interface CustomerContext {
  firstName?: string
  middleName?: string
  familyName?: string
  fullName?: string
  /** ISO 8601 date: `1985-03-27`. */
  dateOfBirth?: string
  /** `+61 412345678`. */
  preferredContactNumber?: string
  /** One line. */
  address?: string
}

/** What staff mean to send: checked, cleaned, without empty members. */
export interface InviteDraft {
  email: string
  customerContext: CustomerContext
  /** The organisation's own reference; absent when the app is to make one up. */
  reference?: string
  sendInvitationEmail: boolean
  /** The past invite that this one follows, for the same person. */
  reissueOf?: number
}

const optionalName = optionalField((name) =>
  name.length > longestName ? { rule: 'too-long' } : { value: name },
)
const asLine = (line: string) =>
  line.length > longestLine ? { rule: 'too-long' as const } : { value: line }
const optionalReference = optionalField(asLine)
const optionalAddress = optionalField(asLine, cleanAddress)
const optionalDateOfBirth = optionalField((typed) => {
  const date = parseDateOfBirth(typed)
  return 'rule' in date ? date : { value: date.isoDate }
})
const optionalPhone = optionalField(checkPhone)

const checkedFields = typedDraft
  .extend({
    email: emailField,
    firstName: optionalName,
    middleName: optionalName,
    familyName: optionalName,
    fullName: optionalName,
    dateOfBirth: optionalDateOfBirth,
    phone: optionalPhone,
    address: optionalAddress,
    reference: optionalReference,
  })
  .transform((fields): InviteDraft => {
    const { firstName, middleName, familyName, fullName, dateOfBirth, phone, address } = fields
    const name = fields.nameForm === 'full' ? { fullName } : { firstName, middleName, familyName }
    const customerContext = { ...name, dateOfBirth, preferredContactNumber: phone, address }
    return {
      email: fields.email,
      customerContext: withoutUndefined(customerContext),
      ...withoutUndefined({ reference: fields.reference, reissueOf: fields.reissueOf }),
      sendInvitationEmail: fields.sendInvitationEmail,
    }
  })

/** The one schema of a draft: the form validates with it, and IPC parses with it. */
export const inviteDraft = typedDraft.transform(withoutUnusedName).pipe(checkedFields)

/** A field's text as it is checked and, where it is text, sent: positions of characters count in it. */
export function cleanField(field: TextField, typed: string): string {
  if (field === 'email') return cleanEmail(typed)
  return field === 'address' ? cleanAddress(typed) : cleanText(typed)
}

/** What stands in the fields that are out of sight must not keep the others from being sent. */
function withoutUnusedName(draft: TypedDraft): TypedDraft {
  return draft.nameForm === 'full'
    ? { ...draft, firstName: '', middleName: '', familyName: '' }
    : { ...draft, fullName: '' }
}

/** A field that may be empty; what is in it is cleaned, then checked and rewritten by `read`. */
function optionalField(
  read: (cleaned: string) => { value: string } | { rule: ProblemRule },
  clean: (typed: string) => string = cleanText,
) {
  return typedText.transform((typed, context): string | undefined => {
    const cleaned = clean(typed)
    if (cleaned === '') return undefined
    const result = read(cleaned)
    if ('value' in result) return result.value
    context.addIssue(brokenRule(result.rule))
    return z.NEVER
  })
}

type Defined<T> = { [Key in keyof T]?: NonNullable<T[Key]> }

function withoutUndefined<T extends object>(members: T): Defined<T> {
  const defined: Defined<T> = {}
  for (const name in members) {
    const value = members[name]
    if (value !== undefined && value !== null) defined[name] = value
  }
  return defined
}
