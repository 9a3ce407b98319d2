import Database from 'better-sqlite3'

export type { Database } from 'better-sqlite3'

/** Length of the key of SQLite3MultipleCiphers' `chacha20`, in bytes. */
export const databaseKeyBytes = 32

/** "FDsk": marks the file as ours, so that another program's database is never taken for it. */
export const applicationId = 0x4644736b

/** Nobody else has the file open but an earlier start that is just ending. Waiting stops the whole desk. */
const busyTimeoutMs = 500

/**
 * Opens the history. `file` may be `:memory:` (which is never encrypted).
 * Throws SqliteError `SQLITE_NOTADB` for a wrong key and for a damaged file alike: the key's own check
 * value tells the two apart before this is called.
 */
export function openDatabase(file: string, key: Buffer): Database.Database {
  const database = new Database(file, { timeout: busyTimeoutMs })
  try {
    if (file !== ':memory:') unlockDatabase(database, key)
    harden(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Where a reading in steps goes on, behind `from`. Throws SqliteError `SQLITE_CORRUPT` where that is no step further:
 * rows out of their order are a damaged file's, and would be read without end.
 */
export function furtherThan(from: number, to: number): number {
  if (to <= from) throw new Database.SqliteError('rows are out of their order', 'SQLITE_CORRUPT')
  return to
}

/**
 * The cipher is named, never left to a default that a later release may change. The key travels as bytes, and
 * as it is: without `raw:` the cipher would take it for a password and stretch it at every opening, for
 * a key that is random already.
 */
export function unlockDatabase(database: Database.Database, key: Buffer): void {
  database.pragma("cipher = 'chacha20'")
  database.key(Buffer.concat([Buffer.from('raw:'), key]))
  // The first read is what finds out whether the key fits.
  database.prepare('SELECT count(*) FROM sqlite_schema').get()
}

/** Each line has its measured reason in docs/decisions/022-the-history-file.md. */
function harden(database: Database.Database): void {
  database.pragma('locking_mode = EXCLUSIVE')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('fullfsync = ON')
  database.pragma('foreign_keys = ON')
  database.pragma('secure_delete = ON')
  database.pragma('temp_store = MEMORY')
  database.pragma('trusted_schema = OFF')
  database.pragma('cell_size_check = ON')
  database.pragma('mmap_size = 0')
  // In KiB: the index pages of the letters that somebody is typing, among a million invites. Reading one
  // anew costs six times as much.
  database.pragma('cache_size = -16000')
  const synchronous = database.pragma('synchronous', { simple: true })
  if (synchronous !== 2) throw new Error('SQLite did not accept synchronous = FULL')
}

/** Reads every page, and holds everything up meanwhile. */
export function isWhole(database: Database.Database): boolean {
  try {
    return database.pragma('integrity_check(1)', { simple: true }) === 'ok'
  } catch {
    // A page whose seal is broken is an error of SQLite's.
    return false
  }
}
