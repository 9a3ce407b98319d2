import { startOfDay } from 'date-fns'
import { type InviteQuery, inviteQuery } from '#contract'
import type { Database } from '../../main/database/open-database.ts'
import { createInviteSearch, type InviteSearch } from '../../main/invites/search/invite-search.ts'
import { planSearch } from '../../main/invites/search/search-text.ts'
import { pagedSearch } from '../builders/paged-search.ts'
import { createFts5Index } from './fts5-index.ts'
import { type KnownInvite, knownInvite } from './known-invite.ts'
import { benchNow } from './made-invites.ts'
import { measure, ms, spread, table, timed } from './measure.ts'

const limit = 50
/** Rows that a window shows. */
const screenful = 20
const rounds = 60
const turns = 200
const today = startOfDay(benchNow)
const dayMs = 24 * 60 * 60 * 1000
const longAgo = { from: today.getTime() - 200 * dayMs, to: today.getTime() - 199 * dayMs }

/** What is looked for, by kind, in a history that holds an invite like `known`. */
function searches(known: KnownInvite): [kind: string, search: string, filter?: object][] {
  const { name, email, phone, reference, tracking, link } = known
  return [
    ['one letter', 'e'],
    ['two letters', 'sm'],
    ['two rare letters', 'qx'],
    ['common name', 'smith'],
    ['folded name', 'obrien'],
    ['two names', 'zoe nguyen'],
    ['two common names', 'smith nguyen'],
    ['part of every address', 'example'],
    ['whole name', name],
    ['half an email', email.slice(0, email.indexOf('@'))],
    ['whole email', email],
    ['whole phone', phone],
    ['beginning of a phone', '0412 345'],
    ['reference', reference],
    ['part of a tracking reference', tracking.slice(9, 23)],
    ['tracking reference', tracking],
    ['link', link],
    ['no such name', 'qwertzuiop'],
    ['no such phone', '0499 999 999'],
    ['no such hexadecimal', 'deadbeef'],
    ['no such link', link.replace(/.{12}$/u, '0123456789ab')],
    ['one digit each', '1 2 3 4 5 6 7 8 9 0'],
    ['all grams, never the word', 'comple'],
    ['name, one day 200 days ago', 'smith', longAgo],
    ['name, one rare state', 'smith', { states: ['no-answer'] }],
    ['one day 200 days ago', '', longAgo],
    ['one rare state', '', { states: ['refused'] }],
    ['open today', '', { onlyOpenToday: true }],
    ['unfinished today', '', { onlyUnfinishedToday: true }],
    ['first page', ''],
  ]
}

export interface SearchedHistories {
  /** As the app searches it. */
  ours: Database
  /** The same invites with FTS5's indexes. */
  fts5: Database
}

/**
 * Every search once a round, so that each finds the memory filled by the others, as in the app. "Part": what
 * is done before keys and calls get their turn. "Whole": all parts until a screen is full, or nothing more can
 * follow.
 */
export function benchmarkSearches({ ours, fts5 }: SearchedHistories): string {
  const search = createInviteSearch(ours, () => performance.now())
  const index = createFts5Index(fts5)
  const kinds = searches(knownInvite(ours)).map(([kind, typed, filter]) => ({
    kind,
    typed,
    query: inviteQuery.parse({ search: typed, limit, ...filter }),
    // Filters and whole tracking references are nothing that full text is asked for.
    isForFts5: typed !== '' && !filter && planSearch(typed).kind === 'words',
    found: [] as Found[],
    takenByFts5: [] as number[],
  }))
  for (let round = 0; round < rounds; round += 1) {
    for (const { typed, query, isForFts5, found, takenByFts5 } of kinds) {
      found.push(untilScreenIsFull(search, query))
      if (isForFts5) takenByFts5.push(timed(() => index.search('production', typed, limit + 1)))
    }
  }
  const rows = kinds.map(({ kind, typed, found, takenByFts5 }) => {
    const part = spread(found.flatMap(({ parts }) => parts))
    const whole = spread(found.map(({ parts }) => sum(parts)))
    const theirs = spread(takenByFts5)
    return [
      ...[kind, found[0]?.hits ?? '', ms(part.p95), String(mostParts(found))],
      ...[ms(whole.median), ms(whole.p95)],
      ...(takenByFts5.length > 0 ? [ms(theirs.median), ms(theirs.p95)] : ['', '']),
      typed === '' ? '' : ms(timed(() => scanFor(ours, typed))),
    ]
  })
  const header = ['search', 'hits', 'part p95', 'parts', 'whole median', 'whole p95']
  return table([...header, 'FTS5 median', 'FTS5 p95', 'LIKE scan'], rows)
}

interface Found {
  /** With a plus where more may follow. */
  hits: string
  /** How long each took. */
  parts: number[]
}

const sum = (taken: readonly number[]) => taken.reduce((total, one) => total + one, 0)
const mostParts = (found: readonly Found[]) => Math.max(...found.map(({ parts }) => parts.length))

function untilScreenIsFull(search: InviteSearch, query: InviteQuery): Found {
  const taken: number[] = []
  const parts = search.parts('production', query, today)
  let [hits, hasMore] = [0, true]
  while (hasMore && hits < screenful) {
    const start = performance.now()
    const { value: part } = parts.next()
    taken.push(performance.now() - start)
    hits += part?.invites.length ?? 0
    hasMore = part?.hasMore ?? false
  }
  return { hits: `${hits}${hasMore ? '+' : ''}`, parts: taken }
}

/** The first page, and pages ever deeper in the history. */
export function benchmarkPages(database: Database, count: number): string[][] {
  const search = pagedSearch(database, () => performance.now())
  return [1, 0.9, 0.5, 0.1].map((part) => {
    const query = inviteQuery.parse({ limit, before: Math.floor(count * part) + 1 })
    const taken = measure(turns, () => search.page('production', query, today))
    const name = part === 1 ? 'first page' : `page at ${Math.round(part * 100)} %`
    return [`${name} of ${count.toLocaleString('en')}`, ms(taken.median), ms(taken.p95)]
  })
}

/** What the same search costs without an index: once is enough to see it. */
function scanFor(database: Database, typed: string): void {
  const columns = ['first_name', 'family_name', 'email', 'phone', 'reference', 'tracking_reference']
  database
    .prepare(
      `SELECT id FROM invite NOT INDEXED WHERE environment = 'production' AND
         (${columns.map((column) => `${column} LIKE @part`).join(' OR ')})
       ORDER BY id DESC LIMIT ${limit}`,
    )
    .all({ part: `%${typed}%` })
}
