import type Database from 'better-sqlite3'
import { z } from 'zod'

export type RetentionRepository = ReturnType<typeof createRetentionRepository>

interface Cutoffs {
  invites: Date | undefined
  details: Date | undefined
  notes: Date
}

/** What has become too old, how it goes, and the dates by which its age is judged. */
export function createRetentionRepository(database: Database.Database) {
  const statements = prepare(database)
  return {
    /** Whether there are invites, their details or notes from before these. */
    isAnythingOld: ({ invites, details, notes }: Cutoffs): boolean =>
      (invites !== undefined && statements.anyOld.get(invites.getTime()) === 1) ||
      (details !== undefined && statements.anyOldDetails.get(details.getTime()) === 1) ||
      statements.anyOldNote.get(notes.getTime()) === 1,
    /** Deletes up to `limit` invites made before the cutoff. Answers how many; none when all are gone. */
    deleteOld: (cutoff: Date, limit: number): number =>
      statements.deleteOld.run({ cutoff: cutoff.getTime(), limit }).changes,
    /** Removes the birth dates and addresses of up to `limit` invites made before the cutoff. */
    forgetDetails: (cutoff: Date, at: Date, limit: number): number =>
      statements.forget.run({ cutoff: cutoff.getTime(), at: at.getTime(), limit }).changes,
    /** Says whether there were any. */
    forgetDetailsOf: (id: number, at: Date): boolean =>
      statements.forgetOne.run({ id, at: at.getTime() }).changes > 0,

    /** Removes up to `limit` notes that were written before the cutoff. */
    forgetNotes: (cutoff: Date, limit: number): number =>
      statements.forgetNotes.run({ cutoff: cutoff.getTime(), limit }).changes,

    /** Whether an invite is dated after that time. */
    isDatedAfter: (at: Date): boolean => statements.anyAfter.get(at.getTime()) === 1,
    /**
     * Puts right what a wrong clock has dated, now that the clock is believed: `at`, and before this `from`. None
     * stays dated after `at`. One made since then whose date lies outside the two is dated `at`, and one dated
     * before an invite made earlier as that is. So none ever counts as older than it is.
     */
    correctDates: database.transaction((from: Date | undefined, at: Date): void => {
      const times = { from: from?.getTime() ?? 0, at: at.getTime() }
      statements.redateAhead.run({ at: times.at })
      statements.redate.run(times)
      statements.markRightDates.run()
    }),

    /** Brings what was written into the file. */
    checkpoint: (): void => {
      database.pragma('wal_checkpoint(PASSIVE)')
    },
    /** Brings the file up to date and empties the write-ahead log, in which the deleted still stands. */
    emptyLog: (): void => {
      database.pragma('wal_checkpoint(TRUNCATE)')
    },
    /** Whether anything was deleted since the last VACUUM, by this run or an earlier one. */
    isVacuumDue: (): boolean => database.open && statements.isVacuumDue.get() === 1,
    /** Whether somebody was forgotten since then. */
    isVacuumOwed: (): boolean => statements.isVacuumOwed.get() === 1,
    /** Of what is in it: after a large deletion most of a file may be free pages. */
    sizeInBytes: (): number => z.int().parse(statements.size.get()),
    /**
     * Writes the file anew: SQLite clears what is deleted, but when it rearranges a page it leaves copies of the
     * rows that it moved in the gaps. All or nothing. Stops everything meanwhile. Throws SqliteError, on a full
     * disk for one.
     */
    vacuum: (): void => {
      database.exec('VACUUM')
      // The log is emptied before that is noted: it holds the old pages.
      database.pragma('wal_checkpoint(TRUNCATE)')
      statements.noteVacuum.run()
    },
  }
}

function prepare(database: Database.Database) {
  const hasDetails = '(date_of_birth IS NOT NULL OR address IS NOT NULL)'
  const forget =
    'UPDATE invite SET date_of_birth = NULL, address = NULL, details_removed_at = @at WHERE'
  const newest = '(SELECT coalesce(max(id), 0) FROM invite)'
  const exists = (query: string) => database.prepare(`SELECT EXISTS (${query})`).pluck()
  return {
    // One whose request is out stays: its answer needs its row.
    anyOld: exists(`SELECT 1 FROM invite WHERE created_at < ? AND outcome <> 'sending'`),
    anyOldDetails: exists(
      `SELECT 1 FROM invite INDEXED BY invite_detailed WHERE ${hasDetails} AND created_at < ?`,
    ),
    anyOldNote: exists('SELECT 1 FROM invite INDEXED BY invite_noted WHERE noted_at < ?'),
    anyAfter: exists('SELECT 1 FROM invite WHERE created_at > ?'),
    deleteOld: database.prepare(
      `DELETE FROM invite WHERE id IN (SELECT id FROM invite INDEXED BY invite_created
         WHERE created_at < @cutoff AND outcome <> 'sending' ORDER BY created_at, id LIMIT @limit)`,
    ),
    forget: database.prepare(
      `${forget} id IN (SELECT id FROM invite INDEXED BY invite_detailed
         WHERE ${hasDetails} AND created_at < @cutoff AND outcome <> 'sending' LIMIT @limit)`,
    ),
    forgetNotes: database.prepare(
      `UPDATE invite SET note = NULL, noted_at = NULL WHERE id IN (
         SELECT id FROM invite INDEXED BY invite_noted WHERE noted_at < @cutoff LIMIT @limit)`,
    ),
    forgetOne: database.prepare(`${forget} id = @id AND ${hasDetails}`),
    redateAhead: database.prepare('UPDATE invite SET created_at = @at WHERE created_at > @at'),
    redate: database.prepare(
      `UPDATE invite SET created_at = right_date FROM (
         SELECT id AS of_invite,
           max(iif(created_at BETWEEN @from AND @at, created_at, @at)) OVER (ORDER BY id) AS right_date
         FROM invite WHERE id > (SELECT dated_to FROM retention WHERE id = 1))
       WHERE id = of_invite AND created_at <> right_date`,
    ),
    markRightDates: database.prepare(
      `UPDATE retention SET dated_to = ${newest} WHERE dated_to < ${newest}`,
    ),
    isVacuumDue: database.prepare('SELECT is_vacuum_due FROM retention WHERE id = 1').pluck(),
    isVacuumOwed: database.prepare('SELECT is_vacuum_owed FROM retention WHERE id = 1').pluck(),
    noteVacuum: database.prepare(
      'UPDATE retention SET is_vacuum_due = 0, is_vacuum_owed = 0 WHERE id = 1',
    ),
    size: database
      .prepare(
        `SELECT (page_count - freelist_count) * page_size
         FROM pragma_page_count, pragma_freelist_count, pragma_page_size`,
      )
      .pluck(),
  }
}
