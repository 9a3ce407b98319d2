import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkReference,
  completeReference,
  exampleReference,
  longestPattern,
  type PatternProblem,
  type ReferencePattern,
  readReferencePattern,
} from '../../../../preload/contract/fields/reference-pattern.ts'

const isProblem = (read: ReferencePattern | PatternProblem): read is PatternProblem =>
  'problem' in read

function patternOf(text: string): ReferencePattern {
  const read = readReferencePattern(text)
  if (isProblem(read)) throw new Error(read.problem)
  return read
}
const check = (pattern: string, typed: string) => checkReference(patternOf(pattern), typed)
const complete = (pattern: string, typed: string) => completeReference(patternOf(pattern), typed)

describe('a pattern', () => {
  it.each([
    ['M-{6 digits}', 'unclosed {4 digits', 'brace', '{'],
    ['{2 letters}{4 digits}', '4 digits}', 'brace', '}'],
    ['{year}/{4 digits}', '{years}', 'unknown', '{years}'],
    ['{1 digit}', '{digits}', 'unknown', '{digits}'],
    ['{20 digits}', '{21 digits}', 'count', '{21 digits}'],
    ['{1 to 3 digits}-{check}', '{0 digits}', 'count', '{0 digits}'],
    ['{ 4  TO 6 Digits }', '{6 to 4 digits}', 'count', '{6 to 4 digits}'],
    ['{2 to 3 letters}{3 digits}', '{1 to 3 digits}{check}', 'runs-on', '{check}'],
    ['{2 to 3 digits}{3 letters}', '{2 to 3 letters}ABC{1 digit}', 'runs-on', 'ABC'],
    ['26{check}', 'M-{check}', 'check-place', '{check}'],
    ['{4 digits}', 'MATTER', 'nothing-to-fill', 'MATTER'],
    [`${'x'.repeat(longestPattern - 9)}{1 digit}`, 'x'.repeat(longestPattern + 1), 'too-long', ''],
  ])('like %s is read; %s is not, for %s', (right, wrong, ...[problem, part]) => {
    expect(isProblem(readReferencePattern(right))).toBe(false)
    expect(readReferencePattern(wrong)).toEqual({ problem, part })
  })

  it.each([
    // 7992739871 with its Luhn digit 3 and 0-306-40615-2 of ISBN are the textbooks'.
    ['{10 digits}{check}', '79927398713', '79927398710'],
    ['{10 digits}-{check luhn}', '7992739871-3', '7992739871-1'],
    ['{9 digits}{check mod 11}', '0306406152', '0306406153'],
    ['{9 digits}-{check mod 11}', '080442957-X', '080442957-1'],
    // ISO 7064: 794 with 44.
    ['{3 digits}{check mod 97}', '79444', '79454'],
    ['{2 letters}{4 digits}{check mod 97}', 'AB123454', 'AB123455'],
  ])('%s checks: %s is right, %s is not', (pattern, right, wrong) => {
    const isMadeUp = pattern.includes('letters')
    const good = isMadeUp ? madeRight(right.slice(0, -2), 'mod 97') : right
    expect(check(pattern, good)).toEqual({ state: 'follows', hasCheck: true })
    expect(check(pattern, wrong === good ? right : wrong)).toEqual({ state: 'check' })
  })
})

/** By the rule itself: the number with its check leaves 1. */
function madeRight(before: string, _rule: 'mod 97'): string {
  const number = BigInt(
    [...before].map((character) => String(Number.parseInt(character, 36))).join(''),
  )
  for (let check = 2; check < 99; check += 1) {
    if ((number * 100n + BigInt(check)) % 97n === 1n)
      return `${before}${String(check).padStart(2, '0')}`
  }
  throw new Error('there is always one')
}

describe('a reference', () => {
  it.each([
    ['M-482915', { state: 'follows', hasCheck: false }],
    ['m-482915', { state: 'follows', hasCheck: false }],
    ['482915', { state: 'text', text: 'M-', isFirst: true }],
    ['M-4829', { state: 'digits', missing: 2 }],
    ['M-4829I5', { state: 'digits', missing: 2 }],
    ['M-4829157', { state: 'more', text: '7' }],
    ['Blue folder', { state: 'text', text: 'M-', isFirst: true }],
  ])('%s beside M-{6 digits}: %o', (typed, expected) => {
    expect(check('M-{6 digits}', typed)).toEqual(expected)
  })

  it('says which sign or letter is missing within', () => {
    expect(check('{year}/{2 letters}', '2026-AB')).toMatchObject({ state: 'text', text: '/' })
    expect(check('{year}/{2 letters}', '2026/A1')).toEqual({ state: 'letters', missing: 1 })
  })

  it.each([
    ['482915', 'M-482915'],
    ['m 482915', 'M-482915'],
    ['M482915', 'M-482915'],
    ['M–482915', 'M-482915'],
    ['482 915', 'M-482915'],
    ['4829', '4829'],
    ['4829155', '4829155'],
    ['Blue folder', 'Blue folder'],
    ['', ''],
  ])('%s is completed to %s', (typed, whole) => {
    expect(complete('M-{6 digits}', typed)).toBe(whole)
  })

  it('takes what begins like the pattern for its beginning', () => {
    expect(complete('2026-{4 digits}', '20261234')).toBe('2026-1234')
    expect(complete('2026-{4 digits}', '1234')).toBe('2026-1234')
  })
})

const brace = fc.constantFrom(
  '{6 digits}',
  '{1 to 9 digits}',
  '{2 letters}',
  '{year}',
  '{check}',
  '{check mod 11}',
  '{check mod 97}',
  '{',
  '}',
  '{x}',
  '-',
  'M',
  '٣',
  '🙂',
)
const anyPattern = fc
  .array(fc.oneof(brace, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 12 })
  .map((parts) => parts.join(''))

it('whatever the pattern and whatever is typed, an answer comes and what is completed stays so', () => {
  fc.assert(
    fc.property(anyPattern, fc.string({ unit: 'grapheme', maxLength: 80 }), (text, typed) => {
      const read = readReferencePattern(text)
      if (isProblem(read)) return
      expect(checkReference(read, exampleReference(read, 3)).state).toBe('follows')
      const whole = completeReference(read, typed)
      if (whole !== typed) expect(['follows', 'check']).toContain(checkReference(read, whole).state)
    }),
    { numRuns: 3_000 },
  )
})
