import { type InviteRow, nameOf } from '../invite-row.ts'
import { fold, squeeze } from './fold-text.ts'
import { joinPhones } from './typed-phones.ts'

type SearchedColumns = Pick<
  InviteRow,
  | 'first_name'
  | 'middle_name'
  | 'family_name'
  | 'full_name'
  | 'email'
  | 'phone'
  | 'reference'
  | 'tracking_reference'
>

/**
 * What a search looks into: `mary obrien maryexamplecom 61491570006 0491570006 0f8fad5b… case7`.
 * Words hold letters and digits alone; no hit spans a space.
 */
export function searchText(row: SearchedColumns): string {
  const phone = row.phone ?? ''
  // As people write their own country's numbers; where they write no 0 before, nobody looks for one.
  const national = phone && `0${phone.slice(phone.indexOf(' ') + 1)}`
  const codes = `${phone.replace(' ', '')} ${national} ${row.tracking_reference ?? ''} ${row.reference}`
  const text = squeeze(fold(`${nameOf(row)} ${row.email} ${codes}`))
  return row.reference.includes(' ') ? `${text} ${withJoinedDigits(row.reference)}` : text
}

/** Typed again, `0042 17` may be the beginning of a phone number, and becomes one word. */
function withJoinedDigits(reference: string): string {
  return squeeze(fold(reference)).replace(/(?<=\d) +(?=\d)/gu, '')
}

/**
 * What was typed: words that must all be somewhere. One whole tracking reference is looked up before; it may
 * be an organisation's own reference, which is found by the words.
 */
export type SearchPlan =
  | { kind: 'tracking-reference'; trackingReference: string; words: string[] }
  | { kind: 'words'; words: string[] }

/** Nobody remembers more; a pasted paragraph must not cost more. */
const mostWords = 12

/** Not a part of longer hexadecimal digits, as of a hash; in an encoded link it comes after `%2F`. */
const wholeReference =
  /(?<=^|[^0-9a-f]|%2f)[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}(?![0-9a-f])/iu

/** Reads what was typed, pasted or scanned. No words at all find everything. */
export function planSearch(typed: string): SearchPlan {
  const words = wordsOf(typed)
  const whole = typed.match(wholeReference)?.[0]
  return whole === undefined
    ? { kind: 'words', words }
    : { kind: 'tracking-reference', trackingReference: withDashes(whole), words }
}

function withDashes(reference: string): string {
  const digits = reference.replaceAll('-', '').toLowerCase()
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-')
}

function wordsOf(typed: string): string[] {
  const text = fold(typedReference(typed) ?? typed).replace(/^ ?(?:tel|mailto):/u, '')
  const words = joinPhones(text.split(' ')).flatMap(splitHyphens).map(squeeze)
  return [...new Set(words)].filter((word) => word !== '').slice(0, mostWords)
}

/** Of VerifiMe's link, or half of it, only this is in the text: a tracking reference, or its beginning. */
function typedReference(link: string): string | undefined {
  return link.match(/\/track-id\/([^/?#\s]+)/iu)?.[1]
}

/** `anne-marie` finds Anne Marie too; `case-7` stays one word, or its 7 would be anywhere. */
function splitHyphens(word: string): string[] {
  return /\d/u.test(word) ? [word] : word.split('-')
}

/** Whether every word is somewhere. */
export function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word))
}

const isFourDigits = (part: string) => /^\d{4}$/u.test(part)

/**
 * What the index knows a text by: every one, two and three characters in a row of its words, and every four
 * digits, because three are held by too many phone numbers.
 */
export function gramsOf(text: string): Set<string> {
  const grams = new Set<string>()
  for (const word of text.split(' ')) {
    for (let at = 0; at < word.length; at += 1) {
      for (let length = 1; length <= 3 && at + length <= word.length; length += 1) {
        grams.add(word.slice(at, at + length))
      }
      const four = word.slice(at, at + 4)
      if (isFourDigits(four)) grams.add(four)
    }
  }
  return grams
}

/** Not a gram of any text: it tells the invites of one environment from those of the others. */
export const environmentGram = (environment: string): string => `=${environment}`

/** Everything that the index knows a row by. Nothing of it changes once the invite was answered. */
export function gramsOfRow(row: SearchedColumns & Pick<InviteRow, 'environment'>): Set<string> {
  return gramsOf(searchText(row)).add(environmentGram(row.environment))
}

/** The longest grams of the words: a text that lacks one of them does not hold them all. */
export function gramsOfWords(words: readonly string[]): string[] {
  return [...new Set(words.flatMap(longestGrams))]
}

function longestGrams(word: string): string[] {
  if (word.length <= 3) return [word]
  return Array.from({ length: word.length - 2 }, (_, at) => {
    const four = word.slice(at, at + 4)
    if (isFourDigits(four)) return four
    // The end of four digits is known with them.
    return at > 0 && isFourDigits(word.slice(at - 1, at + 3)) ? [] : word.slice(at, at + 3)
  }).flat()
}
