import { fieldProblem } from './field-problem.ts'
import { z } from './zod.ts'

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
  'database-locked',
  'database-failed',
  'disk-full',
  'practice-only',
  'already-exporting',
  'file-not-written',
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
