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
]
const secondLevelDomains = ['gmail', 'bigpond', 'optusnet', 'hotmail', 'outlook', 'yahoo', 'icloud']
const topLevelDomains = [
  'com',
  'com.au',
  'net.au',
  'org.au',
  'edu.au',
  'gov.au',
  'net',
  'org',
  'id.au',
]
const completeAddress = /^[^@\s]+@[^@\s]+\.[^@\s]{2,}$/u

/** Another address that was probably meant; offered, never forced. */
export function likelyEmail(typed: string): string | undefined {
  const email = cleanEmail(typed)
  if (!completeAddress.test(email)) return undefined
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  if (domains.includes(domain) || domain.endsWith('.au')) return slipInAu(email, domain)
  return suggestion(email, topLevelDomains)
}

/** Any ending under .au is some organisation's own: only a known mail provider is worth a question. */
function slipInAu(email: string, domain: string): string | undefined {
  return domains.includes(domain) ? undefined : suggestion(email, [])
}

function suggestion(email: string, endings: string[]): string | undefined {
  const full = emailSpellChecker.run({
    email,
    domains,
    secondLevelDomains: endings.length > 0 ? secondLevelDomains : [],
    topLevelDomains: endings,
  })?.full
  return full === undefined || full.toLowerCase() === email.toLowerCase() ? undefined : full
}
