import { addDays, startOfDay, subDays } from 'date-fns'
import type { InviteState, RouteInput } from '#contract'
import { parsedDay, typedDay } from '../typed-day.ts'

/** What the state field offers; several states of an invite make one choice where staff mean one thing. */
export type StateChoice =
  | 'any'
  | 'unfinished'
  | 'not-opened'
  | 'started'
  | 'submitted'
  | 'result'
  | 'failed'

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
  const { search, state, period, fromDay, toDay } = filters
  // Days that are to be chosen, and none typed, leave nothing out.
  const isInTime = period === 'chosen' ? `${fromDay}${toDay}`.trim() !== '' : period !== 'any'
  return search.trim() !== '' || state !== 'any' || isInTime
}

/** What keeps a filter from being read, and where. */
export interface FilterProblem {
  field: 'search' | 'from' | 'to'
  words: string
}

/**
 * A filter that cannot be read, or is typed halfway. It must find nothing: left out, it would find every invite,
 * and what is done to all that is found would be done to them.
 */
export function filterProblem(filters: HistoryFilters): FilterProblem | undefined {
  const { search, period, fromDay, toDay } = filters
  if (search.trim() !== '' && !/[\p{L}\p{N}]/u.test(search)) {
    return { field: 'search', words: 'Type at least one letter or digit to search for' }
  }
  if (period !== 'chosen') return undefined
  const [fromProblem, toProblem] = [dayProblem(fromDay), dayProblem(toDay)]
  if (fromProblem !== undefined) return { field: 'from', words: fromProblem }
  if (toProblem !== undefined) return { field: 'to', words: toProblem }
  const [from, to] = [dayTyped(fromDay), dayTyped(toDay)]
  return from && to && to < from
    ? { field: 'to', words: 'Choose a day that is not before the first one' }
    : undefined
}

const fieldLabels: Record<FilterProblem['field'], string> = {
  search: 'Search',
  from: 'From',
  to: 'To',
}

/** "From: enter the day, month and year, like 3/11/2026." */
export function filterProblemSentence({ field, words }: FilterProblem): string {
  return `${fieldLabels[field]}: ${words.charAt(0).toLowerCase()}${words.slice(1)}.`
}

export function isUnfinishedToday({ state, period }: HistoryFilters): boolean {
  return state === 'unfinished' && period === 'today'
}

/** The moments that a period spans: from the first on, before the second. In milliseconds. */
function spanOf(filters: HistoryFilters, now: number): { from?: number; to?: number } {
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
  const day = typedDay(typed)
  return day === undefined ? undefined : startOfDay(`${day}T00:00`)
}

/** An empty day is no limit, and no problem. */
function dayProblem(typed: string): string | undefined {
  const parsed = parsedDay(typed)
  if (!parsed || 'isoDate' in parsed) return undefined
  if (parsed.rule === 'date-short-year') return 'Enter all four digits of the year, like 2026'
  if (parsed.rule === 'date-impossible') return 'There is no such day'
  return 'Enter the day, month and year, like 3/11/2026'
}

const statesOf: Record<StateChoice, InviteState[] | undefined> = {
  any: undefined,
  unfinished: ['not-opened', 'started'],
  'not-opened': ['not-opened'],
  started: ['started'],
  submitted: ['submitted'],
  result: ['result-arrived'],
  failed: ['not-sent', 'refused', 'no-answer'],
}

/**
 * The filters as main is asked about them; what does not narrow is absent. `undefined`: one of them cannot be
 * read, so nothing is found and nothing may be asked.
 */
export function historyQuery(
  filters: HistoryFilters,
  now: number,
): RouteInput<'invites.export'> | undefined {
  if (filterProblem(filters)) return undefined
  const search = filters.search.trim()
  const states = statesOf[filters.state]
  return {
    ...(search === '' ? {} : { search }),
    // The machine's own question leaves out who has finished through another invite.
    ...(isUnfinishedToday(filters)
      ? { onlyUnfinishedToday: true }
      : { ...(states ? { states } : {}), ...spanOf(filters, now) }),
  }
}
