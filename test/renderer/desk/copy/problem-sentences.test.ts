import { expect, test } from 'vitest'
import { problemField, problemRule } from '#contract'
import { problemSentence } from '../../../../renderer/desk/copy/problem-sentences.ts'

test.each(problemRule.options)('the rule %s is said in plain words for every field', (rule) => {
  for (const field of problemField.options) {
    const words = problemSentence({ field, rule })
    expect(words).toMatch(/^[A-Z].{10,}[^.]$/u)
    expect(words).not.toMatch(/invalid|oops|error/iu)
  }
})

test('a missing email address is asked for by name', () => {
  expect(problemSentence({ field: 'email', rule: 'missing' })).toBe(
    'Enter the customer’s email address',
  )
})

test('a character that VerifiMe named is quoted', () => {
  const words = problemSentence({ field: 'familyName', rule: 'name-character', position: 4 }, '2')
  expect(words).toBe('VerifiMe can’t accept “2” in the family name')
})

test('VerifiMe’s own words are marked as its own', () => {
  const words = problemSentence({ field: 'phone', rule: 'refused', message: 'Too short' })
  expect(words).toBe('VerifiMe says: Too short')
})

test.each([
  [' ', 'a space'],
  ['\u00a0', 'a space'],
  ['’', 'a curly apostrophe'],
  ['\u0301', 'a character that cannot be seen'],
  ['а', '“а” (Cyrillic)'],
  ['ο', '“ο” (Greek)'],
  ['ë', '“ë”'],
])('the character %j is called %s', (character, words) => {
  const name = problemSentence({ field: 'fullName', rule: 'name-character' }, character)
  expect(name).toBe(`VerifiMe can’t accept ${words} in the full name`)
  const email = problemSentence({ field: 'email', rule: 'email-character' }, character)
  expect(email).toBe(`An email address can’t have ${words}`)
})

test('a dot, which an address may have elsewhere, is not to be here', () => {
  expect(problemSentence({ field: 'email', rule: 'email-character' }, '.')).toBe(
    'An email address can’t have “.” here',
  )
})
