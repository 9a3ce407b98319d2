import type Database from 'better-sqlite3'
import { z } from 'zod'
import { stretchOf } from './gram-members.ts'

/** A stretch of ids, and the times between which its invites were made. */
const stretchRow = z.object({ stretch: z.int(), earliest: z.int(), latest: z.int() })
export type Stretch = z.infer<typeof stretchRow>

/** How far the index of the search is made, and what each of its stretches spans. */
export function createSearchProgress(database: Database.Database) {
  const statements = prepare(database)
  return {
    /** The last invite that is in the index. */
    indexedTo: (): number => z.int().parse(statements.indexedTo.get()),
    /** The shared shelves below this one hold all of their stretches. */
    shelved: (): number => z.int().parse(statements.shelved.get()),
    /** Newest first, from the one that `id` is in. */
    stretchesFrom: (id: number): Stretch[] =>
      z.array(stretchRow).parse(statements.stretches.all(stretchOf(id))),
    /** Oldest first: those with an invite that was made before the cutoff. */
    begunBefore: (cutoff: Date): Stretch[] =>
      z.array(stretchRow).parse(statements.begunBefore.all(cutoff.getTime())),
    /** Nothing in the stretch is older than the cutoff any more. */
    raiseEarliest: (stretch: number, cutoff: Date): void =>
      void statements.raiseEarliest.run({ stretch, cutoff: cutoff.getTime() }),
    advance: (id: number, times: Omit<Stretch, 'stretch'>): void => {
      statements.widen.run({ stretch: stretchOf(id), ...times })
      statements.advance.run(id)
    },
    endShelf: (shelf: number): void => void statements.endShelf.run(shelf + 1),
    forget: (stretch: number): void => void statements.forget.run(stretch),
  }
}

function prepare(database: Database.Database) {
  return {
    indexedTo: database.prepare('SELECT indexed_to FROM search_progress WHERE id = 1').pluck(),
    shelved: database.prepare('SELECT shelved FROM search_progress WHERE id = 1').pluck(),
    stretches: database.prepare(
      'SELECT stretch, earliest, latest FROM search_stretch WHERE stretch <= ? ORDER BY stretch DESC',
    ),
    begunBefore: database.prepare(
      'SELECT stretch, earliest, latest FROM search_stretch WHERE earliest < ? ORDER BY stretch',
    ),
    raiseEarliest: database.prepare(
      'UPDATE search_stretch SET earliest = max(earliest, @cutoff) WHERE stretch = @stretch',
    ),
    widen: database.prepare(
      `INSERT INTO search_stretch (stretch, earliest, latest) VALUES (@stretch, @earliest, @latest)
       ON CONFLICT (stretch) DO UPDATE SET
         earliest = min(earliest, excluded.earliest), latest = max(latest, excluded.latest)`,
    ),
    advance: database.prepare('UPDATE search_progress SET indexed_to = ? WHERE id = 1'),
    endShelf: database.prepare('UPDATE search_progress SET shelved = ? WHERE id = 1'),
    forget: database.prepare('DELETE FROM search_stretch WHERE stretch = ?'),
  }
}
