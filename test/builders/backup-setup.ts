import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openBackup } from '../../main/database/backup-file.ts'
import type { EncryptedDatabase, UnlockedDatabase } from '../../main/database/encrypted-database.ts'
import { keepSearchIndex } from '../../main/history/search/search-index.ts'
import { databaseSetup, opened, writeInvite } from './database-setup.ts'

export const morning = new Date(2026, 10, 22, 9, 30)
export const hoursLater = (count: number) => new Date(morning.getTime() + count * 3_600_000)

/** An open history and its backups, by a clock that the test sets. */
export async function backupSetup({ backupFolder }: { backupFolder?: string } = {}) {
  const files = databaseSetup()
  const clock = { at: morning }
  const start = () => files.start(false, { now: () => clock.at, backupFolder })
  const file = start()
  const history = opened(await file.open())
  keepSearchIndex(history.database)
  const folder = join(files.paths.folder, 'backups')
  return {
    ...files,
    ...{ clock, start, file, history, folder },
    make: () => history.backups.make(history.backedUp),
    choices: () => file.restoration.choices(history.backedUp),
    backupNames: (at = folder) => (existsSync(at) ? readdirSync(at).sort() : []),
    newest: () => history.backups.list('computer')[0]?.path ?? '',
  }
}

/** More than are written in one step. */
export function writeMany(history: UnlockedDatabase): void {
  history.database.transaction(() => {
    for (let count = 1; count <= 250; count += 1) writeInvite(history, `CASE-${count}`)
  })()
}

/** Of the invites in a backup. */
export function referencesIn(path: string, { backedUp }: UnlockedDatabase): unknown[] {
  const backup = openBackup(path, backedUp.key)
  try {
    return backup.prepare('SELECT reference FROM invite ORDER BY id').pluck().all()
  } finally {
    backup.close()
  }
}

/** Puts a backup in the place of a history that is closed, and opens it. */
export async function restored(
  file: EncryptedDatabase,
  order: Parameters<EncryptedDatabase['restoration']['prepare']>[0],
): Promise<UnlockedDatabase> {
  const prepared = await file.restoration.prepare(order)
  if (!prepared.ok) throw new Error(prepared.failure.code)
  await prepared.value()
  return opened(await file.open())
}
