import { describe, expect, test } from 'vitest'
import {
  type HistoryFilters,
  noFilters,
} from '../../../../renderer/desk/history/history-filters.ts'
import { historyQuery } from '../../../../renderer/desk/history/history-query.ts'

const now = new Date(2026, 10, 22, 9, 41).getTime()
const midnight = (day: number) => new Date(2026, 10, day).getTime()

function asked(change: Partial<HistoryFilters>) {
  return historyQuery({ ...noFilters, ...change }, now)
}

describe('what is asked of the machine', () => {
  test('is nothing where nothing narrows', () => {
    expect(asked({ search: '  ' })).toEqual({})
  })

  test.each([
    ['today', { from: midnight(22) }],
    ['yesterday', { from: midnight(21), to: midnight(22) }],
    ['week', { from: midnight(16) }],
    ['month', { from: new Date(2026, 9, 24).getTime() }],
  ] as const)('for the period "%s" begins and ends at midnight', (period, span) => {
    expect(asked({ period })).toEqual(span)
  })

  test('has the last chosen day in it, and stays open where no day is typed yet', () => {
    const chosen = { period: 'chosen', fromDay: '3/11', toDay: '4 nov 2025' } as const
    expect(asked(chosen)).toEqual({ to: new Date(2025, 10, 5).getTime() })
  })

  test('names the states that staff call one', () => {
    expect(asked({ state: 'failed' })).toEqual({ states: ['not-sent', 'refused', 'no-answer'] })
  })

  test('leaves to the machine who is unfinished today', () => {
    expect(asked({ state: 'unfinished', period: 'today', search: 'zo' })).toEqual({
      search: 'zo',
      onlyUnfinishedToday: true,
    })
  })
})
