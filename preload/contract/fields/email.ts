import { brokenRule } from '../field-problem.ts'
import { z } from '../zod.ts'
import { cleanText } from './clean-text.ts'

/** RFC 5321 allows 254 characters in all; VerifiMe documents no limit of its own. */
const longestEmail = 254
/**
 * What mail systems take without quotes (RFC 5321, "dot-string"), at a host with a dot in its name.
 * zod's own pattern also refuses letters that real addresses have, such as & and /.
 */
const emailPattern =
  /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/iu
const joiners = /[\u200c\u200d]/gu

/** Drops what a paste or a dictation leaves behind: spaces, invisible characters, a last full stop or comma. */
export function cleanEmail(typed: string): string {
  return cleanText(typed)
    .replace(joiners, '')
    .replace(/^mailto:/iu, '')
    .replace(/[.,;]+$/u, '')
    .replace(/^<(.*)>$/u, '$1')
    .trim()
}

/** The customer's email address, cleaned. The letters' case is kept. */
export const emailField = z.string().transform((typed, context) => {
  const email = cleanEmail(typed)
  if (email === '') return refuse(context, 'missing')
  if (email.length > longestEmail) return refuse(context, 'too-long')
  return emailPattern.test(email) ? email : refuse(context, 'email-form')
})

function refuse(context: z.RefinementCtx, rule: 'missing' | 'too-long' | 'email-form'): never {
  context.addIssue(brokenRule(rule))
  return z.NEVER
}
