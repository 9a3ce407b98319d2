import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { migrate } from '../../main/database/migrations.ts'
import { type Database, databaseKeyBytes, openDatabase } from '../../main/database/open-database.ts'
import { keepSearchIndex } from '../../main/history/search/search-index.ts'
import { tempFolder } from './temp-folder.ts'

/** An encrypted history file with the app's own schema, empty, closed when the test is over. */
export function tempDatabase(folder = tempFolder()): Database {
  const database = openDatabase(join(folder, 'history.db'), randomBytes(databaseKeyBytes))
  onTestFinished(() => void database.close())
  migrate(database)
  keepSearchIndex(database)
  return database
}

/** What SQLite says is in a table, oldest first. */
export function rowsOf(database: Database, table: 'invite' | 'setting' | 'organisation_code') {
  return database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()
}
