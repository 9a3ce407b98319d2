import { addDays, startOfDay, subDays } from 'date-fns'
import { parseDateOfBirth } from '#contract'

/** What the state field offers; several states of an invite make one choice where staff mean one thing. */
export type StateChoice = 'any' | 'unfinished' | 'not-opened' | 'started' | 'submitted' | 'failed'

export type PeriodChoice = 'any' | 'today' | 'yesterday' | 'week' | 'month' | 'chosen'

/** What narrows the history, as it stands on the screen. */
export interface HistoryFilters {
  search: string
  state: StateChoice
  period: PeriodChoice
  /** Days as typed, the day first; they count while `period` is `chosen`. An empty one is open. */
  fromDay: string
  toDay: string
}

export const noFilters: HistoryFilters = {
  search: '',
  state: 'any',
  period: 'any',
  fromDay: '',
  toDay: '',
}

export function isFiltered(filters: HistoryFilters): boolean {
  return filters.search.trim() !== '' || filters.state !== 'any' || filters.period !== 'any'
}

export function isUnfinishedToday({ state, period }: HistoryFilters): boolean {
  return state === 'unfinished' && period === 'today'
}

/** The moments that a period spans: from the first on, before the second. In milliseconds. */
export function spanOf(filters: HistoryFilters, now: number): { from?: number; to?: number } {
  const today = startOfDay(now)
  switch (filters.period) {
    case 'any':
      return {}
    case 'today':
      return { from: today.getTime() }
    case 'yesterday':
      return { from: subDays(today, 1).getTime(), to: today.getTime() }
    case 'week':
      return { from: subDays(today, 6).getTime() }
    case 'month':
      return { from: subDays(today, 29).getTime() }
    case 'chosen': {
      const from = dayTyped(filters.fromDay)
      const to = dayTyped(filters.toDay)
      return {
        ...(from ? { from: from.getTime() } : {}),
        // The last day belongs to the span.
        ...(to ? { to: addDays(to, 1).getTime() } : {}),
      }
    }
  }
}

/** Midnight at the start of a typed day; nothing while it is not one. */
export function dayTyped(typed: string): Date | undefined {
  const parsed = typed.trim() === '' ? undefined : parseDateOfBirth(typed)
  return parsed && 'isoDate' in parsed ? startOfDay(`${parsed.isoDate}T00:00`) : undefined
}
