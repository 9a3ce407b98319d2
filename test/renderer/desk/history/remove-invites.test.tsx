import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { failed, type RouteInput, succeeded } from '#contract'
import { inviteOf } from '../../../fakes/fake-desk.ts'
import { invitesListed, listOf, openHistory, rows, searchField } from './open-history.ts'

const invites = [4, 3, 2, 1].map((id) => inviteOf({ id, name: `Customer ${id}` }))
const planned = {
  'invites.list': listOf(...invites),
  /** More than the list holds. */
  'invites.count': () => succeeded({ count: 2500, hasMore: false }),
  'invites.remove': (order: RouteInput<'invites.remove'>) =>
    succeeded({ removal: 77, count: 'ids' in order ? order.ids.length : 2500 }),
  'invites.restore': () => succeeded({ count: 1 }),
}
/** All that was found when the newest on the list was the fourth. */
const all = { found: { before: 5 }, except: [] }

test('Delete takes the row with the keyboard away, the next one gets it, and Alt+Z brings it back', async () => {
  const { desk, user } = await openHistory(planned)
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
  const { desk, user } = await openHistory(planned)
  await rows()
  await user.keyboard('{ArrowDown} {Shift>}{ArrowDown}{ArrowDown}{/Shift}')
  expect(screen.getByText('3 selected')).toBeDefined()
  await user.keyboard('{Delete}')
  await screen.findByText('Deleted: 3 invites')
  expect(desk.sentTo('invites.remove')).toEqual([{ ids: [4, 3, 2] }])
  expect(invitesListed()).toHaveLength(1)
})

test('Ctrl+A selects all that is found, listed or not, Escape nothing, and once more leads to the search', async () => {
  const { desk, user } = await openHistory(planned)
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}')
  expect(await screen.findByText('2,500 selected')).toBeDefined()
  expect(desk.sentTo('invites.count')).toEqual([{ before: 5 }])
  expect(screen.getAllByRole('row', { selected: true })).toHaveLength(4)
  await user.keyboard('{Escape}')
  expect(screen.queryByText('2,500 selected')).toBeNull()
  await user.keyboard('{Escape}')
  expect(document.activeElement).toBe(searchField())
})

test('Delete on everything asks first, sends what was searched for, and one Undo brings it back', async () => {
  const { desk, user } = await openHistory({
    ...planned,
    'invites.restore': () => succeeded({ count: 2500 }),
  })
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}{Delete}')
  await screen.findByRole('alertdialog', { name: 'Delete 2,500 invites?' })
  expect(desk.sentTo('invites.remove')).toEqual([])
  desk.plan({ 'invites.list': listOf() })
  await user.click(screen.getByRole('button', { name: 'Delete 2,500 invites' }))
  await screen.findByText('Deleted: 2,500 invites')
  expect(desk.sentTo('invites.remove')).toEqual([all])
  await waitFor(() => expect(document.activeElement).toBe(searchField()))
  await user.keyboard('{Alt>}z{/Alt}')
  expect(await screen.findByText('2,500 invites are back')).toBeDefined()
  expect(desk.sentTo('invites.restore')).toEqual([{ removal: 77 }])
})

test('what is left out of everything stays, and more than can be counted is said to be more', async () => {
  const { desk, user } = await openHistory({
    ...planned,
    'invites.count': () => succeeded({ count: 20_000, hasMore: true }),
  })
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}')
  await screen.findByText('More than 20,000 selected')
  await user.keyboard('{ArrowDown} ')
  await screen.findByText('More than 19,999 selected')
  await user.keyboard('{Delete}')
  await user.click(await screen.findByRole('button', { name: 'Delete more than 19,999 invites' }))
  await screen.findByText('Deleted: 2,500 invites')
  expect(desk.sentTo('invites.remove')).toEqual([{ ...all, except: [3] }])
})

test('an invite that is made after all were selected is not among them, unless it is chosen', async () => {
  const { desk, user } = await openHistory(planned)
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}')
  await screen.findByText('2,500 selected')
  for (const id of [5, 6]) act(() => desk.emit('invite.changed', inviteOf({ id })))
  expect(screen.getAllByRole('row', { selected: true })).toHaveLength(4)
  await user.keyboard('{Home} ')
  await waitFor(() => expect(screen.getByText('2,499 selected')).toBeDefined())
  expect(desk.sentTo('invites.count').at(-1)).toEqual({ before: 7 })
  await user.keyboard('{Delete}')
  await user.click(await screen.findByRole('button', { name: 'Delete 2,499 invites' }))
  await screen.findByText('Deleted: 2,500 invites')
  expect(desk.sentTo('invites.remove')).toEqual([{ found: { before: 7 }, except: [5] }])
})

test('a long deletion shows how far it is, and can be stopped', async () => {
  let end: () => void = () => undefined
  const { desk, user } = await openHistory({
    ...planned,
    'invites.remove': () =>
      new Promise((resolve) => {
        end = () => resolve(succeeded({ removal: 77, count: 1200 }))
      }),
    'invites.stopRemoving': () => succeeded(undefined),
  })
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}{Delete}')
  await user.click(await screen.findByRole('button', { name: 'Delete 2,500 invites' }))
  await screen.findByRole('alertdialog', { name: 'Deleting 2,500 invites…' })
  act(() => desk.emit('removal.progress', { count: 1200 }))
  expect(screen.getByText(/^1,200 so far/u)).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Stop here' }))
  await waitFor(() => expect(desk.sentTo('invites.stopRemoving')).toHaveLength(1))
  end()
  await screen.findByText('Deleted: 1,200 invites')
})

test('a deletion that fails is said, and what was selected stays selected', async () => {
  const { user } = await openHistory({ ...planned, 'invites.remove': () => failed('disk-full') })
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}{Delete}')
  await user.click(await screen.findByRole('button', { name: 'Delete 2,500 invites' }))
  await screen.findByRole('alert')
  expect(screen.getByText('2,500 selected')).toBeDefined()
})

test('what is deleted elsewhere is counted no more, and another search selects nothing', async () => {
  const { desk, user } = await openHistory(planned)
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}')
  await screen.findByText('2,500 selected')
  desk.plan({ 'invites.count': () => succeeded({ count: 2498, hasMore: false }) })
  act(() => desk.emit('invites.removed', { ids: [2500, 7] }))
  await screen.findByText('2,498 selected')
  await user.keyboard('{Control>}f{/Control}x')
  await waitFor(() => expect(screen.queryByText('2,498 selected')).toBeNull())
})

test('Delete while everything is still being counted waits for it, and never takes the one row', async () => {
  const answers: (() => void)[] = []
  const { desk, user } = await openHistory({
    ...planned,
    'invites.count': () =>
      new Promise((resolve) => answers.push(() => resolve(planned['invites.count']()))),
  })
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}')
  expect(await screen.findByText(/Selecting everything/u)).toBeDefined()
  await user.keyboard('{Delete}{Escape}')
  await waitFor(() => expect(answers).toHaveLength(2))
  for (const answer of answers) answer()
  await waitFor(() => expect(screen.queryByText(/Selecting everything/u)).toBeNull())
  expect(desk.sentTo('invites.remove')).toEqual([])
})

test('what came back too late is said', async () => {
  const { user } = await openHistory({
    ...planned,
    'invites.restore': () => succeeded({ count: 0 }),
  })
  await rows()
  await user.keyboard('{ArrowDown}{Delete}')
  await screen.findByText('Deleted: Customer 4')
  await user.keyboard('{Alt>}z{/Alt}')
  expect(await screen.findByText('Too late for 1 of 1: deleted for good')).toBeDefined()
})
