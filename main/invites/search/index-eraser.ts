import type Database from 'better-sqlite3'
import { z } from 'zod'
import { type InviteRow, inviteColumns } from '../invite-row.ts'
import type { QuietJob } from '../quiet-worker.ts'
import { gather, gramsPerStep, inSteps, mostIndexedAtOnce } from './gram-changes.ts'
import { firstIdOf, ownShelf, sharedShelf, stretchOf, stretchRows } from './gram-members.ts'
import type { SetPlace } from './gram-sets.ts'
import type { GramWriter } from './gram-writer.ts'

/** Gone over between two looks at the clock; most of them are other stretches'. */
const setsPerStep = 400
const deletionsPerStep = 40
const hiddenPerStep = 100
/** `removed_at` of those that go for their age: no removal is named so, and none can bring them back. */
const hiddenForGood = 0

/** Destroys invites and every trace of them in the index, in steps of a millisecond or two. */
export function createIndexEraser(database: Database.Database, index: GramWriter) {
  const statements = prepare(database)

  /**
   * Deletes invites, given by ascending ids, for good. First they are out of sight: what a run that is cut short
   * leaves is then destroyed like any removed invite, whatever the rules say by then, and is never in the list
   * while no search finds it. Then the index: from the rows it is known what to take out.
   */
  function* destroy(ids: readonly number[]): QuietJob {
    for (let at = 0; at < ids.length; ) {
      const stretch = stretchOf(ids[at] ?? 0)
      const some = ids.slice(at, at + mostIndexedAtOnce).filter((id) => stretchOf(id) === stretch)
      at += some.length
      yield* hide(some)
      const rows = some.flatMap((id) => (statements.find.get(id) as InviteRow | undefined) ?? [])
      const changes = yield* gather(rows)
      yield* inSteps(changes, (few) => index.remove(stretch, few))
      yield* deleteRows(some)
    }
  }

  /** Deletes a stretch whose invites all go: its part of the index falls as a whole. */
  function* destroyStretch(stretch: number): QuietJob {
    const first = firstIdOf(stretch)
    const ids = z.array(z.int()).parse(statements.idsBetween.all(first, first + stretchRows))
    yield* hide(ids)
    yield* clear({ shelf: ownShelf(stretch), stretch, gram: '' }, gramsPerStep)
    yield* clear({ shelf: sharedShelf(stretch), stretch, gram: '' }, setsPerStep)
    yield* deleteRows(ids)
    index.forget(stretch)
    yield
  }

  function* hide(ids: readonly number[]): QuietJob {
    for (let at = 0; at < ids.length; at += hiddenPerStep) {
      statements.hide.run(JSON.stringify(ids.slice(at, at + hiddenPerStep)))
      yield
    }
  }

  function* clear(begin: SetPlace, count: number): QuietJob {
    let place = index.dropSome(begin, count)
    while (place) {
      yield
      place = index.dropSome(place, count)
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

  return { destroy, destroyStretch }
}

function prepare(database: Database.Database) {
  return {
    find: database.prepare(`SELECT ${inviteColumns} FROM invite WHERE id = ?`),
    idsBetween: database
      .prepare('SELECT id FROM invite WHERE id >= ? AND id < ? ORDER BY id')
      .pluck(),
    hide: database.prepare(
      `UPDATE invite SET removed_at = ${hiddenForGood}
       WHERE id IN (SELECT value FROM json_each(?)) AND removed_at IS NULL`,
    ),
    delete: database.prepare('DELETE FROM invite WHERE id = ?'),
  }
}
