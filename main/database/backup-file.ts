import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { renameSynced, syncFile } from '../files/synced.ts'
import { isDiskFull } from '../logging/log.ts'
import { migrate, migrations } from './migrations.ts'
import { furtherThan, isWhole, unlockDatabase } from './open-database.ts'

/** Read, written and read back together: about two milliseconds, between which keys and calls get their turn. */
const invitesAtOnce = 100

/** By what an invite is the same one in another file of the same history; ids alone come again after a restoration. */
const inviteIdentity = z.object({
  id: z.int(),
  email: z.string(),
  reference: z.string(),
  /** None before VerifiMe's answer. */
  tracking_reference: z.string().nullable(),
})
export type InviteIdentity = z.infer<typeof inviteIdentity>

/** Whether the history has that very invite; `shown`: and nobody has just deleted it. */
export function inviteLookup(history: Database.Database, which: 'any' | 'shown') {
  const found = history
    .prepare(
      `SELECT 1 FROM invite WHERE id = @id AND email = @email AND reference = @reference
       AND (tracking_reference = @tracking_reference) IS NOT FALSE
       ${which === 'shown' ? 'AND removed_at IS NULL' : ''}`,
    )
    .pluck()
  return (invite: InviteIdentity): boolean => history.open && found.get(invite) === 1
}

/** The file is there and cannot be read with its key, or does not hold what was written into it. */
export class DamagedBackupError extends Error {
  constructor() {
    super('the backup cannot be read')
    this.name = 'DamagedBackupError'
  }
}

/** Only to be read. Throws `DamagedBackupError`. */
export function openBackup(path: string, key: Buffer): Database.Database {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  try {
    unlockDatabase(database, key)
    database.pragma('trusted_schema = OFF')
    database.pragma('cell_size_check = ON')
    return database
  } catch {
    database.close()
    throw new DamagedBackupError()
  }
}

/**
 * Looks at every page, and answers the version of its schema. Holds everything up meanwhile: for somebody who waits
 * for a restoration.
 */
export function checkBackup(path: string, key: Buffer): number {
  const database = openBackup(path, key)
  try {
    const version = isWhole(database) ? versionOf(database) : 0
    // An empty file passes every check of SQLite's, and is no backup.
    if (version === 0) throw new DamagedBackupError()
    return version
  } finally {
    database.close()
  }
}

export interface BackupSource {
  /** The history, or an earlier backup that is written anew. */
  database: Database.Database
  key: Buffer
  /** When birth dates and addresses are left out. */
  at: Date
  isKept?: (invite: InviteIdentity) => boolean
  /** Whose register it gets: the history's where that has forgotten somebody since. */
  register?: Database.Database
}

/**
 * Writes a backup, step by step, and answers how many invites are in it. It stands under its name only when it is
 * whole: written, read back with its key and found the same, and synced.
 *
 * It is written row by row into a new file and not copied page by page: a copy would hold, in the gaps of its pages,
 * what was deleted. Each row is as it stood at one moment of the writing; no invite depends on another.
 */
export function* writeBackup(path: string, source: BackupSource): Generator<undefined, number> {
  const part = `${path}.part`
  rmSync(part, { force: true })
  try {
    const written = yield* fill(part, source)
    if ((yield* readBack(part, source)) !== written.digest) throw new DamagedBackupError()
    syncFile(part)
    renameSynced(part, path)
    return written.count
  } finally {
    rmSync(part, { force: true })
  }
}

function* fill(part: string, source: BackupSource) {
  const { database, key } = source
  const copy = new Database(part)
  const digest = createHash('sha256')
  let count = 0
  try {
    unlockDatabase(copy, key)
    // What is cut short is thrown away: it needs neither journal nor syncing on the way.
    copy.pragma('journal_mode = OFF')
    copy.pragma('synchronous = OFF')
    copy.pragma('foreign_keys = OFF')
    migrate(copy, migrations.slice(0, versionOf(database)))
    const insert = copy.transaction(({ table, columns, rows }: Rows) => {
      const values = columns.map(() => '?').join(', ')
      const statement = copy.prepare(
        `INSERT OR REPLACE INTO "${table}" (${columns.join(', ')}) VALUES (${values})`,
      )
      for (const row of rows) statement.run(row)
    })
    for (const rows of rowsOf(database, source)) {
      insert(rows)
      for (const row of rows.rows) digest.update(JSON.stringify(row))
      if (rows.table === 'invite') count += rows.rows.length
      yield undefined
    }
  } finally {
    copy.close()
  }
  return { digest: digest.digest('hex'), count }
}

