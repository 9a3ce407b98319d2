import type Database from 'better-sqlite3'
import { z } from 'zod'
import { firstIdOf } from '../search/gram-members.ts'
import { createSearchProgress } from '../search/search-progress.ts'

const idRows = z.array(z.int())
/** Ids gone over between two looks at the clock. */
const idsPerLook = 2000

export type RetentionRepository = ReturnType<typeof createRetentionRepository>

/** What has become too old, and the forgetting of birth date and address. */
export function createRetentionRepository(database: Database.Database) {
  const statements = prepare(database)
  const { indexedTo, begunBefore, raiseEarliest } = createSearchProgress(database)

  function isAnyInvite(cutoff: Date): boolean {
    const isYoung = statements.anyOldYoung.get(indexedTo(), cutoff.getTime()) === 1
    return isYoung || begunBefore(cutoff).length > 0
  }

  function oldIds(from: number, before: number, cutoff: Date): number[] {
    return idRows.parse(statements.oldIds.all({ from, before, cutoff: cutoff.getTime() }))
  }

  return {
    /** Whether there are invites made before the one cutoff, or details from before the other. */
    isAnythingOld: (invites: Date | undefined, details: Date | undefined): boolean =>
      (invites !== undefined && isAnyInvite(invites)) ||
      (details !== undefined && statements.anyOldDetails.get(details.getTime()) === 1),

    /** The stretches with invites made before the cutoff; whole where all of them were. */
    oldStretches: (cutoff: Date): { stretch: number; isWhole: boolean }[] =>
      begunBefore(cutoff).map(({ stretch, latest }) => ({
        stretch,
        isWhole: latest < cutoff.getTime() && firstIdOf(stretch + 1) <= indexedTo(),
      })),
    /** Ascending. */
    oldIdsIn: (stretch: number, cutoff: Date): number[] =>
      oldIds(firstIdOf(stretch), Math.min(firstIdOf(stretch + 1), indexedTo() + 1), cutoff),
    /** Those that are not indexed yet, a few at a time: after an update of the app that may be all of them. */
    *oldYoungIds(cutoff: Date): Generator<number[]> {
      const newest = z.int().parse(statements.newestId.get())
      for (let from = indexedTo() + 1; from <= newest; from += idsPerLook) {
        yield oldIds(from, from + idsPerLook, cutoff)
      }
    },
    /** Nothing in the stretch is older than the cutoff any more. */
    raiseEarliest,

    /** Forgets the birth dates and addresses of up to `count` invites made before the cutoff. */
    forgetDetails: (cutoff: Date, at: Date, count: number): number =>
      statements.wipe.run({ cutoff: cutoff.getTime(), at: at.getTime(), count }).changes,
    /** Says whether there were any. */
    forgetDetailsOf: (id: number, at: Date): boolean =>
      statements.wipeOne.run({ id, at: at.getTime() }).changes > 0,

    /** Brings what was written into the file. */
    settleLog: (): void => {
      database.pragma('wal_checkpoint(PASSIVE)')
    },
    /** Brings the file up to date and empties the write-ahead log, in which the deleted still stands. */
    emptyLog: (): void => {
      database.pragma('wal_checkpoint(TRUNCATE)')
    },
  }
}

function prepare(database: Database.Database) {
  const hasDetails = '(date_of_birth IS NOT NULL OR address IS NOT NULL)'
  const wipe =
    'UPDATE invite SET date_of_birth = NULL, address = NULL, details_removed_at = @at WHERE'
  const exists = (query: string) => database.prepare(`SELECT EXISTS (${query})`).pluck()
  return {
    // That index holds all it takes: a fifth of the time of reading the rows.
    anyOldYoung: exists(
      'SELECT 1 FROM invite INDEXED BY invite_state WHERE id > ? AND created_at < ?',
    ),
    anyOldDetails: exists(
      `SELECT 1 FROM invite INDEXED BY invite_detailed WHERE ${hasDetails} AND created_at < ?`,
    ),
    newestId: database.prepare('SELECT coalesce(max(id), 0) FROM invite').pluck(),
    oldIds: database
      .prepare(
        `SELECT id FROM invite WHERE id >= @from AND id < @before AND created_at < @cutoff
           AND outcome <> 'sending' ORDER BY id`,
      )
      .pluck(),
    wipe: database.prepare(
      `${wipe} id IN (SELECT id FROM invite INDEXED BY invite_detailed
         WHERE ${hasDetails} AND created_at < @cutoff AND outcome <> 'sending' LIMIT @count)`,
    ),
    wipeOne: database.prepare(`${wipe} id = @id AND ${hasDetails}`),
  }
}
