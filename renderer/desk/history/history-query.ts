import type { InviteState, RouteInput } from '#contract'
import {
  filterProblem,
  type HistoryFilters,
  isUnfinishedToday,
  type StateChoice,
  spanOf,
} from './history-filters.ts'

const statesOf: Record<StateChoice, InviteState[] | undefined> = {
  any: undefined,
  unfinished: ['not-opened', 'started'],
  'not-opened': ['not-opened'],
  started: ['started'],
  submitted: ['submitted'],
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
