import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { failed, type KeptThing, type KeptThings, succeeded } from '#contract'
import { useMasking } from '../../../renderer/desk/masking.ts'
import { openHistory } from './history/open-history.ts'

const thing = (changes: Partial<KeptThing>): KeptThing => ({
  ...{ id: 'invite 1', kind: 'invite', title: 'Mia Chen', isCertain: true },
  ...{ about: ['mia@example.com', 'CASE-7'], at: Date.now() },
  ...changes,
})
const found: KeptThings = {
  things: [thing({}), thing({ id: 'held 2', kind: 'held', isCertain: false, title: 'Mia C' })],
  hasMore: false,
}
const receipt = {
  ...{ invites: 1, notes: 0, drafts: 0, expected: 0, registerEntries: 2, left: 0 },
  isCleared: true,
}

async function openForget(planned: Parameters<typeof openHistory>[0] = {}) {
  const opened = await openHistory({ 'person.find': () => succeeded(found), ...planned })
  await opened.user.click(screen.getByRole('button', { name: 'Forget a person…' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'Forget a person' }))
  const field = sheet.getByRole('textbox', { name: 'Email, phone or name' })
  await waitFor(() => expect(document.activeElement).toBe(field))
  return { ...opened, sheet }
}

test('what is certainly theirs is chosen, nothing else is, and nothing goes before it was asked twice', async () => {
  const { desk, user, sheet } = await openForget({
    'person.forget': () => succeeded({ at: Date.now(), ...receipt }),
  })
  await user.keyboard('mia@example.com{Enter}')
  const certain = await sheet.findByRole('checkbox', { name: 'Mia Chen' })
  expect(certain.getAttribute('aria-describedby')).not.toBeNull()
  expect(sheet.getByRole<HTMLInputElement>('checkbox', { name: 'Mia C' }).checked).toBe(false)
  await user.click(sheet.getByRole('button', { name: 'Remove 1 chosen…' }))
  const question = within(await screen.findByRole('alertdialog', { name: 'Remove 1 for good?' }))
  await user.click(question.getByRole('button', { name: 'Keep' }))
  expect(desk.sentTo('person.forget')).toEqual([])
  await user.click(sheet.getByRole('button', { name: 'Remove 1 chosen…' }))
  await user.click(await screen.findByRole('button', { name: 'Remove for good' }))
  expect(await sheet.findByText('1 invite')).toBeDefined()
  expect(sheet.getByText('Name and reference in 2 entries of the register')).toBeDefined()
  expect(sheet.queryByText(/may still hold traces/)).toBeNull()
  expect(desk.sentTo('person.forget')).toEqual([{ things: ['invite 1'] }])
})

test('that the file may still hold traces is said', async () => {
  const { user, sheet } = await openForget({
    'person.forget': () => succeeded({ at: Date.now(), ...receipt, isCleared: false }),
  })
  await user.keyboard('mia@example.com{Enter}')
  await user.click(await sheet.findByRole('button', { name: 'Remove 1 chosen…' }))
  await user.click(await screen.findByRole('button', { name: 'Remove for good' }))
  expect(await sheet.findByText(/may still hold traces.*tries again when it quits/)).toBeDefined()
})

test('another name takes away what was found for the one before', async () => {
  const { user, sheet } = await openForget()
  await user.keyboard('mia{Enter}')
  await sheet.findByRole('checkbox', { name: 'Mia Chen' })
  await user.keyboard('x')
  expect(sheet.queryByRole('checkbox')).toBeNull()
  expect(sheet.getByRole('button', { name: 'Remove 0 chosen…' })).toHaveProperty('disabled', true)
})

test('a failure is said, and what was chosen stays chosen', async () => {
  const { user, sheet } = await openForget({ 'person.forget': () => failed('database-failed') })
  await user.keyboard('mia{Enter}')
  await sheet.findByRole('checkbox', { name: 'Mia Chen' })
  await user.click(sheet.getByRole('button', { name: 'Remove 1 chosen…' }))
  await user.click(await screen.findByRole('button', { name: 'Remove for good' }))
  await sheet.findByRole('alert')
  expect(sheet.getByRole<HTMLInputElement>('checkbox', { name: 'Mia Chen' }).checked).toBe(true)
})

test('while nobody is there nobody reads whose it is', async () => {
  const { user, sheet } = await openForget()
  await user.keyboard('mia{Enter}')
  await sheet.findByRole('checkbox', { name: 'Mia Chen' })
  act(() => useMasking.getState().mask())
  expect(sheet.queryByText('Mia Chen')).toBeNull()
  expect(sheet.queryByText('CASE-7')).toBeNull()
})
