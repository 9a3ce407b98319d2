import type { RouteOutput } from '#contract'
import { ask } from '../../ask.ts'
import { useNotice } from '../notice-store.ts'
import { historyQuery } from './history-query.ts'
import { useHistory } from './history-store.ts'
import { useMarks } from './marks-store.ts'

/** Selects everything that the search and the filters find, on the list or not yet. */
export function selectAll() {
  useMarks.getState().clear()
  useMarks.setState({ gathered: 0, gathering: gather(useMarks.getState().round) })
}

async function gather(round: number) {
  const query = historyQuery(useHistory.getState().filters, Date.now())
  if (!query) {
    useMarks.getState().clear()
    return
  }
  const found = new Set<number>()
  let page: Partial<RouteOutput<'invites.ids'>> = {}
  do {
    const before = page.next === undefined ? {} : { before: page.next }
    const answer = await ask('invites.ids', { ...query, ...before })
    if (useMarks.getState().round !== round) return
    if (!answer.ok) {
      useMarks.getState().clear()
      useNotice.getState().fail(answer.failure)
      return
    }
    page = answer.value
    for (const id of answer.value.ids) found.add(id)
    useMarks.setState({ gathered: found.size })
  } while (page.next !== undefined)
  useMarks.setState({ selected: found, gathered: undefined })
}
