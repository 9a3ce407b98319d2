import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import {
  ForeignDatabaseError,
  migrate,
  migrations,
  NewerDatabaseError,
} from '../../../main/database/migrations.ts'
import { applicationId } from '../../../main/database/open-database.ts'

const first = 'CREATE TABLE one (x INTEGER) STRICT'
const second = 'ALTER TABLE one ADD COLUMN y TEXT'
const versionOf = (database: Database.Database) => database.pragma('user_version', { simple: true })

it('applies every step once', () => {
  const database = new Database(':memory:')
  expect(migrate(database)).toBe(migrations.length)
  expect(migrate(database)).toBe(0)
  expect(versionOf(database)).toBe(migrations.length)
})

it('applies the new steps only, and keeps what was there', () => {
  const database = new Database(':memory:')
  migrate(database, [first])
  database.exec('INSERT INTO one VALUES (7)')
  expect(migrate(database, [first, second])).toBe(1)
  expect(database.prepare('SELECT * FROM one').all()).toEqual([{ x: 7, y: null }])
  expect(versionOf(database)).toBe(2)
})

it('leaves a step that fails undone as a whole', () => {
  const database = new Database(':memory:')
  const broken = 'CREATE TABLE two (x INTEGER) STRICT; CREATE TABLE one (x INTEGER)'
  expect(() => migrate(database, [first, broken])).toThrow('already exists')
  expect(versionOf(database)).toBe(1)
  expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'two'").all()).toEqual([])
  expect(migrate(database, [first, second])).toBe(1)
})

it('leaves a newer file alone', () => {
  const database = new Database(':memory:')
  migrate(database, [first, second])
  expect(() => migrate(database, [first])).toThrow(NewerDatabaseError)
  expect(versionOf(database)).toBe(2)
})

it('leaves the file of another application alone', () => {
  const database = new Database(':memory:')
  database.pragma('user_version = 1')
  expect(() => migrate(database, [first, second])).toThrow(ForeignDatabaseError)
  database.pragma(`application_id = ${applicationId}`)
  expect(() => migrate(database, [first])).not.toThrow()
})
