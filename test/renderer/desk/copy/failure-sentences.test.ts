import { describe, expect, test } from 'vitest'
import { failureCode } from '#contract'
import { failureSentence } from '../../../../renderer/desk/copy/failure-sentences.ts'

const said = (...options: Parameters<typeof failureSentence>) => {
  const { happened, meaning } = failureSentence(...options)
  return `${happened} ${meaning}`
}
const failure = (code: (typeof failureCode.options)[number]) => ({ code, problems: [] })

describe.each(failureCode.options)('the failure %s', (code) => {
  test('is said in whole sentences that name no code and blame nobody', () => {
    const words = said(failure(code))
    expect(words).toMatch(/^[A-Z].{10,}\.$/u)
    expect(words).not.toMatch(/invalid|oops|error|please/iu)
  })
})

test('a computer without a network is told so, and that nothing was sent', () => {
  expect(said(failure('offline'))).toBe(
    'This computer is offline. Nothing was sent. Your typing is kept.',
  )
})

test('no answer leaves it open whether there is an invite', () => {
  expect(said(failure('no-answer'), { sendsEmail: false })).toBe(
    'VerifiMe did not answer. An invite may or may not exist; making another is free.',
  )
})

test('a night is no closing of Front Desk', () => {
  expect(said(failure('interrupted-by-sleep'))).toMatch(/^The computer went to sleep/u)
})

test.each([
  'no-answer',
  'server-error',
  'broken-answer',
  'foreign-link',
  'interrupted',
  'interrupted-by-sleep',
] as const)('%s warns of two emails when one was asked for', (code) => {
  expect(said(failure(code), { sendsEmail: true })).toMatch(/The customer may get two emails\.$/u)
  expect(said(failure(code), { sendsEmail: false })).not.toContain('two emails')
})

test.each(['offline', 'refused'] as const)('%s warns of no second email', (code) => {
  expect(said(failure(code), { sendsEmail: true })).not.toContain('two emails')
})

test('a no without a reason names the code and the address beside the customer’s details', () => {
  expect(said(failure('refused-without-reason'))).toMatch(
    /^VerifiMe rejected this invite without saying why\./u,
  )
  expect(said(failure('refused-without-reason'))).toMatch(/code .* address .* detail/u)
})

test.each([
  [1, 'Try again in 1 second.'],
  [30, 'Try again in 30 seconds.'],
  [600, 'Try again in 10 minutes.'],
  [undefined, 'Wait a minute, then try again.'],
])('too many requests says how long to wait (%s)', (retryAfterSeconds, words) => {
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
  expect(said({ ...failure('too-many-requests'), ...wait })).toContain(words)
})
