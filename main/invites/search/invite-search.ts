import type Database from 'better-sqlite3'
import type { InviteIdPage, InviteIdQuery, InvitePage, InviteQuery } from '#contract'
import { type InviteRow, toInvite } from '../invite-row.ts'
import { createFilterSearch } from './filter-search.ts'
import { createGramIndex } from './gram-index.ts'
import { createIdSearch } from './id-search.ts'
import { createRowCheck, wantedBy } from './row-check.ts'
import { readsBefore, type SearchReads } from './search-reads.ts'
import { createSearchRows } from './search-rows.ts'
import { planSearch } from './search-text.ts'
import { createWordSearch } from './word-search.ts'

/** A page as main itself reads it; `next` is there when more follows, or may. */
export interface RowPage {
  rows: InviteRow[]
  next?: number | undefined
}

/** In one page; more would keep the page that takes them busy. */
const mostIds = 1000

export type InviteSearch = ReturnType<typeof createInviteSearch>

/** The history, searched and filtered: newest first, whatever was asked for. `elapsedMs`: a monotonic clock. */
export function createInviteSearch(database: Database.Database, elapsedMs: () => number) {
  const index = createGramIndex(database)
  const rows = createSearchRows(database)
  const check = createRowCheck(database)
  const byWords = createWordSearch({ index, rows, check })
  const byFilter = createFilterSearch({ index, rows, check })
  const idsByFilter = createIdSearch(rows)

  function rowPage(environment: string, query: InviteQuery, startOfToday: Date): RowPage {
    const plan = planSearch(query.search ?? '')
    if (plan.kind === 'nothing') return { rows: [] }
    const words = plan.kind === 'words' ? plan.words : []
    const wanted = wantedBy({ environment, query, startOfToday, words })
    const reads = readsBefore(elapsedMs, query.before)
    if (plan.kind === 'tracking-reference') {
      const row = rows.byTrackingReference(plan.trackingReference)
      return { rows: row && row.id < reads.next && check(row, wanted) ? [row] : [] }
    }
    const found = words.length > 0 ? byWords(wanted, reads) : byFilter(wanted, reads)
    return takePage(found, query.limit, reads)
  }

  /** Without a look at the rows where an index knows it all: a million ids take a second. */
  function idPage(environment: string, query: InviteIdQuery, startOfToday: Date): InviteIdPage {
    const plan = planSearch(query.search ?? '')
    const wanted = wantedBy({ environment, query, startOfToday, words: [] })
    const isFilterAlone = plan.kind === 'words' && plan.words.length === 0
    if (isFilterAlone && wanted.unfinishedSince === undefined) {
      return idsByFilter(wanted, readsBefore(elapsedMs, query.before))
    }
    const { rows: found, next } = rowPage(environment, { ...query, limit: mostIds }, startOfToday)
    return { ids: found.map(({ id }) => id), next }
  }

  return {
    rowPage,
    idPage,
    page: (environment: string, query: InviteQuery, startOfToday: Date): InvitePage => {
      const page = rowPage(environment, query, startOfToday)
      const invites = page.rows.map(toInvite)
      return page.next === undefined
        ? { invites, hasMore: false }
        : { invites, hasMore: true, next: page.next }
    },
  }
}

function takePage(found: Iterable<InviteRow>, limit: number, reads: SearchReads): RowPage {
  const rows: InviteRow[] = []
  for (const row of found) {
    // One more than the page holds tells that more follows; it belongs to the next page.
    if (rows.length === limit) return { rows, next: rows.at(-1)?.id }
    rows.push(row)
  }
  // An id of 1 is the first there is: nothing can come before it.
  return { rows, next: reads.isAtEnd || reads.next <= 1 ? undefined : reads.next }
}
