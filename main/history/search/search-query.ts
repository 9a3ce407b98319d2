import { fold, squeeze } from '../../fold-text.ts'

/** What somebody typed, pasted or scanned into the search. */
export interface SearchQuery {
  /** Parts that must all be somewhere in an invite. None at all find everything. */
  words: string[]
  /** A whole value that an ordinary index can be asked for, if what was typed looks like one. */
  whole?: WholeValue
}

/** `phone` holds digits alone, with the country's: `61491570006`. The others are as they were typed. */
export type WholeValue = {
  column: 'tracking_reference' | 'email' | 'phone' | 'reference'
  value: string
}

/** Nobody remembers more; a pasted paragraph must not cost more. */
const mostWords = 12

export function readSearch(typed: string): SearchQuery {
  const words = wordsOf(typed)
  const whole = wholeValue(typed, words)
  return whole ? { words, whole } : { words }
}

/** Not a part of longer hexadecimal digits, as of a hash; in an encoded link it comes after `%2F`. */
const trackingReference =
  /(?<=^|[^0-9a-f]|%2f)[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}(?![0-9a-f])/iu

/** A shorter reference may be the beginning of a longer one, or a word that others hold too. */
const shortestReference = 8

function wholeValue(typed: string, words: readonly string[]): WholeValue | undefined {
  const tracking = typed.match(trackingReference)?.[0]
  if (tracking) return { column: 'tracking_reference', value: withDashes(tracking) }
  const trimmed = typed.trim().replace(/^mailto:/iu, '')
  if (/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/u.test(trimmed)) return { column: 'email', value: trimmed }
  const [only = ''] = words.length === 1 ? words : []
  if (isPhone(trimmed) && /^\d{9,15}$/u.test(only)) {
    return { column: 'phone', value: only.replace(/^0/u, '61') }
  }
  const isReference =
    !isPhone(trimmed) && trimmed.length >= shortestReference && /\d/u.test(trimmed)
  return isReference ? { column: 'reference', value: trimmed } : undefined
}

function withDashes(reference: string): string {
  const digits = reference.replaceAll('-', '').toLowerCase()
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-')
}

function wordsOf(typed: string): string[] {
  const text = fold(linkReference(typed) ?? typed).replace(/^ ?(?:tel|mailto):/u, '')
  const words = joinPhones(text.split(' ')).flatMap(splitHyphens).map(squeeze)
  return [...new Set(words)].filter((word) => word !== '').slice(0, mostWords)
}

/** Of VerifiMe's link, or half of it, only this is searched: a tracking reference, or its beginning. */
function linkReference(link: string): string | undefined {
  return link.match(/\/track-id\/([^/?#\s]+)/iu)?.[1]
}

/** `anne-marie` finds Anne Marie too; `case-7` stays one word, or its 7 would be anywhere. */
function splitHyphens(word: string): string[] {
  return /\d/u.test(word) ? [word] : word.split('-')
}

/** Groups of digits, from one that begins a number on. */
const isPhone = (run: string) => /^[+(]*(?:0|61|\+)[+\d()./ -]*$/u.test(run)
const isPhonePart = (word: string) => /^[+\d()./-]+$/u.test(word)

/** As many make a whole number: a group that follows is something else, such as a case number. */
const wholeDigits = 10
const isWhole = (run: string) => dialled(run).length >= wholeDigits

/**
 * `0412 345` is the beginning of one number, not two: the groups of a number are put together. Of their digits
 * only the first may fall, so that the rest is found wherever they were written down.
 */
function joinPhones(words: readonly string[]): string[] {
  const runs: string[] = []
  for (const word of words) {
    const last = runs.at(-1)
    const goesOn = last !== undefined && isPhone(last) && isPhonePart(word) && !isWhole(last)
    if (goesOn) runs[runs.length - 1] = `${last} ${word}`
    else runs.push(word)
  }
  return runs.map((run) => (isPhone(run) ? dialled(run) : run))
}

/** The ways to write the same number: `0011 61 4…`, `0061 4…`; and with a 0 too many, `+61 (0)4…`, `+44 020…`. */
function dialled(run: string): string {
  const groups = run.match(/\+|\d+/gu) ?? []
  return (
    groups
      .join(' ')
      // The way out of a country, once there is more of the number: a reference may begin with zeros.
      .replace(/^(?:0011|00) ?(?=61 ?\d|[1-9](?: ?\d){7})/u, '+ ')
      // No country code goes before this 0: what is left is how the country itself dials it.
      .replace(/^\+ (?:\d{1,3} |61)(?=0)/u, '')
      .replace(/^61 ?(?=0(?: ?\d){9}$)/u, '')
      .replace(/[+ ]/gu, '')
  )
}
