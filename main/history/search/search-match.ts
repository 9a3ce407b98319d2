import type { InviteMatch, Parts } from '#contract'
import { type InviteRow, nameOf } from '../../database/invite-row.ts'
import { fold, squeeze } from '../../fold-text.ts'

/** Where each of these invites holds the words that it was found by, as far as a list can show them. */
export function matchesOf(rows: readonly InviteRow[], words: readonly string[]): InviteMatch[] {
  return rows.flatMap((row) => {
    const match = matchOf(row, words)
    return match.title.length + match.reference.length > 0 || match.also ? [match] : []
  })
}

function matchOf(row: InviteRow, words: readonly string[]): InviteMatch {
  const name = nameOf(row)
  const title = find([lettersOf(name === '' ? row.email : name)], words)
  const letters = lettersOf(row.reference)
  const reference = find([letters, withJoinedDigits(letters)], words)
  const others = words.filter((word) => !title.words.has(word) && !reference.words.has(word))
  const also = others.length === 0 ? undefined : findElsewhere(row, name, others)
  return {
    id: row.id,
    title: title.parts,
    reference: reference.parts,
    ...(also ? { also } : {}),
  }
}

function findElsewhere({ email, phone }: InviteRow, name: string, words: readonly string[]) {
  const inEmail = name === '' ? [] : find([lettersOf(email)], words).parts
  if (inEmail.length > 0) return { value: email, parts: inEmail }
  if (phone === null) return undefined
  const inPhone = find(phoneLetters(phone), words).parts
  return inPhone.length > 0 ? { value: phone, parts: inPhone } : undefined
}

/** A letter as the search reads it, and where it comes from: one may become two, `ß` is `ss`. */
interface Letter {
  folded: string
  from: number
  to: number
}

/** Two letters with an accent between them, or an apostrophe, are beside each other. */
function lettersOf(text: string): Letter[] {
  const letters: Letter[] = []
  let from = 0
  for (const character of text) {
    const to = from + character.length
    const folded = /[a-z0-9 ]/u.test(character) ? character : squeeze(fold(character))
    for (const unit of folded.split('')) letters.push({ folded: unit, from, to })
    // A mark of its own belongs to the letter before it.
    if (folded === '' && /\p{M}/u.test(character)) stretch(letters, from, to)
    from = to
  }
  return letters
}

function stretch(letters: readonly Letter[], end: number, to: number): void {
  for (const letter of letters.slice(-4)) if (letter.to === end) letter.to = to
}

/** `+61 491570006` is `61491570006`, and `0491570006` as its own country writes it. */
function phoneLetters(phone: string): Letter[][] {
  const space = phone.indexOf(' ')
  const [first, ...others] = lettersOf(phone).filter(({ folded }) => folded !== ' ')
  const national = others.filter(({ from }) => from > space)
  // The + is the first digit's.
  return [
    first ? [{ ...first, from: 0 }, ...others] : [],
    [{ folded: '0', from: 0, to: space }, ...national],
  ]
}

/** `0042 17` may have been searched for as the beginning of a phone number, which is one word. */
function withJoinedDigits(letters: readonly Letter[]): Letter[] {
  const isDigit = (letter: Letter | undefined) => /\d/u.test(letter?.folded ?? '')
  return letters.filter(
    ({ folded }, at) => folded !== ' ' || !isDigit(letters[at - 1]) || !isDigit(letters[at + 1]),
  )
}

/** Each place of each word in a text that may be read in several ways, and which of the words there are. */
function find(readings: readonly Letter[][], words: readonly string[]) {
  const found: [number, number][] = []
  const foundWords = new Set<string>()
  for (const letters of readings) {
    const text = letters.map(({ folded }) => folded).join('')
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const [first, last] = [letters[at], letters[at + word.length - 1]]
        if (!first || !last) break
        foundWords.add(word)
        found.push([first.from, last.to])
      }
    }
  }
  return { parts: joined(found), words: foundWords }
}

function joined(found: [number, number][]): Parts {
  const parts: Parts = []
  for (const [from, to] of found.sort(([one], [other]) => one - other)) {
    const last = parts.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else parts.push([from, to])
  }
  return parts
}
