import type Database from 'better-sqlite3'
import { z } from 'zod'
import { type InviteRow, inviteColumns } from '../invite-row.ts'
import type { Wanted } from './row-check.ts'

export interface IdRange {
  from: number
  /** The first id after it. */
  before: number
}

export type SearchRows = ReturnType<typeof createSearchRows>

const idRows = z.array(z.int())

/** How the search reads rows: newest first, and never more than it was asked for. */
export function createSearchRows(database: Database.Database) {
  const statements = prepare(database)

  /** The ids with one state, then those with the next one; all times are in the index itself. */
  function* idsOfState(state: string, wanted: Wanted, range: IdRange): Generator<number> {
    const { environment, from, to } = wanted
    const times = { since: Math.max(from, 0), until: Math.min(to, Number.MAX_SAFE_INTEGER) }
    let before = range.before
    for (let count = 64; ; count *= 2) {
      const parameters = { environment, state, from: range.from, before, count, ...times }
      const ids = idRows.parse(statements.ofState.all(parameters))
      yield* ids
      if (ids.length < count) return
      before = ids.at(-1) ?? 0
    }
  }

  return {
    find,
    byTrackingReference: (reference: string): InviteRow | undefined =>
      rowOrNothing(
        statements.byTrackingReference.get({ lower: reference, upper: reference.toUpperCase() }),
      ),

    /** Those that are not in the search index yet. */
    youngerThan: (id: number, before: number): Iterable<InviteRow> =>
      lazily(statements.young, { id, before }),

    /** The invites of some states, merged by id. */
    *filtered(wanted: Wanted, range: IdRange): Generator<InviteRow> {
      const streams = wanted.states.map((state) => idsOfState(state, wanted, range))
      for (const id of newestFirst(streams)) {
        const row = find(id)
        if (row) yield row
      }
    },

    /** Zero when there is none at all. */
    newestId: (): number => z.int().parse(statements.newestId.get()),
    /** In no order. */
    idsBetween: (wanted: Wanted, range: IdRange): number[] =>
      wanted.states.flatMap((state) => [...idsOfState(state, wanted, range)]),
  }

  function find(id: number): InviteRow | undefined {
    return rowOrNothing(statements.find.get(id))
  }
}

/** In pages: an open cursor would keep everybody else from writing. */
function* lazily(
  statement: Database.Statement,
  { id, before }: { id: number; before: number },
): Generator<InviteRow> {
  const count = 64
  for (let last = before; ; ) {
    const rows = statement.all({ id, before: last, count }) as InviteRow[]
    yield* rows
    const oldest = rows.at(-1)
    if (!oldest || rows.length < count) return
    last = oldest.id
  }
}

/** Several descending streams as one. */
function* newestFirst(streams: readonly Generator<number>[]): Generator<number> {
  const heads = streams.flatMap((stream) => {
    const { value, done } = stream.next()
    return done ? [] : [{ stream, id: value }]
  })
  while (heads.length > 0) {
    const newest = heads.reduce((best, head) => (head.id > best.id ? head : best))
    yield newest.id
    const { value, done } = newest.stream.next()
    if (done) heads.splice(heads.indexOf(newest), 1)
    else newest.id = value
  }
}

/** Rows are not parsed here, because most are only looked at: `toInvite` of a hit is what leaves. */
function rowOrNothing(row: unknown): InviteRow | undefined {
  return row as InviteRow | undefined
}

function prepare(database: Database.Database) {
  const select = `SELECT ${inviteColumns} FROM invite`
  return {
    find: database.prepare(`${select} WHERE id = ? AND removed_at IS NULL`),
    young: database.prepare(
      `${select} WHERE id > @id AND id < @before AND removed_at IS NULL ORDER BY id DESC LIMIT @count`,
    ),
    // VerifiMe writes it in small letters; one in capitals is found as well.
    byTrackingReference: database.prepare(
      `${select} WHERE tracking_reference IN (@lower, @upper) AND removed_at IS NULL`,
    ),
    newestId: database.prepare('SELECT coalesce(max(id), 0) FROM invite').pluck(),
    ofState: database
      .prepare(
        `SELECT id FROM invite INDEXED BY invite_state
         WHERE environment = @environment AND state = @state AND id >= @from AND id < @before
           AND created_at >= @since AND created_at < @until
         ORDER BY id DESC LIMIT @count`,
      )
      .pluck(),
  }
}
