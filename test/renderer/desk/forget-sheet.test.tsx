import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { emptyDraft, failed, type KeptThing, type KeptThings, succeeded } from '#contract'
import { useExpected } from '../../../renderer/desk/expected/expected-store.ts'
import { useForget } from '../../../renderer/desk/forget/forget-store.ts'
import { useHistory } from '../../../renderer/desk/history/history-store.ts'
import { useCreation } from '../../../renderer/desk/invite-form/creation-store.ts'
import { useMasking } from '../../../renderer/desk/masking.ts'
import { inviteOf } from '../../fakes/fake-desk.ts'
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

test('who was forgotten is nowhere on the page any more: not on the form, not in the history that is closed', async () => {
  const mia = inviteOf({ id: 1, name: 'Mia Chen' })
  const listed = (note?: string) => () =>
    succeeded({
      invites: [inviteOf({ id: 2, ...(note === undefined ? {} : { note }) }), mia],
      matches: [{ id: 1, title: [[0, 3] satisfies [number, number]], reference: [] }],
      hasMore: false,
    })
  const { desk, user } = await openHistory({
    'invites.list': listed('Mia’s sister'),
    'person.forget': () => succeeded({ at: Date.now(), ...receipt }),
  })
  const history = () => useHistory.getState()
  await waitFor(() => expect(history().matches.size).toBe(1))
  await user.keyboard('{Control>}n{/Control}')
  act(() => {
    useCreation.getState().putAtHand(mia)
    useExpected.setState({ filled: { id: 5, draft: { ...emptyDraft, email: 'mia@example.com' } } })
  })
  const forget = async (...things: string[]) => {
    useForget.setState({ chosen: new Set(things) })
    await act(() => useForget.getState().remove())
  }
  desk.plan({ 'invites.list': listed() })
  await forget('invite 9', 'note 2')
  expect(screen.getByText('Mia Chen')).toBeDefined()
  await waitFor(() => expect(history().invites[0]?.note).toBeUndefined())
  await forget('invite 1')
  expect(screen.queryByText('Mia Chen')).toBeNull()
  expect(history().invites.map(({ id }) => id)).toEqual([2])
  expect(history().matches.size).toBe(0)
  expect(JSON.stringify([useCreation.getState(), useExpected.getState()])).not.toMatch(/mia/iu)
})
