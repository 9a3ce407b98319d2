import emailSpellChecker from '@zootools/email-spell-checker'
import { cleanEmail } from '#contract'

const domains = [
  'gmail.com',
  'bigpond.com',
  'bigpond.com.au',
  'bigpond.net.au',
  'optusnet.com.au',
  'outlook.com',
  'outlook.com.au',
  'hotmail.com',
  'hotmail.com.au',
  'live.com',
  'live.com.au',
  'yahoo.com',
  'yahoo.com.au',
  'icloud.com',
  'me.com',
  'iinet.net.au',
  'tpg.com.au',
  'internode.on.net',
  'westnet.com.au',
  'dodo.com.au',
  'protonmail.com',
  'proton.me',
  'fastmail.com',
  // Real ones that look like slips of the others.
  'mail.com',
  'ymail.com',
  'gmx.com',
  'aol.com',
  'msn.com',
  'email.com',
  'yahoo.co.uk',
  'hotmail.co.uk',
]
const completeAddress = /^[^@\s]+@[^@\s]+\.[^@\s]{2,}$/u
/** Endings that nobody has: what fingers make of .com and .com.au. */
const endingSlips: readonly [RegExp, string][] = [
  [/\.(con|cmo|ocm|vom|xom|cim|comm|coom)$/u, '.com'],
  [/\.(con|cmo|ocm|vom|xom|cim|comm|coom)\.au$/u, '.com.au'],
  [/\.com\.(ai|ay|aau|auu|aus|ua)$/u, '.com.au'],
]

/** Another address that was probably meant; offered, never forced. */
export function likelyEmail(typed: string): string | undefined {
  const email = cleanEmail(typed)
  if (!completeAddress.test(email)) return undefined
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1).toLowerCase()
  const likely = likelyDomain(domain)
  return likely === domain ? undefined : `${email.slice(0, at)}@${likely}`
}

/** Other endings are organisations' own: only a known mail provider is worth a question. */
function likelyDomain(domain: string): string {
  if (domains.includes(domain)) return domain
  const email = `name@${domain}`
  const found = emailSpellChecker.run({
    email,
    domains,
    secondLevelDomains: [],
    topLevelDomains: [],
  })
  if (found && domains.includes(found.domain)) return found.domain
  const slip = endingSlips.find(([ending]) => ending.test(domain))
  return slip ? domain.replace(...slip) : domain
}
