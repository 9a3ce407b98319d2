import { expect, test } from 'vitest'
import { primaryAction } from '../../../renderer/desk/invite-actions.ts'
import { inviteOf } from '../../fakes/fake-desk.ts'

const now = new Date(2026, 10, 22, 9).getTime()
const today = new Date(2026, 10, 22, 0, 5).getTime()
const yesterday = new Date(2026, 10, 21, 23, 55).getTime()

test.each(['Inactive', 'Active'] as const)('today’s %s invite shows its code again', (status) => {
  expect(primaryAction(inviteOf({ createdAt: today, status }), now)).toBe('show-code')
})

test('today’s completed invite becomes a fresh one', () => {
  expect(primaryAction(inviteOf({ createdAt: today, status: 'Completed' }), now)).toBe(
    'invite-again',
  )
})

test('yesterday’s open invite becomes a fresh one', () => {
  expect(primaryAction(inviteOf({ createdAt: yesterday }), now)).toBe('invite-again')
})

test.each(['sending', 'refused', 'unsent', 'unknown'] as const)(
  'an attempt of today that is %s becomes a fresh invite',
  (outcome) => {
    const { status: _none, ...attempt } = inviteOf({ createdAt: today, outcome })
    expect(primaryAction(attempt, now)).toBe('invite-again')
  },
)
