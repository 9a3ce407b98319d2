import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { type Invite, succeeded } from '#contract'
import { farewellMs, inView } from '../../../../renderer/desk/queue/queue-store.ts'
import { announce } from '../../../../renderer/ui/announcer.tsx'
import { inviteOf } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

const listed = (...invites: Invite[]) => ({
  'invites.openToday': () => succeeded(invites),
})
const queue = () => within(screen.getByRole('complementary', { name: 'Open today' }))

describe('the queue', () => {
  test('asks for today’s open invites and shows whom, since when and how far', async () => {
    const createdAt = Date.now() - 4 * 60_000
    const { desk } = await openDesk(listed(inviteOf({ createdAt })))
    const row = await queue().findByRole('listitem')
    expect(row.textContent).toMatch(/Zoë O’Brien4 minNot opened/u)
    expect(desk.sentTo('invites.openToday')).toEqual([undefined])
  })

  test('shows the newest answer, whichever comes last', async () => {
    const { desk } = await openDesk(listed(inviteOf({ status: 'Inactive' })))
    await queue().findByText('Not opened')
    const answers: ((invites: Invite[]) => void)[] = []
    desk.plan({
      'invites.openToday': () =>
        new Promise((resolve) => answers.push((invites) => resolve(succeeded(invites)))),
    })
    for (const _ of ['older', 'newer']) act(() => desk.emit('invite.changed', inviteOf()))
    await waitFor(() => expect(answers).toHaveLength(2))
    await act(async () => answers[1]?.([inviteOf({ status: 'Active' })]))
    await act(async () => answers[0]?.([inviteOf({ status: 'Inactive' })]))
    expect((await queue().findByRole('listitem')).textContent).toContain('Started on the phone')
  })

  test('says that no invite is open', async () => {
    await openDesk()
    expect(await queue().findByText(/No open invites/u)).toBeDefined()
  })

  test('shows a code again', async () => {
    const { desk, user } = await openDesk({
      ...listed(inviteOf()),
      'display.show': () => succeeded('shown'),
    })
    await user.click(await queue().findByRole('button', { name: 'Show QR for Zoë O’Brien' }))
    expect(desk.sentTo('display.show')).toEqual([{ id: 7 }])
  })

  test('Ctrl+1 to Ctrl+6 recall the last six, the newest first, from any place', async () => {
    const seven = [17, 16, 15, 14, 13, 12, 11].map((id) => inviteOf({ id, name: `Person ${id}` }))
    const { desk, user } = await openDesk({
      ...listed(...seven),
      'display.show': () => succeeded('shown'),
    })
    await queue().findAllByRole('listitem')
    const buttons = queue().getAllByRole('button', { name: /^Show QR/u })
    expect(buttons.map((button) => button.querySelector('.kbd')?.textContent)).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((place) => `Ctrl ${place}`),
      undefined,
    ])
    await user.keyboard('{Control>}2{/Control}')
    await user.keyboard('{Control>},{/Control}')
    await user.keyboard('{Control>}6{/Control}{Control>}7{/Control}')
    expect(desk.sentTo('display.show')).toEqual([{ id: 16 }, { id: 12 }])
  })

  test('shows all of them with the true count, not only the first twenty', async () => {
    const many = Array.from({ length: 200 }, (_, at) => inviteOf({ id: 200 - at, name: `P${at}` }))
    await openDesk(listed(...many))
    expect(await queue().findAllByRole('listitem')).toHaveLength(200)
    expect(queue().getByRole('heading').textContent).toBe('Open today 200')
  })

  test('yesterday’s are gone from the strip and from its keys once the day is another', async () => {
    const yesterday = inviteOf({ id: 5, createdAt: Date.now() - 24 * 3_600_000 })
    const { desk, user } = await openDesk({
      ...listed(yesterday),
      'display.show': () => succeeded('shown'),
    })
    await waitFor(() => expect(desk.sentTo('invites.openToday')).toHaveLength(1))
    await user.keyboard('{Control>}1{/Control}')
    expect(desk.sentTo('display.show')).toEqual([])
    expect(queue().queryAllByRole('listitem')).toEqual([])
    desk.plan(listed(inviteOf({ id: 6 })))
    act(() => desk.emit('day.changed', undefined))
    await queue().findByRole('listitem')
    await user.keyboard('{Control>}1{/Control}')
    expect(desk.sentTo('display.show')).toEqual([{ id: 6 }])
  })

  test('a key for nobody shows nothing', async () => {
    const { desk, user } = await openDesk(listed(inviteOf()))
    await queue().findByRole('listitem')
    await user.keyboard('{Control>}2{/Control}')
    expect(desk.sentTo('display.show')).toEqual([])
  })

  test('whoever started more than six minutes ago gets a hint what to ask; nobody else does', async () => {
    const started = (minutes: number) => Date.now() - minutes * 60_000
    await openDesk(
      listed(
        inviteOf({ id: 3, status: 'Active', statusAt: started(5) }),
        inviteOf({ id: 2, status: 'Active', statusAt: started(7) }),
        inviteOf({ id: 1, status: 'Inactive', statusAt: started(30) }),
      ),
    )
    const rows = await queue().findAllByRole('listitem')
    expect(rows.map((row) => /Taking long\?/u.test(row.textContent ?? ''))).toEqual([
      false,
      true,
      false,
    ])
  })

  test('says small that the states may be old, and takes it back', async () => {
    const { desk } = await openDesk(listed(inviteOf()))
    await queue().findByRole('listitem')
    const since = new Date(2026, 10, 22, 9, 41).getTime()
    act(() => desk.emit('progress.changed', { state: 'unknown', since }))
    expect(queue().getByRole('status').textContent).toBe(' Status unknown since 9:41 am')
    expect(queue().getByRole('listitem').textContent).toContain('Not opened')
    act(() => desk.emit('progress.changed', { state: 'current' }))
    expect(queue().getByRole('status').textContent).toBe('')
  })

  test('knows from the start where progress is not available', async () => {
    await openDesk({ ...listed(), 'progress.read': () => succeeded({ state: 'off' }) })
    expect(await queue().findByText(/Progress isn’t available/u)).toBeDefined()
  })

  test('announces once that a customer started and that they submitted their details', async () => {
    const { desk } = await openDesk(listed(inviteOf()))
    const announced = () => screen.getByRole('log', { name: 'Announcements' }).textContent
    const change = (status: Invite['status']) => {
      const invite = inviteOf({ status })
      desk.plan(listed(...(status === 'Completed' ? [] : [invite])))
      act(() => desk.emit('invite.changed', invite))
    }
    await waitFor(() => expect(desk.sentTo('invites.openToday')).toHaveLength(1))
    change('Inactive')
    expect(announced()).not.toContain('Zoë')
    change('Active')
    expect(announced()).toBe('Zoë O’Brien: Started on the phone')
    act(() => announce('something else'))
    change('Active')
    expect(announced()).toBe('something else')
    change('Completed')
    expect(announced()).toBe('Zoë O’Brien: Details submitted (not yet verified)')
  })

  test('says nothing of an invite of another day that was only shown', async () => {
    const { desk } = await openDesk(listed())
    act(() => announce('something else'))
    act(() => desk.emit('invite.changed', inviteOf({ id: 3, status: 'Active' })))
    const announced = screen.getByRole('log', { name: 'Announcements' }).textContent
    expect(announced).toBe('something else')
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

  test('hands the keyboard on when whoever had it finishes: to the next one, then to the form', async () => {
    const second = inviteOf({ id: 6, name: 'Tom' })
    const { desk } = await openDesk(listed(inviteOf(), second))
    const finish = (invite: Invite, ...left: Invite[]) => {
      desk.plan(listed(...left))
      act(() => desk.emit('invite.changed', { ...invite, status: 'Completed' }))
    }
    const first = await queue().findByRole('button', { name: 'Print slip for Zoë O’Brien' })
    first.focus()
    finish(inviteOf(), second)
    const next = queue().getByRole('button', { name: 'Show QR for Tom' })
    await waitFor(() => expect(document.activeElement).toBe(next))
    finish(second)
    await waitFor(() => expect(document.activeElement).toBe(field('Email')))
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
