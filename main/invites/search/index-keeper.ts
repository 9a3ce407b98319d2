import type Database from 'better-sqlite3'
import { type InviteRow, inviteColumns } from '../invite-row.ts'
import type { QuietJob, QuietTurn } from '../quiet-worker.ts'
import { gather, inSteps, mostIndexedAtOnce } from './gram-changes.ts'
import { firstIdOf, stretchOf } from './gram-members.ts'
import { createGramWriter } from './gram-writer.ts'
import { createIndexEraser } from './index-eraser.ts'
import type { Stretch } from './search-progress.ts'

/** Invites that the search reads one by one before they are indexed: a millisecond's worth. */
const youngAllowed = 64
/** Each with its sets of sixteen stretches: a millisecond or two. */
const gramsPerMove = 6
/** Before other work gets its turn. */
const movesAtOnce = 200

/** How many young invites stay unindexed, and how many are indexed together. */
interface CatchUp {
  leave: number
  atOnce: number
}
const inTheApp: CatchUp = { leave: youngAllowed, atOnce: mostIndexedAtOnce }

export type IndexKeeper = ReturnType<typeof createIndexKeeper>

/** Keeps the search index true: adds what is new, and takes out what is to be deleted, before it is. */
export function createIndexKeeper(database: Database.Database) {
  const index = createGramWriter(database)
  const statements = prepare(database)

  /** Indexes young invites, up to `atOnce` of them; the last ones wait until they are more than `leave`. */
  function* indexSome({ leave, atOnce }: CatchUp): QuietTurn {
    const from = statements.nextId.get(index.indexedTo())
    if (typeof from !== 'number') return false
    const stretchEnd = firstIdOf(stretchOf(from) + 1)
    // One stretch at a time, and never past an invite whose answer is still out.
    const end = Math.min(stretchEnd, Number(statements.firstSending.get()))
    const rows = statements.between.all(from, end, atOnce) as InviteRow[]
    const last = rows.at(-1)
    const isStretchOver = Number(statements.newest.get()) >= stretchEnd
    if (!last || (rows.length <= leave && !isStretchOver)) return false
    const changes = yield* gather(rows)
    yield* inSteps(changes, (some) => index.add(stretchOf(last.id), some))
    index.advance(last.id, timesOf(rows))
    return true
  }

  /** A turn of what is to be done: young invites first, then a part of what old ones share a shelf for. */
  function* catchUpSome(how: CatchUp = inTheApp): QuietTurn {
    if (yield* indexSome(how)) return true
    for (let moves = 0; moves < movesAtOnce; moves += 1) {
      if (!index.shelveSome(gramsPerMove)) return false
      yield
    }
    return true
  }

  /** All of it. */
  function* catchUp(how: Partial<CatchUp> = {}): QuietJob {
    while (yield* catchUpSome({ ...inTheApp, ...how })) yield
  }

  return { catchUpSome, catchUp, ...createIndexEraser(database, index) }
}

function timesOf(rows: readonly InviteRow[]): Omit<Stretch, 'stretch'> {
  const times = rows.map((row) => row.created_at)
  return { earliest: Math.min(...times), latest: Math.max(...times) }
}

function prepare(database: Database.Database) {
  return {
    nextId: database.prepare('SELECT min(id) FROM invite WHERE id > ?').pluck(),
    between: database.prepare(
      `SELECT ${inviteColumns} FROM invite WHERE id >= ? AND id < ? ORDER BY id LIMIT ?`,
    ),
    firstSending: database
      .prepare(
        `SELECT coalesce(min(id), ${Number.MAX_SAFE_INTEGER}) FROM invite INDEXED BY invite_sending
         WHERE outcome = 'sending'`,
      )
      .pluck(),
    newest: database.prepare('SELECT max(id) FROM invite').pluck(),
  }
}
