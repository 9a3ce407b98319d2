import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchStatus } from '../../../main/customer-display/status-watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function bench() {
  const looks: number[] = []
  const notes: unknown[] = []
  const state: { shown: number | undefined; look: () => Promise<unknown> } = {
    shown: 1,
    look: async () => undefined,
  }
  const stop = watchStatus({
    shownInviteId: () => state.shown,
    refreshStatus: (id) => {
      looks.push(id)
      return state.look()
    },
    note: (...entry) => notes.push(entry),
  })
  return { looks, notes, state, stop }
}

it('looks every two seconds while a code is shown', async () => {
  const { looks, state, stop } = bench()
  await vi.advanceTimersByTimeAsync(4_000)
  expect(looks).toEqual([1, 1])
  state.shown = undefined
  await vi.advanceTimersByTimeAsync(4_000)
  expect(looks).toHaveLength(2)
  stop()
})

it('never looks twice at once', async () => {
  const { looks, state, stop } = bench()
  const { promise, resolve } = Promise.withResolvers<void>()
  state.look = () => promise
  await vi.advanceTimersByTimeAsync(10_000)
  expect(looks).toHaveLength(1)
  resolve()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(looks).toHaveLength(2)
  stop()
})

it('goes on after a look that failed, and notes no message', async () => {
  const { looks, notes, state, stop } = bench()
  state.look = () => Promise.reject(new TypeError('mary@example.com'))
  await vi.advanceTimersByTimeAsync(4_000)
  expect(looks).toHaveLength(2)
  expect(notes).toEqual([
    ['status-look-failed', { error: 'TypeError' }],
    ['status-look-failed', { error: 'TypeError' }],
  ])
  stop()
})

it('ends when it is told to', async () => {
  const { looks, stop } = bench()
  stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(looks).toEqual([])
})
