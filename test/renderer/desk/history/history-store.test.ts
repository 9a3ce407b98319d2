import { expect, test } from 'vitest'
import { mostListed, type RouteInput, succeeded } from '#contract'
import { isFull, useHistory, withChange } from '../../../../renderer/desk/history/history-store.ts'
import { installFakeDesk, inviteOf } from '../../../fakes/fake-desk.ts'

const newest = 30_000

test('a very long list ends before it fills the memory, and says so', async () => {
  installFakeDesk({
    'invites.list': ({ before = newest + 1, limit }: RouteInput<'invites.list'>) => {
      const invites = Array.from({ length: limit }, (_, at) => inviteOf({ id: before - 1 - at }))
      return succeeded({ invites, hasMore: true, next: before - limit })
    },
  })
  await useHistory.getState().read()
  expect(isFull(useHistory.getState())).toBe(false)
  for (let count = 0; count < newest / 100; count += 1) await useHistory.getState().readOlder()
  const { invites } = useHistory.getState()
  expect(invites.length).toBe(mostListed)
  expect(isFull(useHistory.getState())).toBe(true)
})

const [older, newer] = [inviteOf({ id: 1 }), inviteOf({ id: 2 })]

test('a changed invite keeps its place', () => {
  const changed = inviteOf({ id: 1, status: 'Active' })
  expect(withChange([newer, older], changed)).toEqual([newer, changed])
})

test('a new invite goes on top', () => {
  expect(withChange([older], newer)).toEqual([newer, older])
})

test('an invite of a page that was not read yet stays out', () => {
  expect(withChange([newer], older)).toEqual([newer])
})
