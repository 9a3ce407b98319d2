import type Database from 'better-sqlite3'
import { z } from 'zod'
import {
  addBit,
  type Bits,
  keepCommon,
  noBits,
  removeBit,
  stretchOf,
  toBits,
  toMembers,
} from './gram-members.ts'

/** For one stretch: each gram with the offsets of the invites that are to get it, or to lose it. */
export type GramChanges = readonly (readonly [gram: string, offsets: readonly number[]])[]

/** A stretch of ids, and the times between which its invites were made. */
const stretchRow = z.object({ stretch: z.int(), earliest: z.int(), latest: z.int() })
export type Stretch = z.infer<typeof stretchRow>

export type GramIndex = ReturnType<typeof createGramIndex>

/**
 * The index of the search. Ids are cut into stretches; for each stretch and gram a small set says which
 * invites hold it, and a search puts the sets of its grams upon each other, newest stretch first.
 *
 * Why not FTS5: a trigram index walks the list of its rarest trigram, and in a million phone numbers and
 * tracking references none is rare. Here the worst search reads a fixed number of small sets, one and two
 * letters cost no more than a whole name, an invite is indexed after it was made and not while the
 * customer waits, and a deleted one leaves nothing.
 */
export function createGramIndex(database: Database.Database) {
  const statements = prepare(database)

  function read(stretch: number, gram: string): Bits | undefined {
    const members = statements.members.get(stretch, gram)
    return members instanceof Uint8Array ? toBits(members) : undefined
  }

  function apply(stretch: number, changes: GramChanges, change: typeof addBit): void {
    for (const [gram, offsets] of changes) {
      const bits = read(stretch, gram) ?? noBits()
      for (const offset of offsets) change(bits, offset)
      const members = toMembers(bits)
      if (members) statements.write.run(stretch, gram, members)
      else statements.remove.run(stretch, gram)
    }
  }

  return {
    indexedTo: (): number => z.int().parse(statements.indexedTo.get()),
    /** Newest first, from the one that `id` is in. */
    stretchesFrom: (id: number): Stretch[] =>
      z.array(stretchRow).parse(statements.stretches.all(stretchOf(id))),
    add: database.transaction((stretch: number, changes: GramChanges) =>
      apply(stretch, changes, addBit),
    ),
    remove: database.transaction((stretch: number, changes: GramChanges) =>
      apply(stretch, changes, removeBit),
    ),
    /** All invites up to `id` are in the index now; those added to its stretch were made between these times. */
    advance: database.transaction((id: number, times: Omit<Stretch, 'stretch'>) => {
      statements.widen.run({ stretch: stretchOf(id), ...times })
      statements.advance.run(id)
    }),
    /** Deletes up to `count` grams of a stretch. Says how many there were. */
    dropSome: (stretch: number, count: number): number =>
      statements.dropSome.run(stretch, stretch, count).changes,
    forget: (stretch: number): void => void statements.forget.run(stretch),

    /** The invites of a stretch that hold every gram; nothing when there are none. `reads` counts the work. */
    common: (stretch: number, grams: string[], reads: { count: number }): Bits | undefined => {
      let bits: Bits | undefined
      for (const [at, gram] of grams.entries()) {
        reads.count += 1
        const others = read(stretch, gram)
        const isAnyLeft = others && (bits ? keepCommon(bits, others) : true)
        if (!isAnyLeft) {
          // What ended this stretch will likely end the next one too: it is asked first there.
          grams.splice(at, 1)
          grams.unshift(gram)
          return undefined
        }
        bits ??= others
      }
      return bits
    },
  }
}

function prepare(database: Database.Database) {
  return {
    members: database
      .prepare('SELECT members FROM search_gram WHERE stretch = ? AND gram = ?')
      .pluck(),
    write: database.prepare(
      `INSERT INTO search_gram (stretch, gram, members) VALUES (?, ?, ?)
       ON CONFLICT (stretch, gram) DO UPDATE SET members = excluded.members`,
    ),
    remove: database.prepare('DELETE FROM search_gram WHERE stretch = ? AND gram = ?'),
    dropSome: database.prepare(
      `DELETE FROM search_gram WHERE stretch = ? AND gram IN
         (SELECT gram FROM search_gram WHERE stretch = ? ORDER BY gram LIMIT ?)`,
    ),
    forget: database.prepare('DELETE FROM search_stretch WHERE stretch = ?'),
    stretches: database.prepare(
      'SELECT stretch, earliest, latest FROM search_stretch WHERE stretch <= ? ORDER BY stretch DESC',
    ),
    widen: database.prepare(
      `INSERT INTO search_stretch (stretch, earliest, latest) VALUES (@stretch, @earliest, @latest)
       ON CONFLICT (stretch) DO UPDATE SET
         earliest = min(earliest, excluded.earliest), latest = max(latest, excluded.latest)`,
    ),
    indexedTo: database.prepare('SELECT indexed_to FROM search_progress WHERE id = 1').pluck(),
    advance: database.prepare('UPDATE search_progress SET indexed_to = ? WHERE id = 1'),
  }
}