function* readBack(part: string, { key, at }: BackupSource) {
  const copy = openBackup(part, key)
  const digest = createHash('sha256')
  try {
    for (const { rows } of rowsOf(copy, { at })) {
      for (const row of rows) digest.update(JSON.stringify(row))
      yield undefined
    }
  } finally {
    copy.close()
  }
  return digest.digest('hex')
}

interface Rows {
  table: string
  columns: readonly string[]
  rows: unknown[][]
}

/** Of the tables but what is being typed, and the search's, which the history makes anew when it opens. */
function* rowsOf(
  database: Database.Database,
  { at, isKept = () => true, register = database }: Omit<BackupSource, 'database' | 'key'>,
): Generator<Rows> {
  const kept: number[] = []
  for (const rows of inviteRows(database, at)) {
    const identified = rows.rows.filter((row) => isKept(identityOf(rows.columns, row)))
    kept.push(...identified.map((row) => identityOf(rows.columns, row).id))
    yield { ...rows, rows: identified }
  }
  yield* eventRows(database, kept)
  yield* registerRows(register)
  for (const table of smallTables(database)) {
    const columns = columnsOf(database, table)
    const rows = database.prepare(`SELECT ${columns} FROM "${table}" ORDER BY 1`).raw().all()
    yield { table, columns, rows: rowList.parse(rows) }
  }
}

const rowList = z.array(z.array(z.unknown()))

/**
 * Birth dates, addresses and notes stay out: kept for a day at most, they are not worth a backup. So does what somebody
 * has deleted and may still take back.
 */
function* inviteRows(database: Database.Database, at: Date): Generator<Rows> {
  const columns = columnsOf(database, 'invite')
  const hasDetails = 'date_of_birth IS NOT NULL OR address IS NOT NULL'
  const read: Record<string, string> = {
    date_of_birth: 'NULL',
    address: 'NULL',
    note: 'NULL',
    noted_at: 'NULL',
    details_removed_at: `coalesce(details_removed_at, iif(${hasDetails}, @at, NULL))`,
  }
  const select = database
    .prepare(
      `SELECT ${columns.map((name) => read[name] ?? name)} FROM invite
       WHERE id > @after AND removed_at IS NULL ORDER BY id LIMIT ${invitesAtOnce}`,
    )
    .raw()
  for (let after = 0; ; ) {
    const rows = rowList.parse(select.all({ after, at: at.getTime() }))
    const last = rows.at(-1)
    if (!last) return
    yield { table: 'invite', columns, rows }
    after = furtherThan(after, identityOf(columns, last).id)
  }
}

function* eventRows(database: Database.Database, invites: readonly number[]): Generator<Rows> {
  const columns = columnsOf(database, 'invite_event')
  const select = database
    .prepare(
      `SELECT ${columns} FROM invite_event WHERE invite_id IN (SELECT value FROM json_each(?))
       ORDER BY invite_id, at, kind`,
    )
    .raw()
  for (let from = 0; from < invites.length; from += invitesAtOnce) {
    const some = JSON.stringify(invites.slice(from, from + invitesAtOnce))
    yield { table: 'invite_event', columns, rows: rowList.parse(select.all(some)) }
  }
}

const registerEnds = z.tuple([z.int(), z.int(), z.string(), z.int(), z.string()])

/**
 * Entries that are added meanwhile stay out, and the head says so: the chain in a backup is whole. Those that
 * retention has begun to delete meanwhile are before its beginning.
 */
