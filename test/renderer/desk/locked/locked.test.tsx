import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type DatabaseState, succeeded } from '#contract'
import { lockedSentences } from '../../../../renderer/desk/locked/locked.tsx'
import type { PlannedAnswers } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

type Locked = Extract<DatabaseState, { state: 'locked' }>
const locked: Locked = { state: 'locked', reason: 'key-lost', hasRecoveryCode: true }

function openLocked(state: Partial<Locked> = {}, planned: PlannedAnswers = {}) {
  return openDesk({ 'database.state': () => succeeded({ ...locked, ...state }), ...planned })
}

test.each(Object.keys(lockedSentences) as Locked['reason'][])(
  'a history that is locked for %s says why, and that nothing was deleted',
  async (reason) => {
    await openLocked({ reason })
    const words = screen.getByRole('alert').textContent
    expect(words).toContain(lockedSentences[reason].happened)
    expect(words).toContain('Front Desk has deleted nothing.')
  },
)

test('the recovery code opens the history', async () => {
  const { desk, user } = await openLocked(
    {},
    { 'database.recover': () => succeeded({ state: 'ready' }) },
  )
  await user.type(field('Recovery code'), 'K7QF-29XM{Enter}')
  expect(await screen.findByRole('textbox', { name: 'Email' })).toBeDefined()
  expect(desk.sentTo('database.recover')).toEqual([{ recoveryCode: 'K7QF-29XM' }])
})

test('a wrong recovery code is said beside its field', async () => {
  const { user } = await openLocked({}, { 'database.recover': () => succeeded(locked) })
  await user.type(field('Recovery code'), 'K7QF{Enter}')
  expect(await screen.findByText(/does not open the history/u)).toBeDefined()
})

test('without a recovery code there is no field for one', async () => {
  await openLocked({ hasRecoveryCode: false })
  expect(screen.queryByRole('textbox')).toBeNull()
})

test('an empty history is started only after a question', async () => {
  const { desk, user } = await openLocked(
    {},
    { 'database.startAfresh': () => succeeded({ state: 'ready' }) },
  )
  await user.click(screen.getByRole('button', { name: 'Start an empty history' }))
  const question = await screen.findByRole('alertdialog')
  expect(desk.sentTo('database.startAfresh')).toEqual([])
  await user.click(within(question).getByRole('button', { name: 'Start an empty history' }))
  expect(await screen.findByRole('textbox', { name: 'Email' })).toBeDefined()
})

test.each([
  ['key-lost', true],
  ['keyring-missing', true],
] as const)(
  'locked for %s, a recovery code that exists is named and its field has the keyboard',
  async (reason, hasRecoveryCode) => {
    await openLocked({ reason, hasRecoveryCode })
    expect(screen.getByRole('alert').textContent).toContain('The recovery code opens it.')
    expect(document.activeElement).toBe(field('Recovery code'))
  },
)

test.each(Object.keys(lockedSentences) as Locked['reason'][])(
  'locked for %s without a recovery code none is promised, and the heading has the keyboard',
  async (reason) => {
    await openLocked({ reason, hasRecoveryCode: false })
    expect(screen.getByRole('alert').textContent).not.toMatch(/recovery code opens/u)
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
  },
)
