import emailSpellChecker from '@zootools/email-spell-checker'
import providers from 'email-providers/all.json'
import commonProviders from 'email-providers/common.json'
import { checkEmail, readEmailText } from '#contract'

/** Whose customers are asked about a slip. */
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
  'mail.com',
  'ymail.com',
  'gmx.com',
  'aol.com',
  'msn.com',
  'email.com',
  'yahoo.co.uk',
  'hotmail.co.uk',
]
/** Real ones that look like typing mistakes of those, and that the package does not know. */
const otherReal = [
  'y7mail.com',
  'optusnet.com',
  'amnet.net.au',
  'fastmail.net',
  'gmx.co.uk',
  'aol.com.au',
  'live.co.za',
  'live.com.pt',
]
/** Providers that have an ending for every country. */
const worldwide = /^(?:yahoo|ymail|hotmail|live|outlook|msn|gmx|aol|mail|email|protonmail)\./u
/** Countries where such a provider's ending has two parts, and endings that are typing mistakes of .com everywhere. */
const notAlone = /\.(?:au|nz|uk|za|jp|kr|th|id|br|il|co|cm|om|cim|ne|et|ai|ay|ua)$/u
const completeAddress = /^[^@\s]+@[^@\s]+\.[^@\s]{2,}$/u
/** Endings that nobody has: what fingers make of .com and .com.au. */
const endingTypos: readonly [RegExp, string][] = [
  [/\.(con|cmo|ocm|vom|xom|cim|comm|coom)$/u, '.com'],
  [/\.(con|cmo|ocm|vom|xom|cim|comm|coom)\.au$/u, '.com.au'],
  [/\.com\.(ai|ay|aau|auu|aus|ua)$/u, '.com.au'],
]
/** What stands for another character in an address that can be none as it is, most likely first. */
const repairs: readonly [RegExp, string][] = [
  [/[‘’‛ʹʻʼˈ´`′]/gu, "'"],
  [/\s*[,;،、]\s*|\s*\.\s+|\s+\.|\.{2,}/gu, '.'],
  [/@{2,}/gu, '@'],
  [/^\.+|\.+(?=@)|(?<=@)\.+/gu, ''],
  [/\s*([_@-])\s*/gu, '$1'],
]

/** Another address that was probably meant; offered, never forced. */
export function likelyEmail(typed: string): string | undefined {
  const { email, likely, hasSeveral } = readEmailText(typed)
  if (hasSeveral) return undefined
  const repaired = repairedEmail(likely !== undefined && isEmail(likely) ? likely : email)
  const meant = withLikelyDomain(repaired)
  return meant !== email && isEmail(meant) ? meant : undefined
}

function isEmail(email: string): boolean {
  return 'value' in checkEmail(email)
}

/** A mark that an address may hold, and hardly ever does, is asked about too. */
function repairedEmail(email: string): string {
  if (isEmail(email)) return email.replaceAll('`', "'").replace(/'+@/u, '@')
  let repaired = email
  for (const [wrong, right] of repairs) {
    repaired = repaired.replace(wrong, right)
    if (isEmail(repaired)) return repaired
  }
  return email
}

function withLikelyDomain(email: string): string {
  if (!completeAddress.test(email)) return email
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1).toLowerCase()
  const likely = likelyDomain(domain)
  return likely === domain ? email : `${email.slice(0, at)}@${likely}`
}

/** Other endings are organisations' own: only a known mail provider is worth a question. */
function likelyDomain(domain: string): string {
  if (isReal(domain)) return domain
  const found = nearestDomain(domain)
  if (found !== undefined && !(isListed(domain) && !isOneSlip(domain, found))) return found
  const slip = endingTypos.find(([ending]) => ending.test(domain))
  return slip ? domain.replace(...slip) : domain
}

function nearestDomain(domain: string): string | undefined {
  const found = emailSpellChecker.run({
    email: `name@${domain}`,
    domains,
    secondLevelDomains: [],
    topLevelDomains: [],
  })
  const nearest = found && domains.includes(found.domain) ? found.domain : undefined
  const meant = nearest ?? domains.find((known) => isOneSlip(domain, known))
  if (meant === undefined) return undefined
  // Two or three letters are near to everybody's own domain: only their order can be a slip, or the ending.
  const [typedName, name] = [nameIn(domain), nameIn(meant)]
  const isShort = name.length <= 3 && sorted(typedName) !== sorted(name)
  return name.length < 3 || isShort ? undefined : meant
}

function nameIn(domain: string): string {
  return domain.slice(0, domain.indexOf('.'))
}

function sorted(text: string): string {
  return [...text].sort().join('')
}

/** A provider that is there for certain, however near it is to another one. */
function isReal(domain: string): boolean {
  if (domains.includes(domain) || otherReal.includes(domain)) return true
  if (commonProviders.includes(domain)) return true
  if (!worldwide.test(domain) || endingTypos.some(([ending]) => ending.test(domain))) return false
  const isOneCountry = /^[a-z]+\.[a-z]{2}$/u.test(domain)
  return (isOneCountry || isListed(domain)) && !(isOneCountry && notAlone.test(domain))
}

let listed: ReadonlySet<string> | undefined

/** The list holds domains that others registered in the hope of a slip, gmial.com and hotmai.com among them. */
function isListed(domain: string): boolean {
  listed ??= new Set(providers)
  return listed.has(domain)
}

/** Whether one letter too many, too few or wrong, or two in the wrong order, are all that is between them. */
function isOneSlip(one: string, other: string): boolean {
  const from = [...one].findIndex((letter, index) => letter !== other.charAt(index))
  if (from === -1) return other.length - one.length <= 1
  const [a, b] = [one.slice(from), other.slice(from)]
  const isSwapped = a.charAt(0) === b.charAt(1) && a.charAt(1) === b.charAt(0)
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (isSwapped && a.slice(2) === b.slice(2))
  )
}
