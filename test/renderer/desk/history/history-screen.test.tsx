import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { failed, type Invite, type RouteInput, succeeded } from '#contract'
import { typed } from '../../../builders/typed-draft.ts'
import { inviteOf } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

const dayMs = 86_400_000
const open = inviteOf({ id: 3 })
const old = inviteOf({ id: 2, name: 'Tom Becker', createdAt: Date.now() - 3 * dayMs })
const { name: _unnamed, status: _none, ...nameless } = inviteOf({ id: 1, outcome: 'refused' })

function listOf(...invites: Invite[]) {
  return ({ onlyOpenToday }: RouteInput<'invites.list'>) =>
    succeeded({ invites: onlyOpenToday ? [] : invites, hasMore: false })
}

async function openHistory(planned: Parameters<typeof openDesk>[0]) {
  const opened = await openDesk(planned)
  await opened.user.keyboard('{Control>}h{/Control}')
  await screen.findByRole('heading', { name: 'History' })
  return opened
}

/** A day's heading is a row, too. */
async function rows() {
  const all = await screen.findAllByRole('row')
  return all.filter((row) => within(row).queryAllByRole('button').length > 0)
}

describe('the list', () => {
  test('says of each invite when, whom, which and how far', async () => {
    await openHistory({ 'invites.list': listOf(open, nameless) })
    const [first, second] = await rows()
    expect(first?.textContent).toMatch(/[ap]m.*Zoë O’Brien.*FD-7K2M9QXA.*Not opened/u)
    expect(second?.textContent).toMatch(/z•••@example\.com.*Refused by VerifiMe/u)
  })

  test('offers the code and the link of issued invites only', async () => {
    await openHistory({ 'invites.list': listOf(open, nameless) })
    const [first, second] = await rows()
    const names = (row: HTMLElement | undefined) =>
      within(row ?? document.body)
        .getAllByRole('button')
        .map((button) => button.textContent)
    expect(names(first)).toEqual(['Show QR', 'Copy link', 'Invite again'])
    expect(names(second)).toEqual(['Invite again'])
  })

  test('changes with the machine', async () => {
    const { desk } = await openHistory({ 'invites.list': listOf(open) })
    await screen.findByText('Not opened')
    act(() => desk.emit('invite.changed', { ...open, status: 'Active' }))
    expect(await screen.findByText('Started on the phone')).toBeDefined()
  })

  test('reads older pages when asked', async () => {
    const { desk, user } = await openHistory({
      'invites.list': ({ before, onlyOpenToday }) =>
        succeeded({
          invites: onlyOpenToday ? [] : before === undefined ? [open] : [old],
          hasMore: before === undefined,
        }),
    })
    await user.click(await screen.findByRole('button', { name: 'Show older' }))
    expect(await screen.findByText('Tom Becker')).toBeDefined()
    expect(desk.sentTo('invites.list').at(-1)).toEqual({ before: 3, limit: 50 })
    expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull()
  })

  test('says what an empty one is for', async () => {
    const { user } = await openHistory({})
    await user.click(await screen.findByRole('button', { name: 'Create the first invite' }))
    expect(field('Email')).toBeDefined()
  })

  test('says when it cannot be read, and tries again', async () => {
    const { desk, user } = await openHistory({ 'invites.list': () => failed('database-failed') })
    await screen.findByRole('alert')
    desk.plan({ 'invites.list': listOf(open) })
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Zoë O’Brien')).toBeDefined()
  })
})

describe('Enter', () => {
  test('on today’s open invite shows its code', async () => {
    const { desk, user } = await openHistory({
      'invites.list': listOf(open, old),
      'display.show': () => succeeded(undefined),
    })
    await rows()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(desk.sentTo('display.show')).toEqual([{ id: 3 }]))
  })

  test('on an older one fills the form with the same details', async () => {
    const { desk, user } = await openHistory({
      'invites.list': listOf(open, old),
      'invites.draft': () => succeeded(typed({ firstName: 'Tom' })),
    })
    await rows()
    await user.keyboard('{ArrowDown}{Enter}')
    await waitFor(() => expect(field('First name').value).toBe('Tom'))
    expect(desk.sentTo('invites.draft')).toEqual([{ id: 2 }])
  })
})

test('copying a link is confirmed, and the page never sees the link', async () => {
  const { desk, user } = await openHistory({
    'invites.list': listOf(open),
    'invites.copyLink': () => succeeded(undefined),
  })
  await user.click(await screen.findByRole('button', { name: 'Copy link for Zoë O’Brien' }))
  expect(await screen.findByText('Link copied')).toBeDefined()
  expect(desk.sentTo('invites.copyLink')).toEqual([{ id: 3 }])
})
