import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { failed, type RouteInput, succeeded } from '#contract'
import { inviteOf } from '../../../fakes/fake-desk.ts'
import { listOf, openHistory, rows, searchField } from './open-history.ts'

const invites = [4, 3, 2, 1].map((id) => inviteOf({ id, name: `Customer ${id}` }))
/** More than the list holds; the machine knows them all. */
const known = Array.from({ length: 2500 }, (_, index) => 2500 - index)
const machine = {
  'invites.list': listOf(...invites),
  'invites.ids': ({ before = 2501 }: RouteInput<'invites.ids'>) => {
    const ids = known.filter((id) => id < before).slice(0, 2000)
    const next = ids.at(-1)
    return succeeded(next === undefined || next === 1 ? { ids } : { ids, next })
  },
  'invites.remove': ({ ids, removal = 77 }: RouteInput<'invites.remove'>) =>
    succeeded({ removal, ids }),
  'invites.restore': () => succeeded({ count: 1 }),
}

test('Delete takes the row with the keyboard away, the next one gets it, and Alt+Z brings it back', async () => {
  const { desk, user } = await openHistory(machine)
  await rows()
  await user.keyboard('{ArrowDown}{ArrowDown}{Delete}')
  await screen.findByText('Deleted: Customer 3')
  expect(screen.queryByRole('row', { name: /Customer 3/u })).toBeNull()
  await waitFor(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Customer 2/u),
  )
  await user.keyboard('{Alt>}z{/Alt}')
  await screen.findByRole('row', { name: /Customer 3/u })
  expect(desk.sentTo('invites.restore')).toEqual([{ removal: 77 }])
  expect(screen.queryByText('Deleted: Customer 3')).toBeNull()
})

test('Space and Shift with the arrows select, and Delete takes all of that', async () => {
  const { desk, user } = await openHistory(machine)
  await rows()
  await user.keyboard('{ArrowDown} {Shift>}{ArrowDown}{ArrowDown}{/Shift}')
  expect(screen.getByText('3 selected')).toBeDefined()
  await user.keyboard('{Delete}')
  await screen.findByText('Deleted: 3 invites')
  expect(desk.sentTo('invites.remove')).toEqual([{ ids: [4, 3, 2] }])
  expect(screen.getAllByRole('row')).toHaveLength(1)
})

test('Ctrl+A selects all that is found, listed or not, Escape nothing, and once more leads to the search', async () => {
  const { desk, user } = await openHistory(machine)
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}')
  expect(await screen.findByText('2,500 selected')).toBeDefined()
  expect(desk.sentTo('invites.ids')).toEqual([{}, { before: 501 }])
  await user.keyboard('{Escape}')
  expect(screen.queryByText('2,500 selected')).toBeNull()
  await user.keyboard('{Escape}')
  expect(document.activeElement).toBe(searchField())
})

test('Delete on everything asks first, takes it in steps, and one Undo brings it back', async () => {
  const { desk, user } = await openHistory({
    ...machine,
    'invites.restore': () => succeeded({ count: 2500 }),
  })
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}{Delete}')
  await screen.findByRole('alertdialog', { name: 'Delete 2,500 invites?' })
  expect(desk.sentTo('invites.remove')).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Delete 2,500 invites' }))
  await screen.findByText('Deleted: 2,500 invites')
  const sent = desk.sentTo('invites.remove') as RouteInput<'invites.remove'>[]
  expect(sent.flatMap(({ ids }) => ids)).toEqual(known)
  expect(sent.map(({ removal }) => removal)).toEqual([undefined, 77, 77])
  await waitFor(() => expect(document.activeElement).toBe(searchField()))
  await user.keyboard('{Alt>}z{/Alt}')
  expect(await screen.findByText('2,500 invites are back')).toBeDefined()
  expect(desk.sentTo('invites.restore')).toEqual([{ removal: 77 }])
})

test('a deletion that fails halfway is taken back', async () => {
  const { desk, user } = await openHistory({
    ...machine,
    'invites.remove': (order) =>
      order.removal === undefined ? machine['invites.remove'](order) : failed('disk-full'),
  })
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}{Delete}')
  await user.click(await screen.findByRole('button', { name: 'Delete 2,500 invites' }))
  await screen.findByRole('alert')
  expect(desk.sentTo('invites.restore')).toEqual([{ removal: 77 }])
})

test('what is deleted elsewhere is selected no more, and another search selects nothing', async () => {
  const { desk, user } = await openHistory(machine)
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}')
  await screen.findByText('2,500 selected')
  act(() => desk.emit('invites.removed', { ids: [2500, 7] }))
  expect(screen.getByText('2,498 selected')).toBeDefined()
  await user.keyboard('{Control>}f{/Control}x')
  await waitFor(() => expect(screen.queryByText('2,498 selected')).toBeNull())
})

test('Delete while everything is still being selected waits for it, and never takes the one row', async () => {
  const answers: (() => void)[] = []
  const { desk, user } = await openHistory({
    ...machine,
    'invites.ids': (query) =>
      new Promise((resolve) => answers.push(() => resolve(machine['invites.ids'](query)))),
  })
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}')
  expect(await screen.findByText(/Selecting everything/u)).toBeDefined()
  await user.keyboard('{Delete}{Escape}')
  await waitFor(() => expect(answers).toHaveLength(1))
  answers[0]?.()
  await waitFor(() => expect(screen.queryByText(/Selecting everything/u)).toBeNull())
  expect(desk.sentTo('invites.remove')).toEqual([])
})

test('what came back too late is said', async () => {
  const { user } = await openHistory({
    ...machine,
    'invites.restore': () => succeeded({ count: 0 }),
  })
  await rows()
  await user.keyboard('{ArrowDown}{Delete}')
  await screen.findByText('Deleted: Customer 4')
  await user.keyboard('{Alt>}z{/Alt}')
  expect(await screen.findByText('Too late for 1 of 1: deleted for good')).toBeDefined()
})
