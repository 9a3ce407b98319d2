import { describe, expect, test } from 'vitest'
import {
  filterProblem,
  filterProblemSentence,
  type HistoryFilters,
  historyQuery,
  isFiltered,
  noFilters,
} from '../../../../renderer/desk/history/history-filters.ts'

const now = new Date(2026, 10, 22, 9, 41).getTime()
const midnight = (day: number) => new Date(2026, 10, day).getTime()

function asked(change: Partial<HistoryFilters>) {
  return historyQuery({ ...noFilters, ...change }, now)
}

describe('what is asked of main', () => {
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

  test('has the last chosen day in it, and stays open where no day is typed', () => {
    const chosen = { period: 'chosen', fromDay: '', toDay: '4 nov 2025' } as const
    expect(asked(chosen)).toEqual({ to: new Date(2025, 10, 5).getTime() })
  })

  test('may end on a day to come', () => {
    expect(asked({ period: 'chosen', toDay: '31/12/2026' })).toEqual({
      to: new Date(2027, 0, 1).getTime(),
    })
  })

  test('names the states that staff call one', () => {
    expect(asked({ state: 'failed' })).toEqual({ states: ['not-sent', 'refused', 'no-answer'] })
  })

  test('leaves to main who is unfinished today', () => {
    expect(asked({ state: 'unfinished', period: 'today', search: 'zo' })).toEqual({
      search: 'zo',
      onlyUnfinishedToday: true,
    })
  })
})

describe('a filter that cannot be read', () => {
  const days = (fromDay: string, toDay = ''): Partial<HistoryFilters> => ({
    period: 'chosen',
    fromDay,
    toDay,
  })

  test.each<[Partial<HistoryFilters>, string]>([
    [days('3'), 'From: enter the day, month and year, like 3/11/2026.'],
    [days('3/11'), 'From: enter the day, month and year, like 3/11/2026.'],
    [days('yesterday'), 'From: enter the day, month and year, like 3/11/2026.'],
    [days('3/11/26'), 'From: enter all four digits of the year, like 2026.'],
    [days('31/2/2026'), 'From: there is no such day.'],
    [days('', '31/11/2026'), 'To: there is no such day.'],
    [days('1/11/2026', '4/1'), 'To: enter the day, month and year, like 3/11/2026.'],
    [days('4/11/2026', '3/11/2026'), 'To: choose a day that is not before the first one.'],
    [{ search: '…' }, 'Search: type at least one letter or digit to search for.'],
    [{ search: ' @ ' }, 'Search: type at least one letter or digit to search for.'],
    [{ search: '\u200b' }, 'Search: type at least one letter or digit to search for.'],
    [{ search: '%', state: 'started' }, 'Search: type at least one letter or digit to search for.'],
  ])('%o is asked nothing, and says why', (change, sentence) => {
    const problem = filterProblem({ ...noFilters, ...change })
    expect(asked(change)).toBeUndefined()
    expect(problem && filterProblemSentence(problem)).toBe(sentence)
    expect(isFiltered({ ...noFilters, ...change })).toBe(true)
  })

  test.each<Partial<HistoryFilters>>([
    { period: 'any', fromDay: 'nonsense' },
    { period: 'today', toDay: '3/1' },
    days('', ''),
    days('4/11/2026', '4/11/2026'),
    { search: '李' },
    { search: '7' },
  ])('is not %o', (change) => {
    expect(filterProblem({ ...noFilters, ...change })).toBeUndefined()
  })

  test('days that are to be chosen, and none typed, are no filter yet', () => {
    expect(isFiltered({ ...noFilters, ...days('') })).toBe(false)
  })
})
