import { chmodSync, existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyProtection } from '#contract'
import { makeFolderSynced } from '../files/synced.ts'
import { errorCode, isDiskFull } from '../logging/log.ts'
import { type BackedUpHistory, type Backups, createBackups } from './backups.ts'
import { type Ballast, createBallast } from './ballast.ts'
import { createCloseMark } from './close-mark.ts'
import {
  createDatabaseKey,
  type DatabaseKey,
  type LockReason,
  type ObtainedKey,
} from './database-key.ts'
import type { KeyFile } from './key-file.ts'
import { createKeyProtection, type KeyProtectionOptions } from './key-protection.ts'
import {
  checkTables,
  MissingTableError,
  migrate,
  migrations,
  NewerDatabaseError,
} from './migrations.ts'
import { type Database, openDatabase } from './open-database.ts'
import type { createRestoration, OpenNow, RestorationOrder } from './restoration.ts'
import { isThere, setAside } from './set-aside.ts'

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
  close(): void
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
type Restoration = ReturnType<typeof createRestoration>

/** The encrypted file of the history and its key: opening, recovering, putting aside. Never deletes. */
export function createEncryptedDatabase(options: EncryptedDatabaseOptions) {
  const { userDataFolder, backupFolder, now } = options
  const folder = join(userDataFolder, 'history')
  const file = join(folder, 'history.db')
  const keyPath = join(folder, 'history.key')
  const copyPath = join(userDataFolder, 'history-key.copy')
  const protection = createKeyProtection(options)
  const backups = createBackups({ historyFolder: folder, copyFolder: backupFolder, now })
  const databaseKey = createDatabaseKey({
    ...{ path: keyPath, copyPath, protection, now },
    ofBackups: () => backups.list('computer').map((backup) => backup.keyPath),
  })
  const opening = createOpening({ ...options, folder, file, backups, databaseKey })
  const { locked, openWithOneOf } = opening
  const part = join(folder, 'restored.part')
  let restoration: Promise<Restoration> | undefined
  const asked = () => {
    restoration ??= import('./restoration.ts').then(({ createRestoration }) =>
      createRestoration({
        ...{ part, file, keyPath, backups, protection, now },
        settleKey: databaseKey.settle,
        know: opening.know,
        knownKey: opening.knownKey,
      }),
    )
    return restoration
  }

  /** Nobody is asked twice, or has to find a code again, while the app runs. */
  async function obtain(keyFile: KeyFile) {
    const obtained = await databaseKey.obtain(keyFile)
    const known = opening.knownKey()
    const isKnown = 'reason' in obtained && known?.keyFile.check === keyFile.check
    return isKnown ? { ...known, keyFile } : obtained
  }

  async function open(): Promise<DatabaseAccess> {
    try {
      makeFolderSynced(folder)
      chmodSync(folder, 0o700)
      // Of a restoration that was cut short.
      rmSync(part, { force: true })
      const candidates = databaseKey.candidates()
      const isFirstStart = candidates.length === 0 && ![file, keyPath, copyPath].some(hasContent)
      if (isFirstStart) return await openWithOneOf([databaseKey.make])
      return await openWithOneOf(candidates.map((each) => () => obtain(each)))
    } catch (error) {
      // Something else lies where the folder should, or nothing may be written here.
      return locked(isThere(folder) && !isFolder(folder) ? 'missing' : lockReason(error))
    }
  }

  /** Opens it with what somebody entered. Nothing when that is wrong. */
  async function openWithSecret(obtained: ObtainedKey[]): Promise<DatabaseAccess | undefined> {
    if (obtained.length === 0) return undefined
    return openWithOneOf(obtained.map((each) => async () => each))
  }

  /** Renames every file of the history, so that support can still read it, and begins anew. */
  async function startAfresh(): Promise<DatabaseAccess> {
    if (isThere(folder) && !isFolder(folder)) setAside([folder], now())
    makeFolderSynced(folder)
    setAside([file, `${file}-wal`, `${file}-shm`, keyPath, copyPath], now())
    return openWithOneOf([databaseKey.make])
  }

  return {
    open,
    /** Nothing when the recovery code is wrong. */
    recover: async (recoveryCode: string) =>
      openWithSecret(await databaseKey.recover(recoveryCode)),
    /** Nothing when the passphrase is wrong. */
    unlock: async (passphrase: string) => openWithSecret(await databaseKey.unseal(passphrase)),
    /** Of the open history, from its next start on. Answers how it is opened again at once, when it is closed. */
    protect: async (key: Buffer, passphrase: string) => {
      await databaseKey.setPassphrase(key, passphrase)
      const keyFile = databaseKey.content()
      backups.writeKeys(keyFile)
      return () => openWithOneOf([async () => ({ key, keyFile, protection: 'passphrase' })])
    },
    startAfresh,
    backups,
    restoration: {
      choices: async (now: OpenNow | undefined) => (await asked()).choices(now),
      prepare: async (order: RestorationOrder) => (await asked()).prepare(order),
    },
  }
}

