import type Database from 'better-sqlite3'
import { ownShelf, sharedShelf } from './gram-members.ts'

/** Where the set of a gram in a stretch stands. */
export interface SetPlace {
  shelf: number
  gram: string
  stretch: number
}

/** `members`: as `gram-members.ts` writes them. */
export interface GramSet extends SetPlace {
  members: Uint8Array
}

/**
 * The sets of the search index in the file. One stands on its stretch's own shelf, until it is moved to the
 * one that its stretch shares with fifteen others: what lies together there are the sets of one gram.
 */
export function createGramSets(database: Database.Database) {
  const statements = prepare(database)
  return {
    find: (stretch: number, gram: string): GramSet | undefined => {
      for (const shelf of [ownShelf(stretch), sharedShelf(stretch)]) {
        const members = statements.members.get({ shelf, gram, stretch })
        if (members instanceof Uint8Array) return { shelf, gram, stretch, members }
      }
      return undefined
    },
    /** By stretch, newest first. */
    onShelf: (shelf: number, gram: string): Map<number, Uint8Array> =>
      new Map(statements.onShelf.all(shelf, gram) as [stretch: number, members: Uint8Array][]),
    write: (set: GramSet): void => void statements.write.run(set),
    remove: (place: SetPlace): void => void statements.remove.run(place),
    /** Of the sets of a shelf that follow a gram, the one that `count` others come before. */
    gramBehind: (shelf: number, gram: string, count: number): string | undefined =>
      statements.gramBehind.get(shelf, gram, count) as string | undefined,
    /** Removes a stretch's sets that follow a gram, up to another one. */
    removeBetween: (place: SetPlace, last: string): void =>
      void statements.removeBetween.run({ ...place, last }),
    /** Moves all grams up to `last` from one shelf to another. */
    move: (move: { from: number; to: number; last: string }): void =>
      void statements.move.run(move),
  }
}

function prepare(database: Database.Database) {
  const place = 'shelf = @shelf AND gram = @gram AND stretch = @stretch'
  return {
    members: database.prepare(`SELECT members FROM search_set WHERE ${place}`).pluck(),
    onShelf: database
      .prepare(
        'SELECT stretch, members FROM search_set WHERE shelf = ? AND gram = ? ORDER BY stretch DESC',
      )
      .raw(),
    write: database.prepare(
      `INSERT INTO search_set (shelf, gram, stretch, members) VALUES (@shelf, @gram, @stretch, @members)
       ON CONFLICT (shelf, gram, stretch) DO UPDATE SET members = excluded.members`,
    ),
    remove: database.prepare(`DELETE FROM search_set WHERE ${place}`),
    gramBehind: database
      .prepare(
        'SELECT gram FROM search_set WHERE shelf = ? AND gram > ? ORDER BY gram LIMIT 1 OFFSET ?',
      )
      .pluck(),
    removeBetween: database.prepare(
      `DELETE FROM search_set
       WHERE shelf = @shelf AND gram > @gram AND gram <= @last AND stretch = @stretch`,
    ),
    move: database.prepare(
      'UPDATE search_set SET shelf = @to WHERE shelf = @from AND gram <= @last',
    ),
  }
}
