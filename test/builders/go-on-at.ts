import type { Database } from '../../main/database/open-database.ts'

/** The next invite gets this id. */
export function goOnAt(database: Database, id: number): void {
  database.prepare("DELETE FROM sqlite_sequence WHERE name = 'invite'").run()
  database.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('invite', ?)").run(id - 1)
}
