import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type DatabaseState, failed, succeeded } from '#contract'
import { lockedSentences } from '../../../../renderer/desk/locked/locked.tsx'
import type { PlannedAnswers } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

type Locked = Extract<DatabaseState, { state: 'locked' }>
const locked: Locked = { state: 'locked', reason: 'key-lost', hasRecoveryCode: true }

function openLocked(state: Partial<Locked> = {}, planned: PlannedAnswers = {}) {
  return openDesk({ 'database.state': () => succeeded({ ...locked, ...state }), ...planned })
}

const reasons = (Object.keys(lockedSentences) as Locked['reason'][]).filter(
  (reason) => reason !== 'passphrase',
)

test.each(reasons)(
  'a history that is locked for %s says why, and that nothing was deleted',
  async (reason) => {
    await openLocked({ reason })
    const words = screen.getByRole('alert').textContent
    expect(words).toContain(lockedSentences[reason].happened)
    expect(words).toContain('Front Desk has deleted nothing.')
    expect(words).toContain('no customer can be invited from this computer')
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
  const problems = [{ field: 'recoveryCode', rule: 'recovery-code-wrong' } as const]
  const { user } = await openLocked(
    {},
    { 'database.recover': () => failed('setting-refused', { problems }) },
  )
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
    await waitFor(() => expect(document.activeElement).toBe(field('Recovery code')))
  },
)

test.each(reasons)(
  'locked for %s without a recovery code none is promised, and the heading has the keyboard',
  async (reason) => {
    await openLocked({ reason, hasRecoveryCode: false })
    expect(screen.getByRole('alert').textContent).not.toMatch(/recovery code opens/u)
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })),
    )
  },
)

test('where a passphrase opens it, it is asked for first, and a wrong one is said beside its field', async () => {
  const problems = [{ field: 'passphrase', rule: 'passphrase-wrong' } as const]
  const { desk, user } = await openLocked(
    { reason: 'passphrase', hasRecoveryCode: false },
    { 'database.unlock': () => failed('setting-refused', { problems }) },
  )
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Enter the passphrase')
  const entry = screen.getByLabelText<HTMLInputElement>('Passphrase')
  await waitFor(() =>
    expect([document.activeElement === entry, entry.type]).toEqual([true, 'password']),
  )
  await user.type(entry, 'not the right one{Enter}')
  expect(await screen.findByText(/This passphrase does not open the history/u)).toBeDefined()
  expect(desk.sentTo('database.unlock')).toEqual([{ passphrase: 'not the right one' }])
})

test('what was in the way may be gone: it is tried again, and said when it is still there', async () => {
  const answers = [succeeded(locked), succeeded({ state: 'ready' as const })]
  const { user } = await openLocked(
    { reason: 'disk-full' },
    { 'database.open': () => answers.shift() ?? failed('internal') },
  )
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect((await screen.findByText('It still cannot be opened.')).getAttribute('role')).toBe(
    'status',
  )
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('textbox', { name: 'Email' })).toBeDefined()
})
