import { textFields } from './constants.ts'
import { z } from './zod.ts'

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
  'documentsLine',
  'privacyNotice',
  'privacyNoticeLink',
  'accentColour',
  'otherWays',
  'referencePattern',
  'expectedFolder',
  'resultsFolder',
  'wifiNetwork',
  'wifiPassword',
  'recoveryCode',
  'passphrase',
  'staffName',
  'staffPin',
  'deskPin',
  'managerPin',
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
  'pattern-form',
  'folder-chosen',
  'link-form',
  'link-host',
  'link-reference',
  'wifi-password-form',
  'colour-form',
  'colour-light',
  'recovery-code-wrong',
  'passphrase-short',
  'passphrase-wrong',
  'pin-form',
  'staff-taken',
  'refused',
])
export type ProblemRule = z.infer<typeof problemRule>

export const fieldProblem = z.strictObject({
  field: problemField,
  rule: problemRule,
  /** Zero-based index, in what is sent, of the character that is not taken. */
  position: z.int().nonnegative().optional(),
  /** Beside `refused`: VerifiMe's own sentence, cleaned and cut. Beside `colour-light`: a colour that would do. */
  message: z.string().max(300).optional(),
})
export type FieldProblem = z.infer<typeof fieldProblem>

/** A rule that a field's text breaks, and the position of the character that does. */
export type BrokenRule = Pick<FieldProblem, 'rule' | 'position'>
/** A field's text as it is sent, or what is wrong with it. */
export type CheckedText = { value: string } | BrokenRule

/** A zod issue that says which rule was broken; `fieldProblems` reads it back. */
export function brokenRule({ rule, position }: BrokenRule) {
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

/** Every way to fail that has a name. The screens turn each into what happened and what to do. */
export const failureCode = z.enum([
  // Nothing reached VerifiMe: outcome `unsent`.
  'offline',
  'unreachable',
  'proxy-unreachable',
  'untrusted-connection',
  'cancelled-before-sending',
  // VerifiMe said no: outcome `refused`.
  'refused',
  'code-refused',
  'too-many-requests',
  'refused-without-reason',
  'not-allowed',
  // The request went out and no valid answer came: outcome `unknown`.
  'no-answer',
  'proxy-refused',
  'server-error',
  'broken-answer',
  'foreign-link',
  'interrupted',
  'interrupted-by-sleep',
  'cancelled',
  // This machine.
  'not-set-up',
  'already-sending',
  'not-found',
  'link-unavailable',
  'code-drawn-wrong',
  'drawn-wrong',
  'no-permanent-link',
  'permanent-link-unusable',
  'no-guest-wifi',
  'no-privacy-notice',
  'printer-not-chosen',
  'printer-none',
  'printer-gone',
  'printer-out-of-paper',
  'printer-not-ready',
  'print-failed',
  'print-no-answer',
  'already-printing',
  'slip-drawn-wrong',
  'slip-not-saved',
  'setting-fixed',
  'setting-refused',
  'too-many-on-hold',
  'database-locked',
  'database-failed',
  'disk-full',
  'practice-only',
  'already-exporting',
  'file-not-written',
  'record-not-made',
  'backup-not-written',
  'backup-disk-full',
  'backup-damaged',
  'backup-newer',
  'backup-gone',
  'backup-locked',
  'desk-locked',
  'manager-needed',
  'pin-wrong',
  'pin-wait',
  'request-refused',
  'internal',
])
export type FailureCode = z.infer<typeof failureCode>

/**
 * A named failure, as it goes from main to a page. Holds no personal data but VerifiMe's own sentence on a field.
 * `inviteId` names the row in the history that an attempt left behind.
 */
export const failure = z.strictObject({
  code: failureCode,
  problems: z.array(fieldProblem),
  inviteId: z.int().positive().optional(),
  /** From `Retry-After`, in whole seconds, at most an hour. */
  retryAfterSeconds: z.int().positive().max(3600).optional(),
})
export type Failure = z.infer<typeof failure>

/** What every call answers: a rejected `invoke` would keep only its message. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; failure: Failure }

export function failed(
  code: FailureCode,
  details: Partial<Omit<Failure, 'code'>> = {},
): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, problems: [], ...details } }
}

export function succeeded<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}
