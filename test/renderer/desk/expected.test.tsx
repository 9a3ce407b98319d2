import { act, screen, waitFor, within } from '@testing-library/react'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { type ExpectedCustomer, emptyDraft, succeeded } from '#contract'
import { inviteOf, type PlannedAnswers, practiceSettings } from '../../fakes/fake-desk.ts'
import { field, openDesk } from './desk-screen.tsx'

/** Where clocks change, before anything that writes times is read. */
const zone = vi.hoisted(() => {
  const before = process.env.TZ
  process.env.TZ = 'Australia/Sydney'
  return before
})
afterAll(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const people: ExpectedCustomer[] = Array.from({ length: 6 }, (_, at) => ({
  id: at + 1,
  minute: (at + 9) * 60,
  name: `Visitor ${at + 1}`,
  email: `visitor${at + 1}@example.com`,
  phone: '',
  reference: '',
}))

function planned(customers = people, more: PlannedAnswers = {}): PlannedAnswers {
  return {
    'expected.list': () => succeeded({ customers, invited: 0 }),
    'expected.take': ({ id }) =>
      succeeded({
        state: 'read',
        draft: { ...emptyDraft, email: `visitor${id}@example.com` },
        leftOut: ['phone'],
        hasUnknown: false,
      }),
    ...more,
  }
}

function at(hour: number, minute = 0, now = new Date()) {
  now.setHours(hour, minute, 0, 0)
  vi.useFakeTimers({ now, toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
}

const listed = async () =>
  within(await screen.findByRole('list', { name: 'Expected today' })).getAllByRole('listitem')

test('nothing of it stands beside the form where nobody is expected', async () => {
  await openDesk(planned([]))
  await screen.findByText('Nobody is waiting')
  expect(screen.queryByText(/Expected/u)).toBeNull()
})

test.each([
  ['an ordinary day', new Date(2026, 10, 28)],
  ['the day on which the clocks are put forward', new Date(2026, 9, 4)],
  ['the day on which they are put back', new Date(2026, 3, 5)],
])(
  'four stand there on %s, whoever comes next first, with time before name; all when asked',
  async (_, day) => {
    at(10, 20, day)
    const { user } = await openDesk(planned())
    expect((await listed()).map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^10:00 amVisitor 2/u),
      expect.stringMatching(/^11:00 amVisitor 3/u),
      expect.stringMatching(/^12:00 pmVisitor 4/u),
      expect.stringMatching(/^1:00 pmVisitor 5/u),
    ])
    await user.click(screen.getByRole('button', { name: 'Show all 6' }))
    expect(await listed()).toHaveLength(6)
  },
)

test('one key fills the form with who is next, and once more with the one behind; nobody is on hold for it', async () => {
  at(10, 20)
  const { user, desk } = await openDesk(planned())
  await listed()
  await user.keyboard('{Alt>}m{/Alt}')
  await waitFor(() => expect(field('Email').value).toBe('visitor2@example.com'))
  expect(screen.getByText('Details filled in from the list, without phone')).toBeDefined()
  await user.keyboard('{Alt>}m{/Alt}')
  await waitFor(() => expect(field('Email').value).toBe('visitor3@example.com'))
  expect(desk.sentTo('draft.hold')).toEqual([])
  expect(desk.sentTo('invites.create')).toEqual([])
  await user.type(field('Email'), '.au')
  await user.keyboard('{Alt>}m{/Alt}')
  await waitFor(() => expect(field('Email').value).toBe('visitor2@example.com'))
  expect(desk.sentTo('draft.hold')).toMatchObject([{ email: 'visitor3@example.com.au' }])
})

test('names are masked where others are, in the list and in the question for columns', async () => {
  const { user } = await openDesk(
    planned(people.slice(0, 1), {
      'settings.read': () => succeeded({ ...practiceSettings, masksNames: true }),
      'expected.list': () =>
        succeeded({ customers: people.slice(0, 1), invited: 0, problem: 'columns' }),
      'expected.columns': () =>
        succeeded({
          state: 'columns',
          list: {
            name: 'list.csv',
            hasHeader: true,
            columns: ['fullName', 'email'],
            rows: [
              ['Client', 'Email'],
              ['Mary Brown', 'mary@example.com'],
            ],
          },
        }),
      'expected.chooseColumns': () => succeeded({ state: 'refused', problem: 'nobody' }),
    }),
  )
  const [row] = await listed()
  expect(row?.textContent).toContain('V••• 1•••')
  expect(row?.textContent).toContain('v•••@example.com')
  await user.click(screen.getByRole('button', { name: 'Choose columns' }))
  const dialog = await screen.findByRole('alertdialog', { name: 'What do the columns hold?' })
  expect(dialog.textContent).toContain('Client')
  expect(dialog.textContent).not.toContain('Mary')
  await user.click(within(dialog).getByRole('button', { name: 'Use these columns' }))
  expect(await screen.findByText('Nobody in that list is expected today.')).toBeDefined()
})

test('whoever is not expected hands the keyboard to the one behind, whatever stands around them', async () => {
  // As a list may name them: not by their times.
  const listedLater: Record<number, number> = { 1: 30, 2: 10, 3: 20 }
  const customers = people.slice(0, 3).map((one) => ({ ...one, id: listedLater[one.id] ?? one.id }))
  at(9, 10)
  const { desk, user } = await openDesk(
    planned(customers, {
      'invites.queue': () =>
        succeeded({
          open: [inviteOf()],
          submitted: [],
          followUps: [inviteOf({ id: 4, name: 'Tom', dueOn: '2020-02-03' })],
        }),
      'expected.setRemoved': () => succeeded(undefined),
    }),
  )
  await listed()
  const remove = async (name: string, ...left: ExpectedCustomer[]) => {
    screen.getByRole('button', { name: `Not expected: ${name}` }).focus()
    await user.keyboard('{Enter}')
    desk.plan({ 'expected.list': () => succeeded({ customers: left, invited: 0 }) })
    act(() => desk.emit('expected.changed', {}))
    await waitFor(() => expect(screen.queryByTitle(name)).toBeNull())
  }
  const has = (name: string) =>
    waitFor(() => expect(document.activeElement?.getAttribute('title')).toBe(name))
  await remove('Visitor 1', ...customers.slice(1))
  await has('Fill the form with Visitor 2')
  await remove('Visitor 3', ...customers.slice(1, 2))
  await has('Fill the form with Visitor 2')
  await remove('Visitor 2')
  await has('Invite again: Tom')
})
