import type Database from 'better-sqlite3'
import { z } from 'zod'

export type RenewalRepository = ReturnType<typeof createRenewalRepository>

/**
 * The file, written anew as a whole. SQLite clears what is deleted, but when it rearranges a page it leaves
 * the old copies of rows that it moved in the gap between them, where they outlive the rows themselves.
 */
export function createRenewalRepository(database: Database.Database) {
  const isDue = database.prepare('SELECT is_renewal_due FROM forgetting WHERE id = 1').pluck()
  const settle = database.prepare('UPDATE forgetting SET is_renewal_due = 0 WHERE id = 1')
  const size = database
    .prepare(
      `SELECT (page_count - freelist_count) * page_size
       FROM pragma_page_count, pragma_freelist_count, pragma_page_size`,
    )
    .pluck()
  return {
    /** Whether anything was destroyed since the file was last written anew, by this run or an earlier one. */
    isDue: (): boolean => database.open && isDue.get() === 1,
    /** Of what is in it: after a large deletion most of a file may be free pages. */
    sizeInBytes: (): number => z.int().parse(size.get()),
    /** All or nothing. Stops everything meanwhile. Throws SqliteError, on a full disk for one. */
    renew: (): void => {
      database.exec('VACUUM')
      // The log is emptied before that is noted: it holds the old pages.
      database.pragma('wal_checkpoint(TRUNCATE)')
      settle.run()
    },
  }
}
