import { expect, test } from 'vitest'
import { mostListed, type RouteInput, succeeded } from '#contract'
import { isFull, useHistory } from '../../../../renderer/desk/history/history-store.ts'
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
