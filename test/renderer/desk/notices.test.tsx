import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type RouteInput, succeeded } from '#contract'
import { inviteOf } from '../../fakes/fake-desk.ts'
import { field } from './desk-screen.tsx'
import { listOf, openHistory, rows } from './history/open-history.ts'

const machine = {
  'invites.list': listOf(...[2, 1].map((id) => inviteOf({ id, name: `Customer ${id}` }))),
  'invites.remove': (order: RouteInput<'invites.remove'>) =>
    succeeded({ removal: 70 + ('ids' in order ? (order.ids[0] ?? 0) : 0), count: 1 }),
  'invites.restore': () => succeeded({ count: 1 }),
}
const undoKeys = '{Alt>}z{/Alt}'

test('two deletions come back one after the other, the newest first', async () => {
  const { desk, user } = await openHistory(machine)
  await rows()
  await user.keyboard('{ArrowDown}{Delete}')
  await screen.findByText('Deleted: Customer 2')
  await user.keyboard('{Delete}')
  await screen.findByText('Deleted: Customer 1')
  await user.keyboard(undoKeys)
  expect(await screen.findByText('Deleted: Customer 2')).toBeDefined()
  await user.keyboard(undoKeys)
  await waitFor(() =>
    expect(desk.sentTo('invites.restore')).toEqual([{ removal: 71 }, { removal: 72 }]),
  )
})

test('a message with nothing to take back leaves what can be', async () => {
  const { desk, user } = await openHistory({
    ...machine,
    'display.chooseLanguage': () => succeeded(undefined),
  })
  await rows()
  await user.keyboard('{ArrowDown}{Delete}')
  await screen.findByText('Deleted: Customer 2')
  await user.keyboard('{Shift>}{F4}{/Shift}')
  await screen.findByText(/^Customer’s language: /u)
  expect(screen.queryByText('Deleted: Customer 2')).toBeNull()
  await user.keyboard(undoKeys)
  await waitFor(() => expect(desk.sentTo('invites.restore')).toEqual([{ removal: 72 }]))
})

test('a form that was cleared comes back before an older deletion does', async () => {
  const { desk, user } = await openHistory(machine)
  await rows()
  await user.keyboard('{ArrowDown}{Delete}')
  await screen.findByText('Deleted: Customer 2')
  await user.keyboard('{Control>}n{/Control}')
  await user.type(field('Email'), 'zoe')
  await user.keyboard(`{Alt>}c{/Alt}${undoKeys}`)
  expect(field('Email').value).toBe('zoe')
  expect(desk.sentTo('invites.restore')).toEqual([])
  await user.keyboard(undoKeys)
  await waitFor(() => expect(desk.sentTo('invites.restore')).toEqual([{ removal: 72 }]))
})
