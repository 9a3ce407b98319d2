import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchDay } from '../../main/day-watch.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const { TZ } = process.env

let steadyMs = 0
/** How far the wall clock is before the steady one. */
let aheadMs = 0

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  steadyMs = 0
  aheadMs = 0
})
afterEach(() => {
  vi.useRealTimers()
  if (TZ === undefined) delete process.env.TZ
  else process.env.TZ = TZ
})

function setup(zone: string, start: string) {
  process.env.TZ = zone
  const startMs = new Date(start).getTime()
  vi.setSystemTime(startMs)
  const changed = vi.fn()
  const watch = watchDay({ now: () => new Date(startMs + steadyMs + aheadMs), changed })
  const pass = (ms: number) => {
    for (let left = ms; left > 0; left -= 1_000) {
      steadyMs += Math.min(1_000, left)
      vi.advanceTimersByTime(Math.min(1_000, left))
    }
  }
  return { watch, changed, pass }
}

test('a day that goes by tells nothing, and midnight tells within a second', () => {
  const { changed, pass, watch } = setup('Australia/Sydney', '2026-11-27T10:00')
  pass(13 * hourMs + 59 * minuteMs + 59_000)
  expect(changed).not.toHaveBeenCalled()
  pass(2_000)
  expect(changed).toHaveBeenCalledTimes(1)
  pass(5 * minuteMs)
  expect(changed).toHaveBeenCalledTimes(1)
  watch.stop()
})

test.each([
  ['Australia/Sydney', '2026-10-03T23:00', 'the day with 23 hours'],
  ['Australia/Sydney', '2027-04-03T23:00', 'the day with 25 hours'],
  ['America/Santiago', '2026-09-05T23:00', 'a day without a midnight'],
])('midnight in %s at %s tells: %s', (zone, start) => {
  const { changed, pass, watch } = setup(zone, start)
  pass(hourMs + 1_000)
  expect(changed).toHaveBeenCalled()
  watch.stop()
})

test.each([
  ['back by an hour', -hourMs],
  ['on by a day', 24 * hourMs],
  ['back by a weekend', -60 * hourMs],
])('a clock that is set %s tells within a minute', (_, ms) => {
  const { changed, pass, watch } = setup('Australia/Sydney', '2026-11-27T10:00')
  aheadMs = ms
  pass(minuteMs + 1_000)
  expect(changed).toHaveBeenCalledTimes(1)
  watch.stop()
})

test('another time zone tells within a minute', () => {
  const { changed, pass, watch } = setup('Australia/Sydney', '2026-11-27T10:00')
  process.env.TZ = 'Australia/Perth'
  pass(minuteMs + 1_000)
  expect(changed).toHaveBeenCalledTimes(1)
  watch.stop()
})

test('waking always tells, and the next look finds nothing new in it', () => {
  const { changed, pass, watch } = setup('Australia/Sydney', '2026-11-27T18:00')
  aheadMs = 14.5 * hourMs
  watch.wake()
  expect(changed).toHaveBeenCalledTimes(1)
  pass(10 * minuteMs)
  expect(changed).toHaveBeenCalledTimes(1)
  watch.stop()
})
