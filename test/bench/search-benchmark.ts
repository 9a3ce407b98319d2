import { startOfDay } from 'date-fns'
import { inviteQuery } from '#contract'
import type { Database } from '../../main/database/open-database.ts'
import { createInviteSearch } from '../../main/history/search/invite-search.ts'
import { type KnownInvite, knownInvite } from './known-invite.ts'
import { benchNow } from './made-invites.ts'
import { measure, ms, spread, table, timed } from './measure.ts'

const limit = 50
const rounds = 60
const turns = 200
const today = startOfDay(benchNow)
const dayMs = 24 * 60 * 60 * 1000
const scope = { environment: 'production', startOfToday: today }
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
    ['unfinished today', '', { onlyUnfinishedToday: true }],
    ['first page', ''],
  ]
}

/** Every search once a round, so that each finds the memory filled by the others, as in the app. */
export function benchmarkSearches(database: Database): string {
  const search = createInviteSearch(database)
  const kinds = searches(knownInvite(database)).map(([kind, typed, filter]) => ({
    kind,
    typed,
    query: inviteQuery.parse({ search: typed, limit, ...filter }),
    hits: '',
    taken: [] as number[],
  }))
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of kinds) {
      const start = performance.now()
      const { rows, hasMore } = search.page(kind.query, scope)
      kind.taken.push(performance.now() - start)
      kind.hits = `${rows.length}${hasMore ? '+' : ''}`
    }
  }
  const rows = kinds.map(({ kind, typed, hits, taken }) => {
    const { median, p95 } = spread(taken)
    const scan = typed === '' ? '' : ms(timed(() => scanFor(database, typed)))
    return [kind, hits, ms(median), ms(p95), scan]
  })
  return table(['search', 'hits', 'median', 'p95', 'LIKE scan'], rows)
}

/** The first page, and pages ever deeper in the history. */
export function benchmarkPages(database: Database, count: number): string[][] {
  const search = createInviteSearch(database)
  return [1, 0.9, 0.5, 0.1].map((part) => {
    const query = inviteQuery.parse({ limit, before: Math.floor(count * part) + 1 })
    const taken = measure(turns, () => search.page(query, scope))
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
