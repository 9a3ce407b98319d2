import { z } from './zod.ts'

/** The fields of the form that take text, in the order in which they stand. */
export const textFields = [
  'email',
  'firstName',
  'middleName',
  'familyName',
  'fullName',
  'dateOfBirth',
  'phone',
  'address',
  'reference',
] as const
export type TextField = (typeof textFields)[number]

/** Everything that a problem can point at: the form's fields and the settings' fields. */
export const problemField = z.enum([
  ...textFields,
  'sendInvitationEmail',
  'code',
  'label',
  'organisationName',
  'customAddress',
  'customStatusAddress',
  'customLinkHosts',
  'permanentLink',
  'wifiNetwork',
  'wifiPassword',
  'recoveryCode',
  /** No field of ours: something that concerns the whole form. */
  'form',
])
export type ProblemField = z.infer<typeof problemField>

/**
 * What is wrong with a field. The screens turn rules into sentences.
 * `email-character` and `email-several` are found here, before anything is sent: a character that cannot be in
 * an address, and more than one address. `name-character` and `code-length` are VerifiMe's PersonNameInvalidCharacter and
 * InvalidOrganisationCodeLength; `refused` is any other reason that VerifiMe gives, in its own words.
 */
export const problemRule = z.enum([
  'missing',
  'email-form',
  'email-character',
  'email-several',
  'too-long',
  'date-form',
  'date-letter',
  'date-short-year',
  'date-order',
  'date-impossible',
  'date-future',
  'date-too-early',
  'date-buddhist-year',
  'date-other-calendar',
  'date-weekday',
  'date-time-zone',
  'phone-form',
  'phone-two',
  'phone-extension',
  'phone-more',
  'phone-area-code',
  'phone-short',
  'phone-long',
  'phone-letter',
  'name-character',
  'code-form',
  'code-length',
  'label-taken',
  'address-form',
  'host-form',
  'link-form',
  'link-host',
  'link-reference',
  'wifi-password-form',
  'recovery-code-wrong',
  'refused',
])
export type ProblemRule = z.infer<typeof problemRule>

export const fieldProblem = z.strictObject({
  field: problemField,
  rule: problemRule,
  /** Zero-based index, in what is sent, of the character that is not taken. */
  position: z.int().nonnegative().optional(),
  /** VerifiMe's own sentence, cleaned and cut; only beside the rule `refused`. */
  message: z.string().max(300).optional(),
})
export type FieldProblem = z.infer<typeof fieldProblem>

/** A zod issue that says which rule was broken; `fieldProblems` reads it back. */
export function brokenRule(rule: ProblemRule, position?: number) {
  return { code: 'custom' as const, message: rule, params: { rule, position } }
}

/** Turns what a schema of the contract found into problems of fields, in the form's order, one a field. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  const found = new Map<ProblemField, FieldProblem>()
  for (const issue of error.issues) {
    const field = problemField.safeParse(issue.path[0])
    if (!field.success || found.has(field.data)) continue
    found.set(field.data, { field: field.data, rule: ruleOf(issue), ...positionOf(issue) })
  }
  return problemField.options.flatMap((field) => found.get(field) ?? [])
}

function ruleOf(issue: z.core.$ZodIssue): ProblemRule {
  if (issue.code === 'too_big') return 'too-long'
  const rule = issue.code === 'custom' ? problemRule.safeParse(issue.params?.rule) : undefined
  return rule?.success ? rule.data : 'missing'
}

function positionOf(issue: z.core.$ZodIssue): Pick<FieldProblem, 'position'> {
  const position = issue.code === 'custom' ? issue.params?.position : undefined
  return typeof position === 'number' ? { position } : {}
}
