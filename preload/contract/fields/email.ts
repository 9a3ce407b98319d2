import { z } from 'zod'
import { brokenRule } from '../field-problem.ts'
import { cleanText } from './clean-text.ts'

/** RFC 5321 allows 254 characters in all; VerifiMe documents no limit of its own. */
const longestEmail = 254
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
  return z.email().safeParse(email).success ? email : refuse(context, 'email-form')
})

function refuse(context: z.RefinementCtx, rule: 'missing' | 'too-long' | 'email-form'): never {
  context.addIssue(brokenRule(rule))
  return z.NEVER
}
