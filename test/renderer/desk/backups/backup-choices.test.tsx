import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { type Backup, type BackupList, failed, succeeded } from '#contract'
import { type PlannedAnswers, practiceSettings } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

const at = new Date().setHours(9, 41, 0, 0)
const backup: Backup = {
  place: 'computer',
  name: 'front-desk-0123abcd-2026-11-22T09-41-00-000Z.db',
  at,
  state: 'ready',
  invites: 12,
}
const listed = (changes: Partial<Backup>, list: Partial<BackupList> = {}) =>
  succeeded({ backups: [{ ...backup, ...changes }], copies: 'none' as const, ...list })

async function openSettings(
  answer: ReturnType<typeof listed>,
  planned: PlannedAnswers = {},
  hasRecoveryCode = false,
) {
  const opened = await openDesk({
    'settings.read': () => succeeded({ ...practiceSettings, hasRecoveryCode }),
    'database.backups': () => answer,
    ...planned,
  })
  await opened.user.keyboard('{Control>},{/Control}')
  await screen.findByRole('heading', { name: 'Backups' })
  return opened
}

async function openQuestion({ user }: Awaited<ReturnType<typeof openSettings>>) {
  await user.click(await screen.findByRole('button', { name: 'Restore… Today, 9:41 am' }))
  return screen.findByRole('alertdialog', { name: 'Restore the backup of Today, 9:41 am?' })
}

describe('before anything is restored, what is lost is said', () => {
  test.each([
    [{ newer: 0 }, 'No invite was made since then.'],
    [{ newer: 1 }, '1 invite made since then will be missing.'],
    [{ newer: 250 }, '250 invites made since then will be missing.'],
    [{}, 'Invites made since then will be missing; how many cannot be told.'],
  ])('%o', async (changes, words) => {
    const opened = await openSettings(listed(changes))
    const question = await openQuestion(opened)
    expect(question.textContent).toContain(words)
    expect(question.textContent).toContain('staff, PINs, the record and the register go back')
    expect(question.textContent).toContain('No backup holds what is being typed, customers on hold')
    expect(question.textContent).toContain('who is expected today')
    expect(question.textContent).toContain('kept aside')
    expect(opened.desk.sentTo('database.restore')).toEqual([])
  })
})

test('a restoration asks for that backup, and says what the history is then', async () => {
  const opened = await openSettings(listed({ newer: 2 }), {
    'database.restore': () => succeeded({ state: 'ready' }),
  })
  const question = await openQuestion(opened)
  await opened.user.click(within(question).getByRole('button', { name: 'Restore' }))
  expect(await screen.findByText('The history is as of Today, 9:41 am')).toBeDefined()
  expect(opened.desk.sentTo('database.restore')).toEqual([{ place: 'computer', name: backup.name }])
})

test.each([
  ['backup-damaged', 'This backup is damaged and cannot be read.'],
  ['backup-disk-full', 'There is no room on this computer’s disk for the backup.'],
  ['backup-newer', 'This backup was made by a newer version of Front Desk.'],
  ['backup-gone', 'This backup is not there any more.'],
  ['backup-locked', 'This backup is of another computer, or of an earlier history.'],
  ['already-sending', 'This invite is already on its way.'],
] as const)('a restoration that fails as %s says so in the question', async (code, words) => {
  const opened = await openSettings(listed({}), { 'database.restore': () => failed(code) })
  const question = await openQuestion(opened)
  await opened.user.click(within(question).getByRole('button', { name: 'Restore' }))
  expect((await within(question).findByRole('alert')).textContent).toContain(words)
})

test('a backup of another computer asks for the recovery code or the passphrase, and says beside it that it is wrong', async () => {
  const problems = [{ field: 'recoveryCode', rule: 'recovery-code-wrong' }] as const
  const opened = await openSettings(listed({ state: 'code-needed', place: 'folder' }), {
    'database.restore': () => failed('setting-refused', { problems: [...problems] }),
  })
  expect(screen.getByText('Of another computer or an earlier history')).toBeDefined()
  const question = await openQuestion(opened)
  await opened.user.type(field('Recovery code or passphrase'), 'K7QF-29XM')
  await opened.user.click(within(question).getByRole('button', { name: 'Restore' }))
  expect(await screen.findByText(/does not open this backup/u)).toBeDefined()
  expect(opened.desk.sentTo('database.restore')).toEqual([
    { place: 'folder', name: backup.name, recoveryCode: 'K7QF-29XM' },
  ])
})

test('a damaged backup is said to be, and cannot be chosen', async () => {
  await openSettings(listed({ state: 'damaged' }))
  expect(await screen.findByText('Damaged: it cannot be read')).toBeDefined()
  expect(screen.queryByRole('button', { name: /^Restore…/u })).toBeNull()
})

describe('in Settings', () => {
  test('a backup is made when somebody asks for one', async () => {
    const { user } = await openSettings(succeeded({ backups: [], copies: 'none' }), {
      'database.backup': () => listed({}),
    })
    expect(await screen.findByText('There is no backup yet.')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Back up now' }))
    expect(await screen.findByText('Backed up')).toBeDefined()
    expect(screen.getByText('12 invites')).toBeDefined()
  })

  test('one that cannot be made says why', async () => {
    const { user } = await openSettings(listed({}), {
      'database.backup': () => failed('backup-disk-full'),
    })
    await user.click(screen.getByRole('button', { name: 'Back up now' }))
    expect((await screen.findByRole('alert')).textContent).toContain('There is no room')
  })

  test('so does last night’s', async () => {
    await openSettings(listed({}, { failure: 'backup-not-written' }))
    expect((await screen.findByRole('alert')).textContent).toContain('could not be written')
  })

  test.each([
    ['none', false, 'They are on this computer only. Without a recovery code'],
    ['none', true, 'They are on this computer only. With the recovery code'],
    ['made', true, 'Copies go to the folder that your IT team chose. With the recovery code'],
    ['failed', true, 'The folder that your IT team chose for copies cannot be written to.'],
  ] as const)('copies %s, recovery code %s: %s', async (copies, hasRecoveryCode, words) => {
    await openSettings(listed({}, { copies }), {}, hasRecoveryCode)
    expect(await screen.findByText(words, { exact: false })).toBeDefined()
  })
})

describe('on the locked screen', () => {
  const locked = { state: 'locked', reason: 'damaged', hasRecoveryCode: false } as const

  test('a backup is offered and opens the desk', async () => {
    const { user } = await openDesk({
      'database.state': () => succeeded(locked),
      'database.backups': () => listed({}),
      'database.restore': () => succeeded({ state: 'ready' }),
    })
    expect(await screen.findByRole('heading', { name: 'Restore a backup' })).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Restore… Today, 9:41 am' }))
    const question = await screen.findByRole('alertdialog')
    await user.click(within(question).getByRole('button', { name: 'Restore' }))
    expect(await screen.findByRole('textbox', { name: 'Email' })).toBeDefined()
  })

  test('without one nothing is promised', async () => {
    await openDesk({ 'database.state': () => succeeded(locked) })
    expect(screen.queryByRole('heading', { name: 'Restore a backup' })).toBeNull()
  })
})
