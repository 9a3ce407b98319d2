import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type Answer, type InvitePage, inviteQuery, succeeded } from '#contract'
import { typed } from '../../../builders/typed-draft.ts'
import { inviteOf } from '../../../fakes/fake-desk.ts'
import { listOf, openHistory, rows, searchField } from './open-history.ts'

const zoe = inviteOf({ id: 3 })
const tom = inviteOf({ id: 2, name: 'Tom Becker', status: 'Completed' })
const nothing = succeeded({ invites: [], hasMore: false })

test('the keyboard starts in the search, and Enter does the right thing with the first found', async () => {
  const { desk, user } = await openHistory({
    'invites.list': ({ search }) => (search === 'zo' ? listOf(zoe)() : nothing),
    'display.show': () => succeeded('shown'),
  })
  expect(document.activeElement).toBe(searchField())
  await user.keyboard('zo{Enter}')
  await waitFor(() => expect(desk.sentTo('display.show')).toEqual([{ id: 3 }]))
})

test('Enter waits for the answer to the last letter', async () => {
  const { desk, user } = await openHistory({
    'invites.list': listOf(zoe),
    'invites.draft': () => succeeded(typed({})),
  })
  await rows()
  let answer: (page: Answer<InvitePage>) => void = () => undefined
  desk.plan({ 'invites.list': () => new Promise((resolve) => (answer = resolve)) })
  await user.keyboard('t{Enter}')
  expect(desk.sentTo('invites.draft')).toEqual([])
  await act(async () => answer(succeeded({ invites: [tom], hasMore: false })))
  await waitFor(() => expect(desk.sentTo('invites.draft')).toEqual([{ id: 2 }]))
})

test('an answer that comes after a newer question is dropped', async () => {
  const { desk, user } = await openHistory({ 'invites.list': () => nothing })
  let answerLate: (page: Answer<InvitePage>) => void = () => undefined
  desk.plan({
    'invites.list': ({ search }) =>
      search === 'z'
        ? new Promise((resolve) => (answerLate = resolve))
        : succeeded({ invites: [tom], hasMore: false }),
  })
  await user.keyboard('zo')
  await screen.findByRole('row', { name: /Tom Becker/u })
  await act(async () => answerLate(succeeded({ invites: [zoe], hasMore: false })))
  expect(screen.queryByRole('row', { name: /Zoë O’Brien/u })).toBeNull()
  expect(screen.getByRole('row', { name: /Tom Becker/u })).toBeDefined()
})

test('how many were found, and what Enter does, is said', async () => {
  const { user } = await openHistory({ 'invites.list': listOf(zoe, tom) })
  await user.keyboard('o')
  const status = await screen.findByText(/2 found/u)
  expect(status.textContent).toBe('2 found. Enter: Show QR, Zoë O’Brien')
  expect(status.getAttribute('role')).toBe('status')
})

test('where nothing is found, that is said, and the whole history is one step away', async () => {
  const { desk, user } = await openHistory({
    'invites.list': ({ search }) => (search ? nothing : listOf(zoe)()),
  })
  await user.keyboard('xyz')
  await screen.findByRole('heading', { name: 'Nothing found' })
  await user.click(screen.getByRole('button', { name: 'Show the whole history' }))
  await screen.findByRole('row', { name: /Zoë O’Brien/u })
  expect(desk.sentTo('invites.list').at(-1)).toEqual({ limit: 50 })
})

test('of a pasted paragraph as much is searched as main takes, and stands in the field', async () => {
  const { desk, user } = await openHistory({ 'invites.list': listOf(zoe) })
  await user.paste('Zoë O’Brien '.repeat(100))
  await waitFor(() => expect(desk.sentTo('invites.list').at(-1)).toHaveProperty('search'))
  const asked = inviteQuery.parse(desk.sentTo('invites.list').at(-1))
  expect(asked.search).toBe(searchField().value.trim())
  expect(searchField().value).toHaveLength(500)
})

test('unfinished today is one key, on and off', async () => {
  const { desk, user } = await openHistory({ 'invites.list': listOf(zoe) })
  await rows()
  await user.keyboard('{Alt>}u{/Alt}')
  const asked = () => desk.sentTo('invites.list').at(-1)
  await waitFor(() => expect(asked()).toEqual({ onlyUnfinishedToday: true, limit: 50 }))
  await user.keyboard('{Alt>}u{/Alt}')
  await waitFor(() => expect(asked()).toEqual({ limit: 50 }))
})

test('a state and chosen days narrow what is asked for', async () => {
  const { desk, user } = await openHistory({ 'invites.list': listOf(zoe) })
  await rows()
  await user.click(screen.getByRole('button', { name: 'Any state State' }))
  await user.click(await screen.findByRole('option', { name: 'Not opened' }))
  await user.click(screen.getByRole('button', { name: 'Any day Day' }))
  await user.click(await screen.findByRole('option', { name: 'Choose days…' }))
  await user.type(await screen.findByRole('textbox', { name: 'From' }), '3/11/2025')
  await user.type(screen.getByRole('textbox', { name: 'To' }), '4/11/2025')
  await waitFor(() =>
    expect(desk.sentTo('invites.list').at(-1)).toEqual({
      states: ['not-opened'],
      from: new Date(2025, 10, 3).getTime(),
      to: new Date(2025, 10, 5).getTime(),
      limit: 50,
    }),
  )
})

test('a day that cannot be read finds nothing, selects nothing and exports nothing', async () => {
  const { desk, user } = await openHistory({
    'invites.list': listOf(zoe, tom),
    'invites.count': () => succeeded({ count: 2, hasMore: false }),
  })
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}')
  await screen.findByText('2 selected')
  await user.click(screen.getByRole('button', { name: /Any day/u }))
  await user.click(screen.getByRole('option', { name: 'Choose days…' }))
  await user.type(screen.getByRole('textbox', { name: 'From' }), '31/2/2026')
  const why = 'From: there is no such day.'
  expect(
    screen.getByRole('heading', { name: 'Nothing found' }).parentElement?.textContent,
  ).toContain(why)
  expect(screen.queryByRole('grid')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Delete selected' })).toBeNull()
  await user.tab()
  expect(screen.getByRole('textbox', { name: 'From' }).getAttribute('aria-invalid')).toBe('true')
  const asked = desk.sentTo('invites.count').length
  await user.keyboard('{Control>}a{/Control}{Delete}{Alt>}x{/Alt}')
  const question = await screen.findByRole('alertdialog', { name: 'Nothing to export' })
  expect(question.textContent).toContain(why)
  expect(desk.sentTo('invites.count')).toHaveLength(asked)
  expect(desk.sentTo('invites.export')).toEqual([])
})
