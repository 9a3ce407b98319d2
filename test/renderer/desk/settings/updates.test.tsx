import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { succeeded, type UpdateState } from '#contract'
import { openDesk } from '../desk-screen.tsx'

const available: UpdateState = { state: 'available', version: '0.2.0', installs: false }

async function openSettings(update: UpdateState, checked: UpdateState = update) {
  const opened = await openDesk({
    'update.state': () => succeeded(update),
    'update.check': () => succeeded(checked),
  })
  await opened.user.keyboard('{Control>},{/Control}')
  await screen.findByRole('heading', { name: 'Settings' })
  return opened
}

test.each([
  [available, 'Version 0.2.0 is available. Your IT team installs it.'],
  [{ ...available, installs: true }, 'It is installed when you quit Front Desk.'],
  [{ state: 'current' }, 'This is the newest version.'],
  [{ state: 'failed' }, 'Updates could not be looked for.'],
  [{ state: 'refused', version: '0.2.0' }, 'Version 0.2.0 was thrown away'],
] satisfies [UpdateState, string][])('%j: %s', async (update, says) => {
  await openSettings(update)
  expect(await screen.findByText(says, { exact: false })).toBeDefined()
})

test('the way to the settings is marked when main tells of an update, and says so', async () => {
  const { desk } = await openDesk()
  expect(screen.queryByRole('img', { name: 'Update available' })).toBeNull()
  act(() => desk.emit('update.changed', available))
  expect(screen.getByRole('button', { name: /Settings.*Update available/u })).toBeDefined()
})

test('can be looked for at once', async () => {
  const { user } = await openSettings({ state: 'unchecked' }, { state: 'current' })
  await user.click(screen.getByRole('button', { name: 'Check for updates' }))
  expect(await screen.findByText('This is the newest version.')).toBeDefined()
})

test('where no feed is set there is nothing to look for', async () => {
  await openSettings({ state: 'off' })
  expect(screen.queryByRole('button', { name: 'Check for updates' })).toBeNull()
})
