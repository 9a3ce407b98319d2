import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { addDays } from 'date-fns'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { failed, succeeded } from '#contract'
import { useMasking } from '../../../../renderer/desk/masking.ts'
import { typed } from '../../../builders/typed-draft.ts'
import { inviteOf, type PlannedAnswers } from '../../../fakes/fake-desk.ts'
import { field } from '../desk-screen.tsx'
import { buttonNames, list, listOf, openHistory, rows, searchField } from './open-history.ts'

const dayMs = 86_400_000
const open = inviteOf({ id: 3 })
const old = inviteOf({ id: 2, name: 'Tom Becker', createdAt: Date.now() - 3 * dayMs })
const { name: _unnamed, status: _none, ...nameless } = inviteOf({ id: 1, outcome: 'refused' })

describe('the list', () => {
  test('says of each invite when, whom, which and how far', async () => {
    await openHistory({ 'invites.list': listOf(open, nameless) })
    const [first, second] = await rows()
    expect(first?.textContent).toMatch(/[ap]m.*Zoë O’Brien.*FD-7K2M9QXA.*Not opened/u)
    expect(second?.textContent).toMatch(/zoe\.obrien@example\.com.*Rejected by VerifiMe/u)
    expect(first?.getAttribute('aria-label')).toMatch(/^Zoë O’Brien, Today .*, Not opened$/u)
  })

  test('stands under the headings of its days and the names of its columns, which nobody can select', async () => {
    await openHistory({ 'invites.list': listOf(open, nameless, old) })
    await rows()
    const all = screen.getAllByRole('row')
    expect(all.map((row) => row.getAttribute('aria-rowindex'))).toEqual(
      all.map((_, index) => String(index + 1)),
    )
    const names = screen.getAllByRole('columnheader').map(({ textContent }) => textContent)
    expect(names).toEqual(['Selected', 'Time', 'Customer', 'Reference', 'State', 'Actions'])
    const headings = screen.getAllByRole('rowheader')
    expect(headings[0]?.textContent).toBe('Today')
    expect(headings).toHaveLength(2)
    for (const heading of headings) {
      const row = heading.closest('[role="row"]')
      expect(row?.hasAttribute('aria-selected')).toBe(false)
      expect(row?.hasAttribute('tabindex')).toBe(false)
    }
  })

  test('calls yesterday by its name when the day is over', async () => {
    const { desk } = await openHistory({ 'invites.list': listOf(open) })
    await rows()
    expect(screen.getByRole('rowheader').textContent).toBe('Today')
    vi.setSystemTime(addDays(new Date(), 1))
    onTestFinished(() => void vi.useRealTimers())
    act(() => desk.emit('day.changed', undefined))
    expect(screen.getByRole('rowheader').textContent).toBe('Yesterday')
  })

  test('marks what was searched for, and shows what else it was found by', async () => {
    const also = { value: '+61 491570156', parts: [[0, 10] as [number, number]] }
    const { user } = await openHistory({
      'invites.list': ({ search }) =>
        succeeded({
          invites: [open],
          hasMore: false,
          ...(search ? { matches: [{ id: 3, title: [[0, 3]], reference: [], also }] } : {}),
        }),
    })
    await user.keyboard('zoe 0491 57')
    await screen.findByText('+61 491570')
    const [row] = await rows()
    const marks = [...(row?.querySelectorAll('mark') ?? [])].map(({ textContent }) => textContent)
    expect(marks).toEqual(['Zoë', '+61 491570'])
    expect(row?.getAttribute('aria-label')).toMatch(/^Zoë O’Brien, \+61 491570156, Today/u)
    act(() => useMasking.getState().mask())
    expect(row?.querySelector('mark')).toBeNull()
    expect(row?.textContent).not.toContain('570156')
  })

  test('shows references whole, and of one that has no room its end, which tells it from others', async () => {
    const long = `MATTER-2026-${'0'.repeat(60)}-00017`
    await openHistory({
      'invites.list': listOf(
        { ...open, reference: 'CASE-2026-0000000017-REOPENED-B' },
        {
          ...old,
          reference: long,
        },
      ),
    })
    const [whole, cut] = await rows()
    expect(whole?.textContent).toContain('CASE-2026-0000000017-REOPENED-B')
    expect(cut?.textContent).toMatch(/MATTER-2026-0+…0+-00017/u)
    expect(within(cut ?? document.body).getByTitle(long)).toBeDefined()
  })

  test('offers the code and the link of issued invites only', async () => {
    await openHistory({ 'invites.list': listOf(open, nameless) })
    const [first, second] = await rows()
    expect(buttonNames(first)).toEqual([
      'Show QR for Zoë O’Brien',
      'Invite again: Zoë O’Brien',
      'Print slip for Zoë O’Brien',
      'Copy link for Zoë O’Brien',
      'Details of Zoë O’Brien',
    ])
    expect(buttonNames(second)).toEqual([
      'Invite again: zoe.obrien@example.com',
      'Details of zoe.obrien@example.com',
    ])
  })

  test('names beneath it what Enter does to the row with the keyboard, and what Ctrl Enter does', async () => {
    const { user } = await openHistory({ 'invites.list': listOf(open, old, nameless) })
    await rows()
    const keys = () =>
      within(screen.getByRole('list', { name: 'Keys' }))
        .getAllByRole('listitem')
        .map((item) => item.textContent)
        .filter((words) => words.includes('Enter'))
    expect(keys()).toEqual(['Enter Show QR', 'Ctrl Enter Invite again'])
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(keys()).toEqual(['Enter Invite again', 'Ctrl Enter Show QR'])
    await user.keyboard('{ArrowDown}')
    expect(keys()).toEqual(['Enter Invite again'])
    act(() => searchField().focus())
    expect(keys()).toEqual(['Enter Show QR', 'Ctrl Enter Invite again'])
  })

  test('changes with main', async () => {
    const { desk } = await openHistory({ 'invites.list': listOf(open) })
    await rows()
    expect(list().getByText('Not opened')).toBeDefined()
    act(() => desk.emit('invite.changed', { ...open, status: 'Active' }))
    expect(await list().findByText('Started on the phone')).toBeDefined()
    act(() => desk.emit('invites.removed', { ids: [3] }))
    expect(await screen.findByText('No invites here')).toBeDefined()
  })

  test('reads on by itself while its end is near', async () => {
    const { desk } = await openHistory({
      'invites.list': ({ before }) =>
        before === undefined
          ? succeeded({ invites: [open], hasMore: true, next: 3 })
          : succeeded({ invites: [old], hasMore: false }),
    })
    expect(await screen.findByText('Tom Becker')).toBeDefined()
    expect(desk.sentTo('invites.list')).toMatchObject([{ limit: 50 }, { before: 3, limit: 100 }])
  })

  test('keeps in the page no more than what is in sight', async () => {
    const many = Array.from({ length: 100 }, (_, index) => inviteOf({ id: 1000 - index }))
    await openHistory({ 'invites.list': listOf(...many) })
    expect((await rows()).length).toBeLessThan(50)
    expect(screen.getByRole('grid', { name: 'Invites' }).getAttribute('aria-rowcount')).toBe('102')
  })

  test('says what an empty one is for', async () => {
    const { user } = await openHistory({})
    await user.click(await screen.findByRole('button', { name: 'Create an invite' }))
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

/** Three hundred invites, a hundred at a time. */
const long: PlannedAnswers['invites.list'] = ({ before = 301, limit }) => {
  const ids = Array.from({ length: Math.min(limit, before - 1) }, (_, at) => before - 1 - at)
  const invites = ids.map((id) => inviteOf({ id, name: `Number ${id}` }))
  const next = ids.at(-1)
  return succeeded(next === 1 ? { invites, hasMore: false } : { invites, hasMore: true, next })
}

describe('the keys of the list', () => {
  test('End goes to the last of all that is found, as older ones are read', async () => {
    const { user } = await openHistory({ 'invites.list': long })
    await rows()
    await user.keyboard('{ArrowDown}{End}')
    await waitFor(() => {
      // A simulated page does not scroll, and tells nobody.
      const scroller = screen.getByRole('rowgroup')
      scroller.scrollTop = scroller.scrollHeight - scroller.clientHeight
      fireEvent.scroll(scroller)
      expect(document.activeElement?.getAttribute('data-id')).toBe('1')
    })
    await user.keyboard('{ArrowUp}')
    expect(document.activeElement?.getAttribute('data-id')).toBe('2')
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}')
    expect(await screen.findByText('2 selected')).toBeDefined()
  })

  test('another key stops on the way to the end', async () => {
    const { desk, user } = await openHistory({ 'invites.list': long })
    await rows()
    let answerLate: () => void = () => undefined
    desk.plan({
      'invites.list': (query) =>
        new Promise((resolve) => {
          answerLate = () => resolve(succeeded({ invites: [inviteOf({ id: 1 })], hasMore: false }))
          expect(query.before).toBeDefined()
        }),
    })
    await user.keyboard('{ArrowDown}{End}')
    const reached = document.activeElement?.getAttribute('data-id')
    await user.keyboard('{ArrowUp}')
    await act(async () => answerLate())
    expect(document.activeElement?.getAttribute('data-id')).toBe(String(Number(reached) + 1))
  })

  test('are the grid’s: down into it, along a row to its buttons, up into the search again', async () => {
    const { user } = await openHistory({ 'invites.list': listOf(open, old) })
    const [first, second] = await rows()
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(first)
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(second)
    await user.keyboard('{ArrowRight}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Invite again: Tom Becker')
    await user.keyboard('{ArrowLeft}{Home}')
    expect(document.activeElement).toBe(first)
    await user.keyboard('{ArrowUp}')
    expect(document.activeElement).toBe(searchField())
  })

  test('Enter on an older invite fills the form with the same details', async () => {
    const { desk, user } = await openHistory({
      'invites.list': listOf(open, old),
      'invites.draft': () => succeeded(typed({ firstName: 'Tom', reissueOf: 2 })),
    })
    await rows()
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    await waitFor(() => expect(field('First name').value).toBe('Tom'))
    expect(desk.sentTo('invites.draft')).toEqual([{ id: 2 }])
  })

  test('Ctrl+Enter does what Enter does not', async () => {
    const { desk, user } = await openHistory({
      'invites.list': listOf(open, old),
      'display.show': () => succeeded('shown'),
    })
    await rows()
    await user.keyboard('{ArrowDown}{ArrowDown}{Control>}{Enter}{/Control}')
    await waitFor(() => expect(desk.sentTo('display.show')).toEqual([{ id: 2 }]))
  })
})

test('of the keys beneath it, those that mean something else elsewhere are marked as the list’s own', async () => {
  await openHistory({ 'invites.list': listOf(open) })
  const keys = within(await screen.findByRole('list', { name: 'Keys' })).getAllByRole('listitem')
  const own = keys.filter(({ className }) => className.startsWith('history-key-in'))
  expect(own.map(({ textContent }) => textContent)).toEqual([
    'Delete Delete',
    'Space Select',
    'Ctrl A Select all',
  ])
})

test('a key that a button shows is told to screen readers, too', async () => {
  await openHistory({ 'invites.list': listOf(open) })
  const button = screen.getByRole('button', { name: /^Export/u })
  expect(button.getAttribute('aria-keyshortcuts')).toBe('Alt+X')
})

test('copying a link is confirmed, and the page never sees the link', async () => {
  const { desk, user } = await openHistory({
    'invites.list': listOf(open),
    'invites.copyLink': () => succeeded(undefined),
  })
  await rows()
  await user.keyboard('{Alt>}l{/Alt}')
  expect(await screen.findByText('Link copied')).toBeDefined()
  expect(desk.sentTo('invites.copyLink')).toEqual([{ id: 3 }])
})
