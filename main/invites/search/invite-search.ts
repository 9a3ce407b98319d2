import type Database from 'better-sqlite3'
import type { InviteIdPage, InviteIdQuery, InvitePage, InviteQuery } from '#contract'
import { type InviteRow, toInvite } from '../invite-row.ts'
import { createFilterSearch } from './filter-search.ts'
import { createGramIndex } from './gram-index.ts'
import { createIdSearch } from './id-search.ts'
import { createRowCheck, type Wanted, wantedBy } from './row-check.ts'
import { type Finds, readsBefore, type SearchReads } from './search-reads.ts'
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

  function* find(environment: string, query: InviteQuery, startOfToday: Date): Generator<RowPage> {
    const plan = planSearch(query.search ?? '')
    const { words } = plan
    const wanted = wantedBy({ environment, query, startOfToday, words })
    const reads = readsBefore(elapsedMs, query.before)
    const row = plan.kind === 'words' ? undefined : lookUp(plan.trackingReference, wanted)
    if (row) return yield { rows: row.id < reads.next ? [row] : [] }
    const finds = words.length > 0 ? byWords(wanted, reads) : byFilter(wanted, reads)
    yield* pagesOf(finds, query.limit, reads)
  }

  /** Alone of all that was typed the reference counts: it names one invite. */
  function lookUp(trackingReference: string, wanted: Wanted): InviteRow | undefined {
    const row = rows.byTrackingReference(trackingReference)
    return row && check(row, { ...wanted, words: [] }) ? row : undefined
  }

  function rowPage(environment: string, query: InviteQuery, startOfToday: Date): RowPage {
    const [page = { rows: [] }] = find(environment, query, startOfToday)
    return page
  }

  /** Without a look at the rows where an index knows it all: a million ids take a second. */
  function idPage(environment: string, query: InviteIdQuery, startOfToday: Date): InviteIdPage {
    const { words } = planSearch(query.search ?? '')
    const wanted = wantedBy({ environment, query, startOfToday, words })
    if (words.length === 0 && wanted.unfinishedSince === undefined) {
      return idsByFilter(wanted, readsBefore(elapsedMs, query.before))
    }
    const { rows: found, next } = rowPage(environment, { ...query, limit: mostIds }, startOfToday)
    return { ids: found.map(({ id }) => id), next }
  }

  return {
    rowPage,
    idPage,
    /**
     * A page in parts, each a few milliseconds' work: whoever goes on with it at once spares a search what it
     * had begun. Others may write in between.
     */
    *parts(environment: string, query: InviteQuery, startOfToday: Date): Generator<InvitePage> {
      for (const part of find(environment, query, startOfToday)) yield toPage(part)
    },
  }
}

function toPage({ rows, next }: RowPage): InvitePage {
  const invites = rows.map(toInvite)
  return next === undefined ? { invites, hasMore: false } : { invites, hasMore: true, next }
}

/** Together they hold up to `limit` rows; the last one says what follows. */
function* pagesOf(finds: Finds, limit: number, reads: SearchReads): Generator<RowPage> {
  let rows: InviteRow[] = []
  let left = limit
  for (const row of finds) {
    // One more than there is room for tells that more follows.
    if (row && left === 0) return yield { rows, next: row.id + 1 }
    if (row) {
      rows.push(row)
      left -= 1
    } else {
      // An id of 1 is the first there is: nothing can come before it.
      yield { rows, next: reads.next <= 1 ? undefined : reads.next }
      if (left === 0) return
      rows = []
      reads.goOn()
    }
  }
  yield { rows }
}
