import { rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { type Answer, type Backup, type BackupPlace, failed, succeeded } from '#contract'
import { renameSynced, syncFile } from '../files/synced.ts'
import {
  backupFailure,
  checkBackup,
  countInvites,
  DamagedBackupError,
  inviteLookup,
} from './backup-file.ts'
import type { Backups } from './backups.ts'
import type { ObtainedKey } from './database-key.ts'
import {
  isRightKey,
  type KeyFile,
  keyFileAt,
  unwrapWithPassphrase,
  unwrapWithRecoveryCode,
} from './key-file.ts'
import type { Protection } from './key-protection.ts'
import { migrations } from './migrations.ts'
import type { Database } from './open-database.ts'
import { setAside } from './set-aside.ts'
import { keyNameOf, type StoredBackup } from './stored-backups.ts'

export interface RestorationOptions {
  /** Where the backup is read before it becomes the history. */
  part: string
  /** Of the history. */
  file: string
  keyPath: string
  backups: Backups
  protection: Protection
  now: () => Date
  /** This key file counts from now on; another one is put aside. */
  settleKey: (keyFile: KeyFile) => void
  /** Nobody is asked for it again while the app runs. */
  know: (key: ObtainedKey) => void
  /** The one that opened the history, or would if the file were whole. */
  knownKey: () => ObtainedKey | undefined
}

export interface RestorationOrder {
  place: BackupPlace
  name: string
  /** Or the passphrase of that history. */
  recoveryCode?: string | undefined
}

/** The history that is open now, if one is. */
export interface OpenNow {
  database: Database
  key: Buffer
}

interface FoundKey {
  key: Buffer
  keyFile: KeyFile
  /** It is the history's own, and wrapped for this computer. */
  isOwn: boolean
}

/** Back to an earlier point: what there is to choose from, and putting it in the history's place. */
export function createRestoration(options: RestorationOptions) {
  const { part, file, keyPath, backups, protection } = options

  async function keyOf(backup: StoredBackup, recoveryCode?: string): Promise<FoundKey | undefined> {
    const own = keyFileAt(keyPath)
    const known = options.knownKey()
    if (known && keyNameOf(known.keyFile.check) === backup.keyName) return { ...known, isOwn: true }
    for (const keyFile of [own, keyFileAt(backup.keyPath)]) {
      if (!keyFile || keyNameOf(keyFile.check) !== backup.keyName) continue
      const unwrapped = await unwrap(keyFile)
      const key = unwrapped ?? (await keyOfSecret(keyFile, recoveryCode))
      if (key) return { key, keyFile, isOwn: unwrapped !== undefined && keyFile === own }
    }
    return undefined
  }

  async function unwrap({ wraps, check }: KeyFile): Promise<Buffer | undefined> {
    const unwrapped = await protection.unwrap(wraps)
    return 'key' in unwrapped && isRightKey(unwrapped.key, check) ? unwrapped.key : undefined
  }

  async function describe(backup: StoredBackup, now: OpenNow | undefined): Promise<Backup> {
    const { place, name, at } = backup
    const described = { place, name, at: at.getTime() }
    const found = await keyOf(backup)
    if (!found) return { ...described, state: 'code-needed' }
    try {
      const same = now?.key.equals(found.key) ? now.database : undefined
      const { count, known } = await countInvites(
        backup.path,
        found.key,
        same && inviteLookup(same, 'shown'),
      )
      const newer = same?.open ? { newer: Math.max(0, countShown(same) - known) } : {}
      return { ...described, state: 'ready', invites: count, ...newer }
    } catch (error) {
      if (error instanceof DamagedBackupError) return { ...described, state: 'damaged' }
      throw error
    }
  }

  /** Wrapped for this computer; where nothing would protect it here, the wraps that it has remain. */
  async function settleKey({ key, keyFile, isOwn }: FoundKey): Promise<void> {
    const inUse = { ...keyFile, isInUse: true }
    if (isOwn) return options.settleKey(inUse)
    const { wraps, protection: reached } = await protection.wrap(key)
    const { recovery, passphrase } = keyFile.wraps
    const isKept = reached === 'practice-only'
    const settled = isKept
      ? inUse
      : { ...inUse, wraps: { ...wraps, ...(recovery && { recovery }) } }
    options.settleKey(settled)
    const isSealed = isKept && passphrase !== undefined
    options.know({ key, keyFile: settled, protection: isSealed ? 'passphrase' : reached })
  }

  /**
   * Never a moment in which a file is lost, or in which there is neither file nor key: cut short between two steps,
   * the history is missing at the next start, and the locked screen offers the backups again.
   */
  async function putInPlace(found: FoundKey): Promise<void> {
    // On the disk before anything else: a power cut could bring the old write-ahead log back beside the restored file.
    setAside([file, `${file}-wal`, `${file}-shm`], options.now())
    await settleKey(found)
    renameSynced(part, file)
  }

  return {
    /** Newest first; a copy of one that is on this computer is not listed again. */
    choices: async (now: OpenNow | undefined): Promise<Backup[]> => {
      const here = backups.list('computer')
      const names = new Set(here.map(({ name }) => name))
      const copies = backups.list('folder').filter(({ name }) => !names.has(name))
      const described: Backup[] = []
      for (const backup of [...here, ...copies]) described.push(await describe(backup, now))
      return described.sort((one, other) => other.at - one.at)
    },

    /** Reads it from end to end, and answers what puts it in the history's place once that is closed. */
    prepare: async (order: RestorationOrder): Promise<Answer<() => Promise<void>>> => {
      const { place, name, recoveryCode } = order
      const backup = backups.list(place).find((stored) => stored.name === name)
      if (!backup) return failed('backup-gone')
      const found = await keyOf(backup, recoveryCode)
      if (!found && recoveryCode === undefined) return failed('backup-locked')
      if (!found) {
        return failed('setting-refused', {
          problems: [{ field: 'recoveryCode', rule: 'recovery-code-wrong' }],
        })
      }
      try {
        rmSync(part, { force: true })
        await copyFile(backup.path, part)
        if (checkBackup(part, found.key) > migrations.length) return failed('backup-newer')
        syncFile(part)
        return succeeded(() => putInPlace(found))
      } catch (error) {
        rmSync(part, { force: true })
        return failed(backupFailure(error))
      }
    },
  }
}

/** Of a recovery code, or of the passphrase. Nothing when it is wrong, or none was given. */
async function keyOfSecret({ wraps, check }: KeyFile, secret = ''): Promise<Buffer | undefined> {
  if (secret === '') return undefined
  const { recovery, passphrase } = wraps
  const key =
    (recovery && unwrapWithRecoveryCode(recovery, secret)) ??
    (passphrase && (await unwrapWithPassphrase(passphrase, secret)))
  return key && isRightKey(key, check) ? key : undefined
}

function countShown(database: Database): number {
  const counted = database.prepare('SELECT count(*) FROM invite WHERE removed_at IS NULL').pluck()
  return Number(counted.get())
}
