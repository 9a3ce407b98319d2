import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate, migrations } from '../../../main/database/migrations.ts'
import {
  applicationId,
  databaseKeyBytes,
  openDatabase,
} from '../../../main/database/open-database.ts'
import { tempDatabase } from '../../builders/temp-database.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

it.each([
  ['cipher', 'chacha20'],
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['locking_mode', 'exclusive'],
  ['foreign_keys', 1],
  ['secure_delete', 1],
  ['temp_store', 2],
  ['trusted_schema', 0],
  ['cell_size_check', 1],
  ['fullfsync', 1],
  ['application_id', applicationId],
  ['user_version', migrations.length],
])('opens with %s = %s', (pragma, value) => {
  expect(tempDatabase().pragma(pragma, { simple: true })).toBe(value)
})

it('opens with SQLite 3.51.3 or later', () => {
  const version = String(tempDatabase().prepare('SELECT sqlite_version()').pluck().get())
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003)
})

it('refuses another key', () => {
  const file = join(tempFolder(), 'history.db')
  const database = openDatabase(file, randomBytes(databaseKeyBytes))
  migrate(database)
  database.close()
  expect(() => openDatabase(file, randomBytes(databaseKeyBytes))).toThrow('not a database')
})

it('keeps every table STRICT', () => {
  const tables = tempDatabase()
    .prepare("SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
    .all()
    .filter((table) => !/sqlite_/u.test(JSON.stringify(table)))
  expect(tables).toContainEqual({ name: 'invite', strict: 1 })
  for (const table of tables) expect(table).toMatchObject({ strict: 1 })
})

it('leaves nothing of a deleted customer in the file', () => {
  const database = tempDatabase()
  const insert = 'INSERT INTO draft (id, typed, kept_at) VALUES (1, ?, 0)'
  database.prepare(insert).run('Mary Ann Smith'.repeat(50))
  database.exec('DELETE FROM draft')
  database.pragma('wal_checkpoint(TRUNCATE)')
  // `serialize` is the content decrypted: what the pages still hold.
  expect(database.serialize().includes('Mary Ann Smith')).toBe(false)
})
