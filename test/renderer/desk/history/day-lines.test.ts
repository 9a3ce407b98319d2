import { expect, test } from 'vitest'
import { dayLines } from '../../../../renderer/desk/history/day-lines.ts'

const at = (day: number, hours: number, minutes = 0) => ({
  createdAt: new Date(2026, 10, day, hours, minutes).getTime(),
})

/** Newest first, as they are read. */
const invites = [at(28, 23, 59), at(28, 0, 0), at(27, 23, 59), at(24, 12), at(24, 11)]

test('each day has one heading, from midnight to midnight by this computer’s clock', () => {
  const lines = dayLines(invites)
  expect(Array.from({ length: lines.count }, (_, line) => lines.at(line))).toEqual([
    { heading: 0, at: invites[0]?.createdAt },
    { invite: 0 },
    { invite: 1 },
    { heading: 1, at: invites[2]?.createdAt },
    { invite: 2 },
    { heading: 2, at: invites[3]?.createdAt },
    { invite: 3 },
    { invite: 4 },
  ])
})

test('the line of an invite, and the heading above a line, are known without looking through the list', () => {
  const lines = dayLines(invites)
  expect(invites.map((_, index) => lines.lineOf(index))).toEqual([1, 2, 4, 6, 7])
  expect(Array.from({ length: lines.count }, (_, line) => lines.headingAbove(line))).toEqual([
    0, 0, 0, 3, 3, 5, 5, 5,
  ])
})

test('a day of 23 or 25 hours is one day', () => {
  // Both change on one of these nights, wherever the clock is put forward or back.
  const hours = Array.from({ length: 24 * 365 }, (_, hour) => ({
    createdAt: new Date(2026, 11, 31, 23, 30).getTime() - hour * 3_600_000,
  }))
  const lines = dayLines(hours)
  expect(lines.count - hours.length).toBe(
    new Set(hours.map(({ createdAt }) => new Date(createdAt).toDateString())).size,
  )
})

test('nobody invited, no heading', () => {
  expect(dayLines([]).count).toBe(0)
})
