import { constants, copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../../main/database/migrate.ts'
import { openDatabase } from '../../main/database/open-database.ts'
import { type InviteRow, inviteColumns } from '../../main/invites/invite-row.ts'
import { madeOnce } from '../../scripts/set-up/made-once.ts'
import { step } from '../../scripts/set-up/progress.ts'
import { benchKey, bigHistory, withHistory } from './big-history.ts'
import { createFts5Index } from './fts5-index.ts'

/** Raise it when the index is made in another way. */
const recipe = 1
const rowsAtOnce = 10_000

/** The same history with FTS5's indexes in it, beside ours; made once, then kept. */
export async function fts5History(count: number): Promise<string> {
  const history = await bigHistory(count)
  const target = history.replace(/\.db$/u, `-fts5-${recipe}.db`)
  await madeOnce(target, (workshop) =>
    step(`Indexing ${count.toLocaleString('en')} invites with FTS5 (once)`, async () => {
      const path = join(workshop, 'history.db')
      copyFileSync(history, path, constants.COPYFILE_FICLONE)
      const database = openDatabase(path, benchKey)
      database.pragma('synchronous = OFF')
      const index = createFts5Index(database)
      const rows = database.prepare(
        `SELECT ${inviteColumns} FROM invite WHERE id > ? ORDER BY id LIMIT ${rowsAtOnce}`,
      )
      const addSome = database.transaction((some: InviteRow[]) => some.forEach(index.add))
      for (let last = 0; ; ) {
        const some = rows.all(last) as InviteRow[]
        if (some.length === 0) break
        addSome(some)
        last = some.at(-1)?.id ?? last
        await new Promise((resolve) => setImmediate(resolve))
      }
      // What FTS5 puts off is done now: the best that its searches can be.
      for (const table of ['fts5_trigram', 'fts5_letters']) {
        database.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`)
      }
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
      return path
    }),
  )
  withHistory(target, migrate)
  return target
}
