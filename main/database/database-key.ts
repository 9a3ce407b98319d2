import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { DatabaseState, KeyProtection } from '#contract'
import {
  isRightKey,
  type KeyFile,
  keyCheck,
  keyFileAt,
  newRecoveryCode,
  unwrapWithPassphrase,
  unwrapWithRecoveryCode,
  wrapWithPassphrase,
  wrapWithRecoveryCode,
  writeKeyFile,
} from './key-file.ts'
import type { Protection } from './key-protection.ts'
import { databaseKeyBytes } from './open-database.ts'
import { isThere, setAside } from './set-aside.ts'

export type LockReason = Extract<DatabaseState, { state: 'locked' }>['reason']

/** The key, and the key file that gave it. */
export interface ObtainedKey {
  key: Buffer
  keyFile: KeyFile
  protection: KeyProtection
}

export interface DatabaseKeyOptions {
  path: string
  /** Outside the history's folder, which may be lost as a whole. */
  copyPath: string
  /** Where the backups keep theirs, newest first. */
  ofBackups: () => string[]
  protection: Protection
  now: () => Date
}

export type DatabaseKey = ReturnType<typeof createDatabaseKey>

/**
 * The database's 256-bit key: made once, kept wrapped in the key file and its copy, got back at each start. The one
 * at `path` counts; where it is lost or damaged, the copy or a backup's takes its place.
 */
export function createDatabaseKey(options: DatabaseKeyOptions) {
  const { path, copyPath, protection } = options

  const read = (): KeyFile | undefined => keyFileAt(path) ?? keyFileAt(copyPath)

  function content(): KeyFile {
    const file = read()
    if (!file) throw new Error('the key file is gone')
    return file
  }

  /** The copy first: cut short between the two, nothing that was promised opens with the other alone. */
  function write(file: KeyFile): void {
    writeKeyFile(copyPath, file)
    writeKeyFile(path, file)
  }

  const change = (edit: (file: KeyFile) => KeyFile) => write(edit(content()))

  /** In what was put aside too: a code that was replaced, and a key that has left its file, must open nothing. */
  function changeWraps(edit: (wraps: KeyFile['wraps']) => KeyFile['wraps']): void {
    change((file) => ({ ...file, wraps: edit(file.wraps) }))
    const { check, wraps } = content()
    for (const at of [path, copyPath].flatMap(putAsideFrom)) {
      const aside = keyFileAt(at)
      if (aside?.check === check) writeKeyFile(at, { ...aside, wraps })
    }
  }

  /** Each that can be understood, the likeliest first. Among the backups' there may be those of earlier histories. */
  function candidates(): KeyFile[] {
    const own = [path, copyPath].flatMap((at) => keyFileAt(at) ?? [])
    const found = own.length > 0 ? own : options.ofBackups().flatMap((at) => keyFileAt(at) ?? [])
    const distinct = new Map(found.map((file) => [JSON.stringify(file), file]))
    return [...distinct.values()]
  }

  /**
   * Keeps everything about the file but how its key is wrapped for this machine. Where nothing would protect it
   * here, the wraps that it has remain, for a better day.
   */
  async function wrapAnew({ key, keyFile }: Omit<ObtainedKey, 'protection'>): Promise<ObtainedKey> {
    const { wraps, protection: reached } = await protection.wrap(key)
    if (reached === 'practice-only') {
      const isSealed = keyFile.wraps.passphrase !== undefined
      return { key, keyFile, protection: isSealed ? 'passphrase' : reached }
    }
    const { recovery } = keyFile.wraps
    const rewrapped = recovery ? { ...wraps, recovery } : wraps
    return { key, keyFile: { ...keyFile, wraps: rewrapped }, protection: reached }
  }

  async function unsealed(
    unseal: (file: KeyFile) => Promise<Buffer | undefined> | Buffer | undefined,
  ): Promise<Omit<ObtainedKey, 'protection'>[]> {
    const found = []
    for (const keyFile of candidates()) {
      const key = await unseal(keyFile)
      if (key && isRightKey(key, keyFile.check)) found.push({ key, keyFile })
    }
    return found
  }

  return {
    /** A new key, written down before anything is encrypted with it. */
    make: async (): Promise<ObtainedKey> => {
      const key = randomBytes(databaseKeyBytes)
      const { wraps, protection: reached } = await protection.wrap(key)
      const keyFile: KeyFile = { version: 1, check: keyCheck(key), isInUse: false, wraps }
      write(keyFile)
      return { key, keyFile, protection: reached }
    },

    candidates,

    /** The key as this machine can unwrap it. */
    obtain: async (keyFile: KeyFile): Promise<ObtainedKey | { reason: LockReason }> => {
      const unwrapped = await protection.unwrap(keyFile.wraps)
      if ('reason' in unwrapped) return unwrapped
      const { key, isOutdated } = unwrapped
      if (!isRightKey(key, keyFile.check)) return { reason: 'key-lost' }
      return isOutdated ? wrapAnew({ key, keyFile }) : { ...unwrapped, keyFile }
    },

    /** The keys that this code gives, wrapped anew for this machine. None when it is wrong. */
    recover: async (recoveryCode: string): Promise<ObtainedKey[]> => {
      const found = await unsealed(
        ({ wraps }) => wraps.recovery && unwrapWithRecoveryCode(wraps.recovery, recoveryCode),
      )
      return Promise.all(found.map(wrapAnew))
    },

    /** The keys that this passphrase gives. None when it is wrong. */
    unseal: async (passphrase: string): Promise<ObtainedKey[]> => {
      const found = await unsealed(
        ({ wraps }) => wraps.passphrase && unwrapWithPassphrase(wraps.passphrase, passphrase),
      )
      return found.map((each) => ({ ...each, protection: 'passphrase' }))
    },

    /** From now on this one counts, and has its copy. What else was in their places is put aside. */
    settle: (keyFile: KeyFile): void => {
      for (const at of [copyPath, path]) {
        const other = keyFileAt(at)
        if (JSON.stringify(other) === JSON.stringify(keyFile)) continue
        // One of the same key has nothing that this one lacks.
        if (isThere(at) && other?.check !== keyFile.check) setAside([at], options.now())
        writeKeyFile(at, keyFile)
      }
    },

    /** For the backups, which carry it along. */
    content,
    markInUse: (): void => change((file) => ({ ...file, isInUse: true })),
    hasRecoveryCode: (): boolean => candidates().some(({ wraps }) => wraps.recovery !== undefined),

    /** Makes a recovery code; an earlier one opens nothing from then on. */
    createRecoveryCode: (key: Buffer): string => {
      const recoveryCode = newRecoveryCode()
      const recovery = wrapWithRecoveryCode(key, recoveryCode)
      changeWraps((wraps) => ({ ...wraps, recovery }))
      return recoveryCode
    },

    /** From the next start on it is asked for; the key itself leaves the file. */
    setPassphrase: async (key: Buffer, chosen: string): Promise<void> => {
      const passphrase = await wrapWithPassphrase(key, chosen)
      changeWraps(({ recovery }) => ({ passphrase, ...(recovery ? { recovery } : {}) }))
    },
  }
}

function putAsideFrom(path: string): string[] {
  const names = readdirSync(dirname(path))
  return names
    .filter((name) => name.startsWith(`${basename(path)}.set-aside`))
    .map((name) => join(dirname(path), name))
}
