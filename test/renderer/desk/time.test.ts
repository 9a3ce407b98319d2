import { expect, test } from 'vitest'
import {
  ageWords,
  dayHeadingWords,
  dayWords,
  longDayWords,
  timeWords,
} from '../../../renderer/desk/time.ts'

const now = new Date(2026, 10, 22, 9, 41).getTime()
const minutes = (count: number) => count * 60_000

test.each([
  [0, 'now'],
  [-5, 'now'],
  [4, '4 min'],
  [59, '59 min'],
  [60, '1 h'],
  [130, '2 h 10 min'],
])('an invite of %s minutes ago is "%s" old', (count, words) => {
  expect(ageWords(now - minutes(count), now)).toBe(words)
})

test.each([
  [new Date(2026, 10, 22, 0, 1), 'Today'],
  [new Date(2026, 10, 21, 23, 59), 'Yesterday'],
  [new Date(2026, 10, 20, 12), 'Fri 20 Nov'],
  [new Date(2025, 10, 20, 12), '20 Nov 2025'],
])('%s is called "%s"', (at, words) => {
  expect(dayWords(at.getTime(), now)).toBe(words)
})

test.each([
  [new Date(2026, 10, 22, 0, 1), 'Today'],
  [new Date(2026, 10, 21, 23, 59), 'Yesterday'],
  [new Date(2026, 10, 20, 12), 'Friday 20 November'],
  [new Date(2025, 11, 31, 12), 'Wednesday 31 December 2025'],
])('the heading of %s is "%s"', (at, words) => {
  expect(dayHeadingWords(at.getTime(), now)).toBe(words)
})

test('times are said as Australia says them', () => {
  expect(timeWords(now)).toBe('9:41 am')
  expect(timeWords(new Date(2026, 10, 22, 0, 5).getTime())).toBe('12:05 am')
  expect(longDayWords(now)).toBe('Sunday 22 November 2026')
})
