/** In characters. Read from left to right once, and so is what is compared with it: nothing typed can make it slow. */
export const longestPattern = 60
const mostInRow = 20

const checkRules = ['luhn', 'mod 11', 'mod 97'] as const
type CheckRule = (typeof checkRules)[number]

type Part =
  | { kind: 'text'; text: string }
  | { kind: 'digits' | 'letters'; least: number; most: number; isYear?: true }
  | { kind: 'check'; rule: CheckRule; least: number; most: number }

export type ReferencePattern = readonly Part[]

/** Why a pattern cannot be used, and which part of it is meant. */
export interface PatternProblem {
  problem:
    | 'brace'
    | 'unknown'
    | 'count'
    | 'runs-on'
    | 'check-place'
    | 'nothing-to-fill'
    | 'too-long'
  part: string
}

/** How a reference differs from the pattern, at the first place where it does. */
export type ReferenceCheck =
  | { state: 'follows'; hasCheck: boolean }
  | { state: 'text'; text: string; isFirst: boolean }
  | { state: 'digits' | 'letters'; missing: number }
  | { state: 'check' }
  | { state: 'more'; text: string }

/**
 * Reads `M-{6 digits}-{check}`: what stands outside of braces stands so in every reference; `{6 digits}`,
 * `{4 to 6 digits}`, `{2 letters}` and `{year}` are filled in; `{check}` is the Luhn digit of all digits in front of
 * it, `{check mod 11}` and `{check mod 97}` are those of the rules of these names.
 */
export function readReferencePattern(text: string): ReferencePattern | PatternProblem {
  if (text.length > longestPattern) return { problem: 'too-long', part: '' }
  const parts: Part[] = []
  for (const [written, inBraces] of text.matchAll(/\{([^{}]*)\}|[^{}]+|[{}]/gu)) {
    if (written === '{' || written === '}') return { problem: 'brace', part: written }
    const part: Part | PatternProblem =
      inBraces === undefined ? { kind: 'text', text: written } : readPart(inBraces)
    if ('problem' in part) return { ...part, part: written }
    const problem = problemOfPlace(part, parts)
    if (problem !== undefined) return { problem, part: written }
    parts.push(part)
  }
  const isShape = parts.some(({ kind }) => kind !== 'text')
  return isShape ? parts : { problem: 'nothing-to-fill', part: text }
}

function readPart(words: string): Part | PatternProblem {
  const text = words.trim().toLowerCase().replace(/\s+/gu, ' ')
  if (text === 'year') return { kind: 'digits', least: 4, most: 4, isYear: true }
  const rule = checkRules.find((name) => text === 'check' || text === `check ${name}`)
  if (rule !== undefined) {
    const length = rule === 'mod 97' ? 2 : 1
    return { kind: 'check', rule, least: length, most: length }
  }
  const counted = /^(\d{1,3})(?: to (\d{1,3}))? (digit|letter)s?$/u.exec(text)
  if (!counted) return { problem: 'unknown', part: '' }
  const [, least, most = least, kind] = counted
  const range = { least: Number(least), most: Number(most) }
  if (range.least < 1 || range.most > mostInRow || range.least > range.most) {
    return { problem: 'count', part: '' }
  }
  return { kind: kind === 'digit' ? 'digits' : 'letters', ...range }
}

function problemOfPlace(part: Part, parts: readonly Part[]): PatternProblem['problem'] | undefined {
  const before = parts.at(-1)
  if (before && isOpenEnded(before) && runsOn(before, part)) return 'runs-on'
  return part.kind === 'check' && !parts.some(canBeChecked) ? 'check-place' : undefined
}

const isOpenEnded = (part: Part) => part.kind !== 'text' && part.least < part.most
const canBeChecked = (part: Part) =>
  part.kind === 'digits' || (part.kind === 'text' && /\d/u.test(part.text))

/** Whether nobody could say where the one ends and the other begins. */
function runsOn(before: Part, part: Part): boolean {
  const isDigits = before.kind === 'digits'
  if (part.kind === 'text') return (isDigits ? /^\d/u : /^\p{L}/u).test(part.text)
  return (part.kind === 'letters') !== isDigits
}

const inRow = { digits: /\d/u, letters: /\p{L}/u, check: /[\dXx]/u }

/** How many characters of this kind stand there, up to as many as the part has. */
function lengthAt(text: string, at: number, part: Exclude<Part, { kind: 'text' }>): number {
  let length = 0
  while (length < part.most && inRow[part.kind].test(text.charAt(at + length))) length += 1
  return length
}

