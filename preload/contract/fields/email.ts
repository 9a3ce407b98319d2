import { addressParser } from 'postal-mime'
import type { CheckedText } from '../failure.ts'
import { cleanText } from './clean-text.ts'

/** What a text in the email field holds. */
export interface EmailText {
  /** The address that is meant for certain; otherwise the whole text, in plain characters. */
  email: string
  /** The name that came with it: `"Chen, Mia" <mia@example.com>`. */
  name?: string
  /** The only address among other words, which nothing says is meant: to be asked about. */
  likely?: string
  hasSeveral: boolean
}

/** Marks around an address. An apostrophe or a backtick may be in one, but no mailbox begins with it. */
const marks = '\\s"\'`´‘’‚‛“”„‟«»‹›〈〉《》「」<>()\\[\\]{}|,;:!?…•'
const marksBefore = new RegExp(`^[${marks}]+`, 'u')
const marksBehind = new RegExp(`(?<![${marks}.\\\\/*])[${marks}.\\\\/*]+$`, 'u')
const doubleQuotes = /[“”„‟«»″]/gu
/** A link that opens a mail program, with what may follow the address in it. */
const mailLink = /mailto:\s*([^\s<>()[\]"?]*)(?:\?[^\s<>()[\]"]*)?/giu
/** Other brackets around an address mean what angle brackets do. */
const bracketed = /[([{‹〈]\s*([^\s<>()[\]{}@]+@[^\s<>()[\]{}@‹›〈〉]+)\s*[)\]}›〉]/gu
/** To count them only: a slash or a colon may be in an address, but rather stands between two. */
const addressLike =
  /(?<![^\s"<>()[\]|,;:/@])[^\s"<>()[\]|,;:/@]+@[^\s"<>()[\]|,;:/@]+\.[^\s"<>()[\]|,;:/@]{2,}/gu
/** What may stand before an address without being a part of it. Anybody may type a colon for a full stop. */
const label =
  /^[\s"'(]*(?:(?:e|e-?mail|mail|e-?mail address|address|contact|to|from|cc|reply-to|user|username|login)\s*:\s*["']?)*$/iu
/** No label, and no title of somebody's profession either. */
const nameLike =
  /^(?!.*\b(?:e-?mail|mail|address|contact|phone|from|to|at)\b)[\p{L}\p{M}'’. ,-]+$/iu
/** Whatever a mail program must read before the address is known. */
const structure = /[\s"<>(),;:]/u

/** Letters of other scripts that nobody can tell from a Latin one, each above its twin. */
const twins = twinsOf(
  'аеорсухіјѕԁһԛԝӏкАВЕКМНОРСТУХІЈЅԌ' + 'οανρικυχϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧ' + 'ɑɡ',
  'aeopcyxijsdhqwlkABEKMHOPCTYXIJSG' + 'oavpikuxjABEZHIKMNOPTYX' + 'ag',
)

function twinsOf(others: string, latin: string): ReadonlyMap<string, string> {
  return new Map([...others].map((letter, index) => [letter, latin.charAt(index)]))
}

/** Finds the address in what was typed, pasted or dictated. */
export function readEmailText(typed: string): EmailText {
  const text = plainText(typed)
  const line = text
    .replace(mailLink, (_link, address: string) => withoutEscapes(address))
    .replace(bracketed, ' <$1> ')
    .replace(doubleQuotes, '"')
  const whole = { email: withoutMarks(line), hasSeveral: false }
  const different = new Set(
    line.match(addressLike)?.map((found) => withoutMarks(found).toLowerCase()),
  )
  if (different.size > 1) return { ...whole, hasSeveral: true }
  if (!structure.test(whole.email)) return whole
  const [found] = addressesIn(line)
  if (!found) return whole
  const { email, isMeant } = found
  const isFirst = !isMeant && whole.email.startsWith(email)
  const named = isFirst || !nameLike.test(found.name) ? {} : { name: found.name }
  if (isMeant) return { email, hasSeveral: false, ...named }
  // One word before an address may as well be a part of it, with a space for a full stop.
  return isFirst || /\s/u.test(found.name) ? { ...whole, likely: email, ...named } : whole
}

/** The address in what was typed, without what a paste or a dictation leaves around it. */
export function cleanEmail(typed: string): string {
  return readEmailText(typed).email
}

/** The addresses in a line as mail programs write them, and the words that stand with them. */
function addressesIn(line: string) {
  const parsed = addressParser(line, { flatten: true })
  const words = parsed.filter(({ address }) => !address?.includes('@')).map(({ name }) => name)
  return parsed.flatMap(({ address = '', name }) => {
    const email = withoutMarks(address)
    // What the parser put together, from both sides of a comment, nobody typed.
    const place = line.indexOf(email)
    if (!email.includes('@') || place === -1) return []
    const isComment = line.includes(`(${name})`)
    const own = isComment || name.includes('@') ? [] : [name]
    const before = line.slice(0, place)
    const isAlone = words.length === 0 && (name === '' || isComment) && label.test(before)
    return [
      {
        email,
        // A family name before a comma that nothing quotes is parsed as an entry of its own.
        name: withoutMarks([...words, ...own].filter((part) => part !== '').join(', ')),
        isMeant: before.trimEnd().endsWith('<') || isAlone,
      },
    ]
  })
}

function withoutMarks(text: string): string {
  return text
    .trim()
    .replace(/^([*_~]{1,9})(.*)\1$/u, '$2')
    .replace(marksBefore, '')
    .replace(marksBehind, '')
}

function withoutEscapes(text: string): string {
  return text.replace(/%([2-7][\da-f])/giu, (_escape, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** Characters that can only stand for another one in an address, whichever keyboard or program made them. */
function plainText(typed: string): string {
  const text = cleanText(typed)
    .replace(/\u200c|\u200d|[\u180b-\u180d\u180f]/gu, '')
    .replace(/[\ufe50-\ufe6b]/gu, (form) => form.normalize('NFKC'))
    .replace(/[。․]/gu, '.')
    // Word writes these for a hyphen: one that does not break, a dash, a minus.
    .replace(/[\u2010-\u2013\u2212]/gu, '-')
    .replace(/(?!\d)\p{Nd}/gu, plainDigit)
  // A space beside the @ is a dictation's; beside anything else it may stand for something.
  const joined = text.replace(/^([^@]*?) ?@ ?([^@]*)$/u, '$1@$2')
  return joined.replace(/[^\s@<>"(),;:]+/gu, (part) => withoutTwins(part))
}

/** Every script's digits stand in rows of ten, from nought to nine. */
function plainDigit(digit: string): string {
  let first = digit.codePointAt(0) ?? 0
  const code = first
  while (code - first < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1
  return String(code - first)
}

/**
 * Beside Latin letters a twin can only stand for the Latin one. A part that is all of another script, or holds a
 * letter that has no twin, may mean something else and stays.
 */
function withoutTwins(part: string): string {
  const others = [...part].filter((letter) => /[^\u0020-\u007e]/u.test(letter))
  const isPlain = others.length === 0 || !/[a-z]/iu.test(part)
  if (isPlain || others.some((letter) => !twins.has(letter) && !/[‘’´]/u.test(letter))) return part
  return part.replace(/[^\u0020-\u007e]/gu, (letter) => twins.get(letter) ?? letter)
}

/** RFC 5321 allows 254 characters in all; VerifiMe documents no limit of its own. */
const longestEmail = 254
/**
 * What mail systems take without quotes (RFC 5321, "dot-string"), at a host with a dot in its name, which ends as every
 * country's and kind's does: in letters, or as a name of another script is written in them.
 * zod's own pattern also refuses letters that real addresses have, such as & and /.
 */
const emailPattern =
  /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+([a-z]{2,63}|xn--[a-z\d-]{0,57}[a-z\d])$/iu
/** What cannot stand where it does: before the last @, and behind it. */
const wrongInMailbox = /[^\w!#$%&'*+/=?^`{|}~.-]|^\.|\.(?=\.|$)/u
const wrongInHost = /[^a-z\d.-]|^[.-]|\.(?=[.-])|-(?=\.)/iu

/** The customer's email address, cleaned, or what is wrong with it. The letters' case is kept. */
export function checkEmail(typed: string): CheckedText {
  const { email, hasSeveral } = readEmailText(typed)
  if (email === '') return { rule: 'missing' }
  if (hasSeveral) return { rule: 'email-several' }
  if (email.length > longestEmail) return { rule: 'too-long' }
  if (emailPattern.test(email)) return { value: email }
  const position = wrongCharacter(email)
  return position === undefined ? { rule: 'email-form' } : { rule: 'email-character', position }
}

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
