import type Database from 'better-sqlite3'
import {
  ownShelf,
  sharedShelf,
  stretchesOn,
  stretchOf,
  toMembers,
  toOffsets,
  withOffsets,
  withoutOffsets,
} from './gram-members.ts'
import { createGramSets, type SetPlace } from './gram-sets.ts'
import { createSearchProgress, type Stretch } from './search-progress.ts'

/** For one stretch: each gram with the offsets of the invites that are to get it, or to lose it. */
export type GramChanges = readonly (readonly [gram: string, offsets: readonly number[]])[]

/** After every other one. */
const lastGram = '\u{10ffff}'

export type GramWriter = ReturnType<typeof createGramWriter>

/** Writes the index of the search, a little in each call. */
export function createGramWriter(database: Database.Database) {
  const sets = createGramSets(database)
  const progress = createSearchProgress(database)

  function apply(stretch: number, changes: GramChanges, change: typeof withOffsets): void {
    for (const [gram, offsets] of changes) {
      const found = sets.find(stretch, gram)
      const place = { shelf: found?.shelf ?? ownShelf(stretch), gram, stretch }
      const members = toMembers(change(found ? toOffsets(found.members) : [], offsets))
      if (members) sets.write({ ...place, members })
      else sets.remove(place)
    }
  }

  return {
    indexedTo: progress.indexedTo,
    add: database.transaction((stretch: number, changes: GramChanges) =>
      apply(stretch, changes, withOffsets),
    ),
    remove: database.transaction((stretch: number, changes: GramChanges) =>
      apply(stretch, changes, withoutOffsets),
    ),
    /** All invites up to `id` are in the index now; those added to its stretch were made between these times. */
    advance: database.transaction((id: number, times: Omit<Stretch, 'stretch'>) =>
      progress.advance(id, times),
    ),
    /**
     * Moves about `count` grams of each of the next stretches that are complete to their shared shelf. Says
     * whether there was anything to move.
     */
    shelveSome: database.transaction((count: number): boolean => {
      const to = progress.shelved()
      if (sharedShelf(stretchOf(progress.indexedTo())) <= to) return false
      const own = stretchesOn(to).map(ownShelf)
      const [last = lastGram] = own.flatMap((from) => sets.gramBehind(from, '', count) ?? []).sort()
      for (const from of own) sets.move({ from, to, last })
      if (last === lastGram) progress.endShelf(to)
      return true
    }),
    /**
     * Goes over the next `count` sets of a shelf behind a place, whosesoever they are, and deletes those of
     * its stretch. Answers the place that it has come to; nothing at the shelf's end.
     */
    dropSome: database.transaction((behind: SetPlace, count: number): SetPlace | undefined => {
      const last = sets.gramBehind(behind.shelf, behind.gram, count)
      sets.removeBetween(behind, last ?? lastGram)
      return last === undefined ? undefined : { ...behind, gram: last }
    }),
    forget: progress.forget,
  }
}
