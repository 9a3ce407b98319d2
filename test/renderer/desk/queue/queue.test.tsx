import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { type Invite, type Queue, submittedStaysMs, succeeded } from '#contract'
import { groupsOf, useQueue } from '../../../../renderer/desk/queue/queue-store.ts'
import { announce } from '../../../../renderer/ui/announcer.tsx'
import { inviteOf, practiceSettings } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

/** Invites that are open or have just come in, by their status. */
const queueOf = (...invites: Invite[]): Queue => ({
  open: invites.filter(({ status }) => status !== 'Completed'),
  submitted: invites.filter(({ status }) => status === 'Completed'),
  followUps: [],
})
const listed = (...invites: Invite[]) => ({
  'invites.queue': () => succeeded(queueOf(...invites)),
})
const queue = () => within(screen.getByRole('complementary', { name: 'Queue' }))
const group = (name: string) => within(queue().getByRole('list', { name }))
const notificationsTaken = { 'notifications.show': () => succeeded(undefined) }

describe('the queue', () => {
  test('asks for today’s open invites and shows whom, since when and how far', async () => {
    const createdAt = Date.now() - 4 * 60_000
    const { desk } = await openDesk(listed(inviteOf({ createdAt })))
    const row = await queue().findByRole('listitem')
    expect(row.textContent).toMatch(/Zoë O’Brien4 minzoe.obrien@example.comNot opened/u)
    expect(desk.sentTo('invites.queue')).toEqual([undefined])
  })

  test('shows the newest answer, whichever comes last', async () => {
    const { desk } = await openDesk(listed(inviteOf({ status: 'Inactive' })))
    await queue().findByText('Not opened')
    const answers: ((invites: Invite[]) => void)[] = []
    desk.plan({
      'invites.queue': () =>
        new Promise((resolve) =>
          answers.push((invites) => resolve(succeeded(queueOf(...invites)))),
        ),
    })
    for (const _ of ['older', 'newer']) act(() => desk.emit('invite.changed', inviteOf()))
    await waitFor(() => expect(answers).toHaveLength(2))
    await act(async () => answers[1]?.([inviteOf({ status: 'Active' })]))
    await act(async () => answers[0]?.([inviteOf({ status: 'Inactive' })]))
    expect((await queue().findByRole('listitem')).textContent).toContain('Started on the phone')
  })

  test('says that nobody is waiting', async () => {
    await openDesk()
    expect(await queue().findByText(/Nobody is waiting/u)).toBeDefined()
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
    // Whoever has waited longest stands first, and is the seventh from the newest.
    expect(buttons.map((button) => button.querySelector('.kbd')?.textContent)).toEqual([
      undefined,
      ...[6, 5, 4, 3, 2, 1].map((place) => `Ctrl ${place}`),
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
    expect(queue().getByRole('heading').textContent).toBe('Waiting 200')
  })

  test('yesterday’s are gone from the strip and from its keys once the day is another', async () => {
    const yesterday = inviteOf({ id: 5, createdAt: Date.now() - 24 * 3_600_000 })
    const { desk, user } = await openDesk({
      ...listed(yesterday),
      'display.show': () => succeeded('shown'),
    })
    await waitFor(() => expect(desk.sentTo('invites.queue')).toHaveLength(1))
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
    const hints = rows.map((row) => /Taking long\?/u.test(row.textContent ?? ''))
    expect(hints).toEqual([false, true, false])
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
    const { desk } = await openDesk({ ...notificationsTaken, ...listed(inviteOf()) })
    const announced = () => screen.getByRole('log', { name: 'Announcements' }).textContent
    const change = (status: Invite['status']) => {
      const invite = inviteOf({ status })
      desk.plan(listed(...(status === 'Completed' ? [] : [invite])))
      act(() => desk.emit('invite.changed', invite))
    }
    await waitFor(() => expect(desk.sentTo('invites.queue')).toHaveLength(1))
    change('Inactive')
    expect(announced()).not.toContain('Zoë')
    change('Active')
    expect(announced()).toBe('Zoë O’Brien: Started on the phone')
    act(() => announce('something else'))
    change('Active')
    expect(announced()).toBe('something else')
    change('Completed')
    const words = 'Zoë O’Brien: Details submitted (not yet verified)'
    expect(screen.getByText(words).closest('[role="status"]')).not.toBeNull()
    expect(desk.sentTo('notifications.show')).toEqual([{ id: 7, news: 'submitted' }])
  })

  test('remembers how far somebody was no longer than they are in one of its lists', async () => {
    const { desk } = await openDesk(listed(inviteOf()))
    await waitFor(() => expect([...useQueue.getState().heard.keys()]).toEqual([inviteOf().id]))
    desk.plan(listed())
    act(() => desk.emit('invites.removed', { ids: [inviteOf().id] }))
    await waitFor(() => expect(useQueue.getState().heard.size).toBe(0))
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
    const second = inviteOf({ id: 8, name: 'Tom' })
    const { desk } = await openDesk({ ...notificationsTaken, ...listed(second, inviteOf()) })
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
    const { desk } = await openDesk({ ...notificationsTaken, ...listed(inviteOf()) })
    await queue().findByRole('listitem')
    const finished = inviteOf({ status: 'Completed', statusAt: Date.now() })
    desk.plan(listed(finished))
    act(() => desk.emit('invite.changed', finished))
    await waitFor(() =>
      expect(group('Just submitted').getByRole('listitem').textContent).toContain(
        'not yet verified',
      ),
    )
  })
})

test('whoever finished leaves the view after a while', () => {
  const submitted = [inviteOf({ status: 'Completed', statusAt: 1000 })]
  const seenAt = (now: number) => groupsOf({ open: [], submitted }, now).submitted
  expect(seenAt(1000 + submittedStaysMs - 1)).toHaveLength(1)
  expect(seenAt(1000 + submittedStaysMs)).toEqual([])
})

describe('who it is', () => {
  const two = [
    inviteOf({ id: 8, status: 'Active', name: 'Tom Nguyen', email: 'tom@example.com' }),
    inviteOf({ id: 7 }),
    inviteOf({ id: 6, name: 'Priya Rao', createdAt: Date.now() - 20 * 60_000 }),
  ]

  test('is told in groups, the longest wait first, with true counts', async () => {
    await openDesk(listed(...two))
    await queue().findAllByRole('listitem')
    const headings = queue().getAllByRole('heading')
    expect(headings.map(({ textContent }) => textContent)).toEqual(['Waiting 2', 'On the phone 1'])
    const [first] = group('Waiting').getAllByRole('listitem')
    expect(first?.textContent).toContain('Priya Rao')
    expect(group('On the phone').getByRole('listitem').textContent).toContain('tom@example.com')
  })

  test('is masked when the computer is left, and told again to whoever uses the desk', async () => {
    const { desk, user } = await openDesk(listed(inviteOf()))
    const row = await queue().findByRole('listitem')
    act(() => desk.emit('computer.left', undefined))
    expect(row.textContent).toContain('Z••• O•••')
    expect(row.textContent).toContain('z•••@example.com')
    expect(document.body.innerHTML).not.toContain('O’Brien')
    await user.keyboard('{Shift}')
    expect(row.textContent).toContain('Zoë O’Brien')
  })

  test('stays masked where customers can see the screen', async () => {
    const { user } = await openDesk({
      ...listed(inviteOf()),
      'settings.read': () => succeeded({ ...practiceSettings, masksNames: true }),
    })
    const row = await queue().findByRole('listitem')
    await user.keyboard('{Shift}')
    expect(row.textContent).toContain('Z••• O•••')
  })
})

describe('an invite that nobody has opened for a while', () => {
  const waiting = (minutes: number) => inviteOf({ createdAt: Date.now() - minutes * 60_000 })

  test('asks to be looked after in its row', async () => {
    await openDesk(listed(waiting(11)))
    expect((await queue().findByRole('listitem')).textContent).toContain('ask if they need help')
  })

  test('does not before its time, and never where that is set', async () => {
    await openDesk(listed(waiting(9)))
    expect((await queue().findByRole('listitem')).textContent).not.toContain('ask if')
    cleanup()
    await openDesk({
      ...listed(waiting(50)),
      'settings.read': () => succeeded({ ...practiceSettings, unopenedMinutes: 'never' }),
    })
    expect((await queue().findByRole('listitem')).textContent).not.toContain('ask if')
  })
})

test('"Customer left" takes one off the queue, and Undo puts them back', async () => {
  const { desk, user } = await openDesk({
    ...listed(inviteOf()),
    'invites.setLeft': () => succeeded(undefined),
  })
  await user.click(await queue().findByRole('button', { name: 'Customer left: Zoë O’Brien' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(desk.sentTo('invites.setLeft')).toEqual([
    { id: 7, hasLeft: true },
    { id: 7, hasLeft: false },
  ])
})

test('the whole queue works from the keyboard: Alt+W, the arrow keys, and Esc back to the form', async () => {
  const { user } = await openDesk(listed(inviteOf({ id: 8, name: 'Tom' }), inviteOf()))
  await queue().findAllByRole('listitem')
  const active = () => document.activeElement?.getAttribute('title')
  await user.keyboard('{Alt>}w{/Alt}')
  expect(active()).toBe('Show QR for Zoë O’Brien')
  await user.keyboard('{ArrowDown}{ArrowRight}')
  expect(active()).toBe('Print slip for Tom')
  await user.keyboard('{ArrowUp}')
  expect(active()).toBe('Print slip for Zoë O’Brien')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(document.activeElement).toBe(field('Email')))
})

describe('a follow-up', () => {
  const late = inviteOf({ id: 3, createdAt: Date.now() - 3 * 24 * 3_600_000, dueOn: '2020-02-03' })

  test('stands in the queue with how late it is, and its day can be changed', async () => {
    const { desk, user } = await openDesk({
      'invites.queue': () => succeeded({ open: [], submitted: [], followUps: [late] }),
      'invites.setDue': () => succeeded(undefined),
    })
    expect((await queue().findByRole('listitem')).textContent).toMatch(/days overdue/u)
    await user.click(queue().getByRole('button', { name: 'Follow up on Zoë O’Brien' }))
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Follow up' }))
    await waitFor(() => expect(document.activeElement).toBe(dialog.getByRole('textbox')))
    await user.keyboard('{Enter}')
    expect(await dialog.findByText('Choose today or a later day')).toBeDefined()
    await user.clear(dialog.getByRole('textbox'))
    await user.keyboard('24 dec 2099{Enter}')
    await waitFor(() =>
      expect(desk.sentTo('invites.setDue')).toEqual([{ id: 3, dueOn: '2099-12-24' }]),
    )
  })
})
