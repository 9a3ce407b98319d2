import { brokenRule, type ProblemRule } from '../field-problem.ts'
import { z } from '../zod.ts'
import { readEmailText } from './email-text.ts'

/** RFC 5321 allows 254 characters in all; VerifiMe documents no limit of its own. */
const longestEmail = 254
/**
 * What mail systems take without quotes (RFC 5321, "dot-string"), at a host with a dot in its name.
 * zod's own pattern also refuses letters that real addresses have, such as & and /.
 */
const emailPattern =
  /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/iu
/** What cannot stand where it does: before the last @, and behind it. */
const wrongInMailbox = /[^\w!#$%&'*+/=?^`{|}~.-]|^\.|\.(?=\.|$)/u
const wrongInHost = /[^a-z\d.-]|^[.-]|\.(?=[.-])|-(?=\.)/iu

/** The customer's email address, cleaned. The letters' case is kept. */
export const emailField = z.string().transform((typed, context) => {
  const { email, hasSeveral } = readEmailText(typed)
  if (email === '') return refuse(context, 'missing')
  if (hasSeveral) return refuse(context, 'email-several')
  if (email.length > longestEmail) return refuse(context, 'too-long')
  if (emailPattern.test(email)) return email
  const position = wrongCharacter(email)
  return position === undefined
    ? refuse(context, 'email-form')
    : refuse(context, 'email-character', position)
})

/** Where the first character stands that cannot be in an address; nothing when it is wrong in another way. */
function wrongCharacter(email: string): number | undefined {
  const at = email.lastIndexOf('@')
  // Without both of its halves it is no address yet, whatever it holds.
  if (at <= 0 || at === email.length - 1) return undefined
  const inMailbox = email.slice(0, at).search(wrongInMailbox)
  if (inMailbox !== -1) return inMailbox
  const inHost = email.slice(at + 1).search(wrongInHost)
  return inHost === -1 ? undefined : at + 1 + inHost
}

function refuse(context: z.RefinementCtx, rule: ProblemRule, position?: number): never {
  context.addIssue(brokenRule(rule, position))
  return z.NEVER
}
