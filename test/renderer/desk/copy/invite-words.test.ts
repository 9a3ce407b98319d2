import { expect, test } from 'vitest'
import { inviteStatus, outcome } from '#contract'
import { stateWords } from '../../../../renderer/desk/copy/invite-words.tsx'

test.each([
  ['Inactive', 'Not opened'],
  ['Active', 'Started on the phone'],
  ['Completed', 'Details submitted (not yet verified)'],
] as const)('an issued invite that is %s reads "%s"', (status, words) => {
  expect(stateWords({ outcome: 'issued', status }).words).toBe(words)
})

test.each([
  ['sending', 'Sending…'],
  ['refused', 'Rejected by VerifiMe'],
  ['unsent', 'Not sent'],
  ['unknown', 'No answer'],
] as const)('an attempt that is %s reads "%s"', (how, words) => {
  expect(stateWords({ outcome: how }).words).toBe(words)
})

test('nothing is ever called verified', () => {
  for (const how of outcome.options) {
    for (const status of inviteStatus.options) {
      const { words } = stateWords({ outcome: how, status })
      expect(words.replace('not yet verified', '')).not.toContain('verified')
    }
  }
})
