import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type RouteInput, succeeded } from '#contract'
import { inviteOf } from '../../../fakes/fake-desk.ts'
import { listOf, openHistory, rows, searchField } from './open-history.ts'

const invites = [4, 3, 2, 1].map((id) => inviteOf({ id, name: `Customer ${id}` }))
const machine = {
  'invites.list': listOf(...invites),
  'invites.remove': ({ ids }: RouteInput<'invites.remove'>) =>
    succeeded({ ids, undoUntil: Date.now() + 10_000 }),
  'invites.restore': ({ ids }: RouteInput<'invites.restore'>) => succeeded({ ids }),
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
  expect(desk.sentTo('invites.restore')).toEqual([{ ids: [3] }])
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

test('Ctrl+A selects all that is listed, Escape nothing, and once more leads to the search', async () => {
  const { user } = await openHistory(machine)
  await rows()
  await user.keyboard('{ArrowDown}{Control>}a{/Control}')
  expect(screen.getByText('4 selected')).toBeDefined()
  await user.keyboard('{Escape}')
  expect(screen.queryByText('4 selected')).toBeNull()
  await user.keyboard('{Escape}')
  expect(document.activeElement).toBe(searchField())
})

test('what came back too late is said', async () => {
  const { user } = await openHistory({
    ...machine,
    'invites.restore': () => succeeded({ ids: [] }),
  })
  await rows()
  await user.keyboard('{ArrowDown}{Delete}')
  await screen.findByText('Deleted: Customer 4')
  await user.keyboard('{Alt>}z{/Alt}')
  expect(await screen.findByText('Too late for 1 of 1: deleted for good')).toBeDefined()
})
