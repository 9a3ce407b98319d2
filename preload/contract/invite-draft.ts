import {
  type CheckedField,
  checkField,
  checkOptional,
  longestTyped,
  withoutUnusedName,
} from './draft-check.ts'
import { brokenRule, type CheckedText } from './failure.ts'
import { checkEmail } from './fields/email.ts'
import { z } from './zod.ts'

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
  /** These details correct that invite's: it is done with once this one is issued, whoever it was for. */
  replaces: z.int().positive().optional(),
})
export type TypedDraft = z.infer<typeof typedDraft>

/** A half-typed customer who was put on hold. */
export const heldDraft = z.strictObject({
  id: z.int().positive(),
  typed: typedDraft,
  /** When, in milliseconds since 1970. */
  at: z.int(),
})
export type HeldDraft = z.infer<typeof heldDraft>

/** Whoever has waited longest comes first. */
/** More than one counter ever has: looking for one of them stays quick. */
export const mostHeld = 100
export const heldDrafts = z.array(heldDraft)

export const heldDraftId = z.strictObject({ id: z.int().positive() })

/** Whom to go on with, and what stands in the form until then, if anything does: it is put on hold. */
export const resumption = heldDraftId.extend({ inForm: typedDraft.optional() })

export const resumed = z.strictObject({ draft: typedDraft, held: heldDrafts })

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
  /** The invite that this one corrects. */
  replaces?: number
}

/** The customer's email address: see `checkEmail`. */
export const emailField = z
  .string()
  .transform((typed, context) => sentOf(checkEmail(typed), context))

/** The phone numbers of the world are read when the first draft is parsed. */
const phoneField = typedText.transform(async (typed, context) => {
  const { checkPhone } = await import('./fields/phone.ts')
  return sentOf(checkOptional('phone', typed, checkPhone), context)
})

const checkedFields = typedDraft
  .extend({
    email: emailField,
    firstName: optionalField('firstName'),
    middleName: optionalField('middleName'),
    familyName: optionalField('familyName'),
    fullName: optionalField('fullName'),
    dateOfBirth: optionalField('dateOfBirth'),
    phone: phoneField,
    address: optionalField('address'),
    reference: optionalField('reference'),
  })
  .transform((fields): InviteDraft => {
    const { firstName, middleName, familyName, fullName, dateOfBirth, phone, address } = fields
    const name = fields.nameForm === 'full' ? { fullName } : { firstName, middleName, familyName }
    const customerContext = { ...name, dateOfBirth, preferredContactNumber: phone, address }
    return {
      email: fields.email,
      customerContext: withoutUndefined(customerContext),
      ...withoutUndefined({
        reference: fields.reference,
        reissueOf: fields.reissueOf,
        replaces: fields.replaces,
      }),
      sendInvitationEmail: fields.sendInvitationEmail,
    }
  })

/** The one schema of a draft. Parsed with `parseAsync`; the form asks `draftProblems` before. */
export const inviteDraft = typedDraft.transform(withoutUnusedName).pipe(checkedFields)

/** A field that may be empty; what is in it is cleaned, then checked and rewritten. */
function optionalField(field: CheckedField) {
  return typedText.transform((typed, context) => sentOf(checkField(field, typed), context))
}

/** What is sent, or an issue that says which rule was broken. */
function sentOf<Checked extends CheckedText | undefined>(
  checked: Checked,
  context: z.RefinementCtx,
): Checked extends undefined ? undefined : string
function sentOf(checked: CheckedText | undefined, context: z.RefinementCtx): string | undefined {
  if (!checked || 'value' in checked) return checked?.value
  context.addIssue(brokenRule(checked))
  return z.NEVER
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
