import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { type Invite, succeeded } from '#contract'
import { farewellMs, inView } from '../../../../renderer/desk/queue/queue-store.ts'
import { inviteOf } from '../../../fakes/fake-desk.ts'
import { openDesk } from '../desk-screen.tsx'

const listed = (...invites: Invite[]) => ({
  'invites.list': () => succeeded({ invites, hasMore: false }),
})
const queue = () => within(screen.getByRole('complementary', { name: 'Open today' }))

describe('the queue', () => {
  test('asks for today’s open invites and shows whom, since when and how far', async () => {
    const createdAt = Date.now() - 4 * 60_000
    const { desk } = await openDesk(listed(inviteOf({ createdAt })))
    const row = await queue().findByRole('listitem')
    expect(row.textContent).toMatch(/Zoë O’Brien4 minNot opened/u)
    expect(desk.sentTo('invites.list')).toEqual([{ limit: 20, onlyOpenToday: true }])
  })

  test('says that nobody is waiting', async () => {
    await openDesk()
    expect(await queue().findByText(/Nobody is waiting/u)).toBeDefined()
  })

  test('shows a code again', async () => {
    const { desk, user } = await openDesk({
      ...listed(inviteOf()),
      'display.show': () => succeeded(undefined),
    })
    await user.click(await queue().findByRole('button', { name: 'Show QR for Zoë O’Brien' }))
    expect(desk.sentTo('display.show')).toEqual([{ id: 7 }])
  })

  test('moves the practice customer on, and nobody else', async () => {
    const { desk, user } = await openDesk({
      ...listed(inviteOf(), inviteOf({ id: 6, name: 'Tom', environment: 'production' })),
      'practice.advance': () => succeeded(undefined),
    })
    await queue().findAllByRole('listitem')
    const [next, ...others] = queue().getAllByRole('button', { name: /next step/u })
    expect(others).toEqual([])
    if (next) await user.click(next)
    expect(desk.sentTo('practice.advance')).toEqual([{ id: 7 }])
  })

  test('keeps whoever has just finished in view', async () => {
    const { desk } = await openDesk(listed(inviteOf()))
    await queue().findByRole('listitem')
    desk.plan(listed())
    act(() => desk.emit('invite.changed', inviteOf({ status: 'Completed' })))
    await waitFor(() =>
      expect(queue().getByRole('listitem').textContent).toContain('not yet verified'),
    )
  })
})

test('whoever finished leaves the view after a while', () => {
  const completed = [{ ...inviteOf({ status: 'Completed' }), completedAt: 1000 }]
  expect(inView({ open: [], completed }, 1000 + farewellMs - 1)).toHaveLength(1)
  expect(inView({ open: [], completed }, 1000 + farewellMs)).toEqual([])
})