/** Compares a reference with the pattern, small letters with capital ones too. */
export function checkReference(pattern: ReferencePattern, typed: string): ReferenceCheck {
  let at = 0
  for (const [index, part] of pattern.entries()) {
    if (part.kind === 'text') {
      const { text } = part
      if (!startsAt(typed, at, text)) return { state: 'text', text, isFirst: index === 0 }
      at += text.length
      continue
    }
    const length = lengthAt(typed, at, part)
    const differs = differenceIn(part, length, typed.slice(0, at + length))
    if (differs) return differs
    at += length
  }
  if (at < typed.length) return { state: 'more', text: typed.slice(at) }
  return { state: 'follows', hasCheck: pattern.some(({ kind }) => kind === 'check') }
}

function differenceIn(
  part: Exclude<Part, { kind: 'text' }>,
  length: number,
  upToIt: string,
): ReferenceCheck | undefined {
  if (length < part.least) {
    const state = part.kind === 'letters' ? 'letters' : 'digits'
    return { state, missing: part.least - length }
  }
  if (part.kind !== 'check') return undefined
  const before = upToIt.slice(0, upToIt.length - length)
  const isRight = startsAt(upToIt, before.length, checkCharacters(before, part.rule))
  return isRight ? undefined : { state: 'check' }
}

function startsAt(typed: string, at: number, text: string): boolean {
  return typed.slice(at, at + text.length).toUpperCase() === text.toUpperCase()
}

/**
 * What was typed without what every reference begins with, or with other signs between its parts, as the pattern
 * writes it: `482915 7` becomes `M-482915-7`. Anything else stays as it was typed.
 */
export function completeReference(pattern: ReferencePattern, typed: string): string {
  const bare = withoutSigns(typed)
  let at = 0
  let whole = ''
  for (const [index, part] of pattern.entries()) {
    if (part.kind === 'text') {
      const wanted = withoutSigns(part.text)
      if (startsAt(bare, at, wanted)) at += wanted.length
      else if (index > 0) return typed
      whole += part.text
      continue
    }
    const length = lengthAt(bare, at, part)
    if (length < part.least) return typed
    whole += bare.slice(at, at + length)
    at += length
  }
  return at === bare.length ? whole : typed
}

const withoutSigns = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

/** One that follows the pattern, to be shown; another for each number. */
export function exampleReference(pattern: ReferencePattern, number = 0): string {
  let example = ''
  for (const part of pattern) {
    if (part.kind === 'text') example += part.text
    else if (part.kind !== 'check' && part.isYear) example += new Date().getFullYear()
    else if (part.kind === 'check') example += checkCharacters(example, part.rule)
    else {
      const row = part.kind === 'letters' ? 'ABCDEFGHJKLMNPQRSTUVWXYZ' : '482915073648291507'
      for (let place = 0; place < part.least; place += 1) {
        example += row.charAt((place + number * 5) % row.length)
      }
    }
  }
  return example
}

/** The check characters behind all that stands in front of them, signs left out. */
function checkCharacters(before: string, rule: CheckRule): string {
  const digits = [...before.replace(/\D/gu, '')].map(Number)
  switch (rule) {
    case 'luhn': {
      const sum = digits.reverse().reduce((total, digit, place) => {
        const doubled = place % 2 === 0 ? digit * 2 : digit
        return total + (doubled > 9 ? doubled - 9 : doubled)
      }, 0)
      return String((10 - (sum % 10)) % 10)
    }
    case 'mod 11': {
      // Weights 2, 3, 4, … from the right, as for an ISBN of ten digits; 10 is written as X.
      const sum = digits.reverse().reduce((total, digit, place) => total + digit * (place + 2), 0)
      const check = (11 - (sum % 11)) % 11
      return check === 10 ? 'X' : String(check)
    }
    case 'mod 97': {
      // ISO 7064: letters count as 10 to 35, and the whole number with its check is 1 more than a multiple of 97.
      const rest = [...before.toUpperCase().replace(/[^0-9A-Z]/gu, '')]
        .map((character) => Number.parseInt(character, 36))
        .reduce((total, value) => (total * (value > 9 ? 100 : 10) + value) % 97, 0)
      return String(98 - ((rest * 100) % 97)).padStart(2, '0')
    }
  }
}
