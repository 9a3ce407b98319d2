import { chmodSync, existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyProtection } from '#contract'
import { makeFolderSynced, syncFolderOf } from '../files/synced.ts'
import { errorCode } from '../logging/log.ts'
import { type BackedUpHistory, type Backups, createBackups } from './backups.ts'
import { type Ballast, createBallast } from './ballast.ts'
import { createDatabaseKey, type LockReason } from './database-key.ts'
import { createKeyProtection, type KeyProtectionOptions } from './key-protection.ts'
import { migrate, migrations, NewerDatabaseError } from './migrations.ts'
import { type Database, openDatabase } from './open-database.ts'
import { createRestoration } from './restoration.ts'

export interface UnlockedDatabase {
  state: 'open'
  database: Database
  keyProtection: KeyProtection
  hasRecoveryCode(): boolean
  createRecoveryCode(): string
  ballast: Ballast
  backups: Backups
  /** What its backups are made of. */
  backedUp: BackedUpHistory
}
export interface LockedDatabase {
  state: 'locked'
  reason: LockReason
  hasRecoveryCode: boolean
}
export type DatabaseAccess = UnlockedDatabase | LockedDatabase

export interface EncryptedDatabaseOptions extends KeyProtectionOptions {
  /** The user-data folder. The files lie in a folder of their own in it, closed to other accounts. */
  userDataFolder: string
  /** Where the IT department wants copies of the backups. */
  backupFolder?: string | undefined
  now: () => Date
  /** Those of the schema; a test has others. */
  steps?: readonly string[]
}

export type EncryptedDatabase = ReturnType<typeof createEncryptedDatabase>

/** The encrypted file of the history and its key: opening, recovering, putting aside. Never deletes. */
export function createEncryptedDatabase(options: EncryptedDatabaseOptions) {
  const { userDataFolder, backupFolder, now, steps = migrations } = options
  const folder = join(userDataFolder, 'history')
  const file = join(folder, 'history.db')
  const keyPath = join(folder, 'history.key')
  const protection = createKeyProtection(options)
  const databaseKey = createDatabaseKey(keyPath, protection)
  const backups = createBackups({ historyFolder: folder, copyFolder: backupFolder, now })
  const restoration = createRestoration({
    ...{ folder, file, keyPath, backups, protection },
    unusedEnding: (paths) => unusedEnding(paths, now()),
  })

  function locked(reason: LockReason): LockedDatabase {
    return { state: 'locked', reason, hasRecoveryCode: databaseKey.hasRecoveryCode() }
  }

  async function openWith(key: Buffer, keyProtection: KeyProtection): Promise<DatabaseAccess> {
    // SQLite takes a missing or empty file for a new database: the key file knows better.
    if (databaseKey.isInUse() && !hasContent(file)) return locked('missing')
    let database: Database | undefined
    try {
      database = openDatabase(file, key)
      const backedUp = { database, key, keyFile: databaseKey.content }
      if (isMigrationDue(database, steps.length)) await backups.make(backedUp)
      migrate(database, steps)
      if (!databaseKey.isInUse()) databaseKey.markInUse()
      return {
        state: 'open',
        database,
        keyProtection,
        hasRecoveryCode: databaseKey.hasRecoveryCode,
        createRecoveryCode: () => {
          const code = databaseKey.createRecoveryCode(key)
          backups.writeKeys(databaseKey.content())
          return code
        },
        ballast: createBallast(folder),
        backups,
        backedUp,
      }
    } catch (error) {
      database?.close()
      return locked(lockReason(error))
    }
  }

  async function open(): Promise<DatabaseAccess> {
    makeFolderSynced(folder)
    chmodSync(folder, 0o700)
    restoration.removeLeftOver()
    const isFirstStart = !existsSync(keyPath) && !hasContent(file)
    const obtained = await (isFirstStart ? databaseKey.make() : databaseKey.obtain())
    return 'reason' in obtained
      ? locked(obtained.reason)
      : openWith(obtained.key, obtained.protection)
  }

  /** Nothing when the recovery code is wrong. */
  async function recover(recoveryCode: string): Promise<DatabaseAccess | undefined> {
    const recovered = await databaseKey.recover(recoveryCode)
    return recovered && openWith(recovered.key, recovered.protection)
  }

  /** Renames every file of the history, so that support can still read it, and begins anew. */
  async function startAfresh(): Promise<DatabaseAccess> {
    const paths = [file, `${file}-wal`, `${file}-shm`, keyPath]
    const ending = unusedEnding(paths, now())
    for (const path of paths) {
      if (existsSync(path)) renameSync(path, path + ending)
    }
    syncFolderOf(file)
    return open()
  }

  return { open, recover, startAfresh, backups, restoration }
}

/** A new file has nothing to lose; one of a later version is refused. */
function isMigrationDue(database: Database, known: number): boolean {
  const version = Number(database.pragma('user_version', { simple: true }))
  return version > 0 && version < known
}

/** A clock that was set back must not lead to a name that is taken: renaming would write over it. */
function unusedEnding(paths: readonly string[], now: Date): string {
  const ending = `.set-aside-${now.toISOString().replace(/[:.]/gu, '-')}`
  let count = 1
  const numbered = () => (count === 1 ? ending : `${ending}-${count}`)
  while (paths.some((path) => existsSync(path + numbered()))) count += 1
  return numbered()
}

function hasContent(path: string): boolean {
  return existsSync(path) && statSync(path).size > 0
}

function lockReason(error: unknown): LockReason {
  if (error instanceof NewerDatabaseError) return 'newer'
  const code = errorCode(error)
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') ? 'damaged' : 'failed'
}