interface OpeningOptions extends Pick<EncryptedDatabaseOptions, 'steps' | 'now'> {
  folder: string
  file: string
  backups: Backups
  databaseKey: DatabaseKey
}

/** For these another key may be the one that opens it. */
const keyReasons: readonly LockReason[] = ['damaged', 'key-lost', 'keyring-missing', 'passphrase']

function createOpening(options: OpeningOptions) {
  const { folder, file, backups, databaseKey, now, steps = migrations } = options
  const ballast = createBallast(folder)
  const closeMark = createCloseMark(file)
  /** The last one that was right: what the file was encrypted with, should the file itself be damaged. */
  let known: ObtainedKey | undefined

  function locked(reason: LockReason): LockedDatabase {
    return { state: 'locked', reason, hasRecoveryCode: databaseKey.hasRecoveryCode() }
  }

  async function openWith(obtained: ObtainedKey): Promise<DatabaseAccess> {
    const { key, keyFile } = obtained
    // SQLite takes a missing or empty file for a new database: the key file knows better.
    if (keyFile.isInUse && !hasContent(file)) return locked('missing')
    let database: Database | undefined
    try {
      closeMark.refuseForeignLog(now())
      database = openDatabase(file, key)
      closeMark.remove()
      databaseKey.settle(keyFile)
      const backedUp = { database, key, keyFile: databaseKey.content }
      if (isMigrationDue(database, steps.length)) await backups.make(backedUp)
      migrate(database, steps)
      checkTables(database, steps)
      if (!keyFile.isInUse) databaseKey.markInUse()
      return unlocked(obtained, backedUp)
    } catch (error) {
      database?.close()
      // What the ballast gives back is room enough to open it.
      if (isDiskFull(error) && ballast.release()) return openWith(obtained)
      return locked(lockReason(error))
    }
  }

  function unlocked(obtained: ObtainedKey, backedUp: BackedUpHistory): UnlockedDatabase {
    return {
      state: 'open',
      database: backedUp.database,
      keyProtection: obtained.protection,
      hasRecoveryCode: databaseKey.hasRecoveryCode,
      createRecoveryCode: () => {
        const code = databaseKey.createRecoveryCode(backedUp.key)
        known = { ...obtained, keyFile: databaseKey.content() }
        backups.writeKeys(known.keyFile)
        return code
      },
      ballast,
      backups,
      backedUp,
      close: () => {
        backedUp.database.close()
        closeMark.put()
      },
    }
  }

  async function openAs(obtained: ObtainedKey | { reason: LockReason }, isLikeliest: boolean) {
    if ('reason' in obtained) return locked(obtained.reason)
    const access = await openWith(obtained)
    if (access.state === 'open' || isLikeliest) known = obtained
    return access
  }

  /** The first that opens the file; else what the likeliest met. */
  async function openWithOneOf(
    attempts: readonly (() => Promise<ObtainedKey | { reason: LockReason }>)[],
  ): Promise<DatabaseAccess> {
    let first: DatabaseAccess | undefined
    for (const obtain of attempts) {
      const access = await openAs(await obtain(), first === undefined)
      if (access.state === 'open') return access
      first ??= access
      if (!keyReasons.includes(access.reason)) break
    }
    return first ?? locked('key-missing')
  }

  return {
    locked,
    openWithOneOf,
    knownKey: () => known,
    know: (obtained: ObtainedKey): void => {
      known = obtained
    },
  }
}

/** A new file has nothing to lose; one of a later version is refused. */
function isMigrationDue(database: Database, known: number): boolean {
  const version = Number(database.pragma('user_version', { simple: true }))
  return version > 0 && version < known
}

function hasContent(path: string): boolean {
  return existsSync(path) && statSync(path).size > 0
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    // A link that leads nowhere, or to itself.
    return false
  }
}

/** Not of a moment: what is in the file, or missing in it. */
function isDamage(error: unknown): boolean {
  const code = errorCode(error)
  return (
    error instanceof MissingTableError ||
    code === 'SQLITE_NOTADB' ||
    code.startsWith('SQLITE_CORRUPT') ||
    code === 'SQLITE_IOERR_CORRUPTFS'
  )
}

export function lockReason(error: unknown): LockReason {
  if (error instanceof NewerDatabaseError) return 'newer'
  if (isDamage(error)) return 'damaged'
  if (isDiskFull(error)) return 'disk-full'
  const code = errorCode(error)
  if (code.startsWith('SQLITE_BUSY')) return 'in-use'
  const isReadOnly = ['EROFS', 'EACCES', 'EPERM'].includes(code)
  return isReadOnly || code.startsWith('SQLITE_READONLY') ? 'not-writable' : 'failed'
}