function* registerRows(database: Database.Database): Generator<Rows> {
  const selectHead = database
    .prepare('SELECT id, before_number, before_hash, last_number, last_hash FROM register_head')
    .raw()
  const [, , , lastNumber, lastHash] = registerEnds.parse(selectHead.get())
  const columns = columnsOf(database, 'register_entry')
  const select = database
    .prepare(
      `SELECT ${columns} FROM register_entry
       WHERE number > ? AND number <= ${lastNumber} ORDER BY number LIMIT ${invitesAtOnce}`,
    )
    .raw()
  for (let after = 0; ; ) {
    const rows = rowList.parse(select.all(after))
    if (rows.length === 0) break
    yield { table: 'register_entry', columns, rows }
    after = furtherThan(after, z.int().parse(rows.at(-1)?.[columns.indexOf('number')]))
  }
  const [id, beforeNumber, beforeHash] = registerEnds.parse(selectHead.get())
  yield {
    table: 'register_head',
    columns: columnsOf(database, 'register_head'),
    rows: [[id, beforeNumber, beforeHash, lastNumber, lastHash]],
  }
}

const names = z.array(z.string())

function smallTables(database: Database.Database): string[] {
  const tables = database
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
         AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
         AND name NOT IN ('invite', 'invite_event', 'draft', 'held_draft', 'expected', 'search_version',
           'register_entry', 'register_head') ORDER BY name`,
    )
    .pluck()
  return names.parse(tables.all())
}

/** Those that can be written: without the generated ones. */
function columnsOf(database: Database.Database, table: string): string[] {
  const columns = database.prepare(
    'SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid',
  )
  return names.parse(columns.pluck().all(table))
}

function identityOf(columns: readonly string[], row: readonly unknown[]): InviteIdentity {
  return inviteIdentity.parse(Object.fromEntries(columns.map((name, at) => [name, row[at]])))
}

function versionOf(database: Database.Database): number {
  return z.int().parse(database.pragma('user_version', { simple: true }))
}

/** Those in a backup, a block at a time. */
function* invitesIn(backup: Database.Database): Generator<InviteIdentity[]> {
  const select = backup.prepare(
    `SELECT id, email, reference, tracking_reference FROM invite WHERE id > ?
     ORDER BY id LIMIT ${invitesAtOnce}`,
  )
  for (let after = 0; ; ) {
    const some = z.array(inviteIdentity).parse(select.all(after))
    const last = some.at(-1)
    if (!last) return
    yield some
    after = furtherThan(after, last.id)
  }
}

/** Whether it has invites that another file does not know: those that were deleted from it since. */
export function* unknownInvites(
  backup: Database.Database,
  isKnown: (invite: InviteIdentity) => boolean,
): Generator<undefined, boolean> {
  for (const some of invitesIn(backup)) {
    if (!some.every(isKnown)) return true
    yield undefined
  }
  return false
}

/** Whether its register still names somebody whom the history's has forgotten. */
export function namesForgotten(backup: Database.Database, history: Database.Database): boolean {
  const forgotten = history.prepare(
    `SELECT json_group_array(json_array(number, hash))
     FROM register_entry INDEXED BY register_entry_forgotten WHERE personal IS NULL`,
  )
  const named = backup.prepare(
    `SELECT EXISTS (SELECT 1 FROM json_each(?) JOIN register_entry ON number = value ->> 0
       WHERE hash = value ->> 1 AND personal IS NOT NULL)`,
  )
  return named.pluck().get(forgotten.pluck().get()) === 1
}

/** How many invites are in it, and how many of them `isKnown` knows. In steps. Throws `DamagedBackupError`. */
export async function countInvites(
  path: string,
  key: Buffer,
  isKnown: (invite: InviteIdentity) => boolean = () => false,
): Promise<{ count: number; known: number }> {
  const database = openBackup(path, key)
  try {
    let [count, known] = [0, 0]
    for (const some of invitesIn(database)) {
      count += some.length
      known += some.filter(isKnown).length
      await nextTurn()
    }
    return { count, known }
  } catch {
    // A page whose seal is broken, or no table of ours in it.
    throw new DamagedBackupError()
  } finally {
    database.close()
  }
}

/** What the screens say of it. */
export function backupFailure(error: unknown) {
  if (error instanceof DamagedBackupError) return 'backup-damaged'
  return isDiskFull(error) ? 'backup-disk-full' : 'backup-not-written'
}
