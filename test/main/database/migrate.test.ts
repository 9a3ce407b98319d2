import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import {
  ForeignDatabaseError,
  migrate,
  NewerDatabaseError,
} from '../../../main/database/migrate.ts'
import { migrations } from '../../../main/database/migrations/index.ts'
import { applicationId } from '../../../main/database/open-database.ts'
import { createIndexKeeper } from '../../../main/invites/search/index-keeper.ts'
import { createInviteSearch } from '../../../main/invites/search/invite-search.ts'
import { query } from '../../builders/search-bench.ts'

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

it('keeps references that staff typed before 005 off slips: nobody can tell what they gave away', () => {
  const database = new Database(':memory:')
  migrate(database, migrations.slice(0, 4))
  const insert = database.prepare(
    `INSERT INTO invite (created_at, environment, code_label, email, reference, reference_is_made_up,
       send_invitation_email, outcome)
     VALUES (1, 'practice', 'Main', 'mary@example.com', ?, ?, 0, 'sending')`,
  )
  insert.run('born 7/3/1985', 0)
  insert.run('FD-20261122-7K3QX9RD', 1)
  migrate(database)
  expect(database.prepare('SELECT reference_is_personal FROM invite').pluck().all()).toEqual([1, 0])
})

it('has the search index made anew by 006: it was made of words that are folded otherwise now', () => {
  const database = new Database(':memory:')
  migrate(database, migrations.slice(0, 5))
  // As 005 and those before indexed it: two words, and no gram across them.
  database.exec(`INSERT INTO invite (created_at, environment, code_label, email, family_name, reference,
      reference_is_made_up, send_invitation_email, outcome)
    VALUES (1, 'practice', 'Main', 'mary@example.com', 'O´Brien', 'FD-1', 1, 0, 'unsent');
    INSERT INTO search_set (shelf, gram, stretch, members) VALUES (-1, 'bri', 0, x'01');
    INSERT INTO search_stretch (stretch, earliest, latest) VALUES (0, 1, 1);
    UPDATE search_progress SET indexed_to = 1, shelved = 1`)
  migrate(database)
  const search = createInviteSearch(database, () => 0)
  const asked = query({ search: 'obrien' })
  const found = () => search.rowPage('practice', asked, new Date(0)).rows.map(({ id }) => id)
  expect(found()).toEqual([1])
  for (const _ of createIndexKeeper(database).catchUp({ leave: 0 }));
  expect(found()).toEqual([1])
  const progress = database.prepare('SELECT indexed_to, shelved FROM search_progress').get()
  expect(progress).toEqual({ indexed_to: 1, shelved: 0 })
})
