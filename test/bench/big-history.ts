import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, migrations } from '../../main/database/migrations.ts'
import { type Database, databaseKeyBytes, openDatabase } from '../../main/database/open-database.ts'
import { keepSearchIndex } from '../../main/history/search/search-index.ts'
import { madeOnce } from '../../scripts/set-up/made-once.ts'
import { inCache, step } from '../../scripts/set-up/script.ts'
import { invitesOfAYear, type MadeInvite } from './made-invites.ts'

/** Raise it when what is made below changes: an old file is then not taken for a new one, nor one of other tables. */
const recipe = 9
const tables = createHash('sha256').update(migrations.join()).digest('hex').slice(0, 8)

const madeAtOnce = 10_000

/** The customers in it do not exist, so its key need not be secret. */
export const benchKey = Buffer.alloc(databaseKeyBytes, 7)

const historyFile = (count: number) => inCache('bench', `history-${recipe}-${tables}-${count}.db`)

/** Whether a history of so many invites is there already: making a million takes 20 minutes. */
export const isMade = (count: number): boolean => existsSync(historyFile(count))

/** An encrypted history of `count` invites over one year, indexed as the app does it; made once, then kept and migrated. */
export async function bigHistory(count: number): Promise<string> {
  const target = historyFile(count)
  await madeOnce(target, (workshop) =>
    step(`Making a history of ${count.toLocaleString('en')} invites (once)`, async () => {
      const path = join(workshop, 'history.db')
      const database = openDatabase(path, benchKey)
      migrate(database)
      keepSearchIndex(database)
      // Nothing is lost with it: a machine that stops here starts again from nothing.
      database.pragma('synchronous = OFF')
      await fill(database, count)
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
      return path
    }),
  )
  withHistory(target, migrate)
  return target
}

/** Opens a history of the benchmark for as long as `work` takes. */
export function withHistory<Result>(file: string, work: (database: Database) => Result): Result {
  const database = openDatabase(file, benchKey)
  // One that was made by an earlier version is still the same history.
  migrate(database)
  keepSearchIndex(database)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

async function fill(database: Database, count: number): Promise<void> {
  const insert = prepareInsert(database)
  const invites = invitesOfAYear(count)
  for (let isOver = false; !isOver; ) {
    database.exec('BEGIN')
    for (let made = 0; made < madeAtOnce && !isOver; made += 1) {
      const next = invites.next()
      isOver = next.done ?? false
      if (!next.done) insert.run(next.value)
    }
    database.exec('COMMIT')
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function prepareInsert(database: Database) {
  return database.prepare<MadeInvite>(
    `INSERT INTO invite (created_at, environment, code_label, email, first_name, family_name, phone,
       date_of_birth, address, reference, reference_is_made_up, send_invitation_email, outcome,
       failure_code, answered_at, tracking_reference, link, status, status_at)
     VALUES (@createdAt, @environment, 'Person', @email, @firstName, @familyName, @phone, @dateOfBirth,
       @address, @reference, @isReferenceMadeUp, 0, @outcome, @failureCode, @createdAt + 400,
       @trackingReference, @link, @status, @createdAt + 60000)`,
  )
}
