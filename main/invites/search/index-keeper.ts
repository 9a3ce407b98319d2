import type Database from 'better-sqlite3'
import { z } from 'zod'
import { type InviteRow, inviteColumns } from '../invite-row.ts'
import type { QuietJob } from '../quiet-worker.ts'
import {
  firstIdOf,
  offsetOf,
  ownShelf,
  sharedShelf,
  stretchOf,
  stretchRows,
} from './gram-members.ts'
import { createGramWriter, type GramChanges } from './gram-writer.ts'
import type { Stretch } from './search-progress.ts'
import { gramsOfRow } from './search-text.ts'

/** Invites that the search reads one by one before they are indexed: a millisecond's worth. */
const youngAllowed = 64
/** Invites indexed or deleted together: the more, the fewer writes an invite costs. */
const mostAtOnce = 1024
/** Steps between two looks at the clock, each below a millisecond. */
const rowsPerStep = 16
const gramsPerStep = 48
/** Each with its sets of sixteen stretches. */
const gramsPerMove = 6
const deletionsPerStep = 40

export type IndexKeeper = ReturnType<typeof createIndexKeeper>

/** Keeps the search index true: adds what is new, and takes out what is to be deleted, before it is. */
export function createIndexKeeper(database: Database.Database) {
  const index = createGramWriter(database)
  const statements = prepare(database)

  /** Indexes young invites, `atOnce` together; the last ones wait until they are more than `leave`. */
  function* catchUp({ leave = youngAllowed, atOnce = mostAtOnce } = {}): QuietJob {
    for (;;) {
      while (index.shelveSome(gramsPerMove)) yield
      const from = statements.nextId.get(index.indexedTo())
      if (typeof from !== 'number') return
      const stretchEnd = firstIdOf(stretchOf(from) + 1)
      // One stretch at a time, and never past an invite whose answer is still out.
      const end = Math.min(stretchEnd, Number(statements.firstSending.get()))
      const rows = statements.between.all(from, end, atOnce) as InviteRow[]
      const last = rows.at(-1)
      const isStretchOver = Number(statements.newest.get()) >= stretchEnd
      if (!last || (rows.length <= leave && !isStretchOver)) return
      const changes = yield* gather(rows)
      yield* inSteps(changes, (some) => index.add(stretchOf(last.id), some))
      index.advance(last.id, timesOf(rows))
      yield
    }
  }

  /** Deletes invites for good. Index first: a run that is cut short finds the rows again and goes on. */
  function* destroy(ids: readonly number[]): QuietJob {
    for (let at = 0; at < ids.length; ) {
      const stretch = stretchOf(ids[at] ?? 0)
      const some = ids.slice(at, at + mostAtOnce).filter((id) => stretchOf(id) === stretch)
      at += some.length
      const rows = some.flatMap((id) => (statements.find.get(id) as InviteRow | undefined) ?? [])
      const changes = yield* gather(rows)
      yield* inSteps(changes, (few) => index.remove(stretch, few))
      yield* deleteRows(some)
    }
  }

  /** Deletes a stretch whose invites all go: its part of the index falls as a whole. */
  function* destroyStretch(stretch: number): QuietJob {
    yield* clear(ownShelf(stretch), stretch)
    yield* clear(sharedShelf(stretch), stretch)
    const first = firstIdOf(stretch)
    const ids = z.array(z.int()).parse(statements.idsBetween.all(first, first + stretchRows))
    yield* deleteRows(ids)
    index.forget(stretch)
    yield
  }

  function* clear(shelf: number, stretch: number): QuietJob {
    let last = index.dropSome({ shelf, stretch, gram: '' }, gramsPerStep)
    while (last) {
      yield
      last = index.dropSome(last, gramsPerStep)
    }
  }

  function* deleteRows(ids: readonly number[]): QuietJob {
    for (let at = 0; at < ids.length; at += deletionsPerStep) {
      deleteSome(ids.slice(at, at + deletionsPerStep))
      yield
    }
  }
  const deleteSome = database.transaction((ids: readonly number[]) => {
    for (const id of ids) statements.delete.run(id)
  })

  return { catchUp, destroy, destroyStretch }
}

/** The grams of some rows of one stretch. */
function* gather(rows: readonly InviteRow[]): Generator<void, GramChanges> {
  const offsets = new Map<string, number[]>()
  for (const [at, row] of rows.entries()) {
    for (const gram of gramsOfRow(row)) {
      const known = offsets.get(gram)
      if (known) known.push(offsetOf(row.id))
      else offsets.set(gram, [offsetOf(row.id)])
    }
    if (at % rowsPerStep === 0) yield
  }
  yield
  // In the order in which the file holds them: neighbours share their pages.
  return [...offsets].sort(([one], [other]) => (one < other ? -1 : 1))
}

function* inSteps(changes: GramChanges, write: (some: GramChanges) => void): QuietJob {
  for (let at = 0; at < changes.length; at += gramsPerStep) {
    write(changes.slice(at, at + gramsPerStep))
    yield
  }
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
    find: database.prepare(`SELECT ${inviteColumns} FROM invite WHERE id = ?`),
    firstSending: database
      .prepare(
        `SELECT coalesce(min(id), ${Number.MAX_SAFE_INTEGER}) FROM invite INDEXED BY invite_sending
         WHERE outcome = 'sending'`,
      )
      .pluck(),
    newest: database.prepare('SELECT max(id) FROM invite').pluck(),
    idsBetween: database
      .prepare('SELECT id FROM invite WHERE id >= ? AND id < ? ORDER BY id')
      .pluck(),
    delete: database.prepare('DELETE FROM invite WHERE id = ?'),
  }
}
