import type Database from 'better-sqlite3'
import { migrations as allMigrations } from './migrations.ts'
import { applicationId } from './open-database.ts'

/** A later version of the app wrote the file: it is left alone. */
export class NewerDatabaseError extends Error {
  constructor(fileVersion: number, knownVersion: number) {
    super(`the history has version ${fileVersion}, this app knows ${knownVersion}`)
    this.name = 'NewerDatabaseError'
  }
}

/** The file is a database, and not one of ours. */
export class ForeignDatabaseError extends Error {
  constructor() {
    super('the file belongs to another application')
    this.name = 'ForeignDatabaseError'
  }
}

/** Brings the schema up to date, each step in a transaction of its own. Says how many steps it took. */
export function migrate(database: Database.Database, migrations = allMigrations): number {
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version > migrations.length) throw new NewerDatabaseError(version, migrations.length)
  if (version > 0 && database.pragma('application_id', { simple: true }) !== applicationId) {
    throw new ForeignDatabaseError()
  }
  for (const [index, sql] of migrations.entries()) {
    if (index >= version) apply(database, sql, index + 1)
  }
  return migrations.length - version
}

function apply(database: Database.Database, sql: string, version: number): void {
  database
    .transaction(() => {
      database.exec(sql)
      database.pragma(`application_id = ${applicationId}`)
      database.pragma(`user_version = ${version}`)
    })
    .immediate()
}
