import { expect, test } from 'vitest'
import { rowWindow, scrollTopFor } from '../../../../renderer/desk/history/row-window.ts'

test('the rows in sight are in the page, and a few beyond each edge', () => {
  expect(rowWindow({ scrollTop: 4400, height: 440 }, 44, 1_000_000)).toEqual({
    first: 94,
    end: 116,
  })
})

test('a list ends where its rows end', () => {
  expect(rowWindow({ scrollTop: 0, height: 440 }, 44, 3)).toEqual({ first: 0, end: 3 })
  expect(rowWindow({ scrollTop: 9000, height: 440 }, 44, 3)).toEqual({ first: 3, end: 3 })
})

test('as many rows are drawn for the millionth place as for the first', () => {
  const { first, end } = rowWindow({ scrollTop: 44 * 500_000, height: 440 }, 44, 1_000_000)
  expect(end - first).toBe(22)
})

test.each([
  [10, 0, 44],
  [0, 200, 0],
  [5, 100, 100],
])('row %s comes into sight from %s with as little movement as possible', (index, from, to) => {
  expect(scrollTopFor(index, 44, { scrollTop: from, height: 440 })).toBe(to)
})
