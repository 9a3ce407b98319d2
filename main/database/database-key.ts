import { randomBytes } from 'node:crypto'
import type { DatabaseState, KeyProtection } from '#contract'
import {
  isRightKey,
  type KeyFile,
  keyCheck,
  newRecoveryCode,
  readKeyFile,
  unwrapWithRecoveryCode,
  wrapWithRecoveryCode,
  writeKeyFile,
} from './key-file.ts'
import type { Protection } from './key-protection.ts'
import { databaseKeyBytes } from './open-database.ts'

export type LockReason = Extract<DatabaseState, { state: 'locked' }>['reason']
export type ObtainedKey = { key: Buffer; protection: KeyProtection } | { reason: LockReason }

/** The database's 256-bit key: made once, kept wrapped in the key file at `path`, got back at each start. */
export function createDatabaseKey(path: string, protection: Protection) {
  function read(): KeyFile | undefined {
    try {
      return readKeyFile(path)
    } catch {
      // Reported as a lost key by `obtain`; the file stays for whoever can mend it.
      return undefined
    }
  }

  /**
   * Keeps everything about the file but how its key is wrapped for this machine. A key that nothing
   * would protect here is not written into it: the wraps that it has remain, for a better day.
   */
  async function wrapAnew(file: KeyFile, key: Buffer): Promise<KeyProtection> {
    const { wraps, protection: reached } = await protection.wrap(key)
    const { recovery } = file.wraps
    const rewrapped = recovery ? { ...wraps, recovery } : wraps
    if (reached !== 'practice-only') writeKeyFile(path, { ...file, wraps: rewrapped })
    return reached
  }

  function content(): KeyFile {
    const file = read()
    if (!file) throw new Error('the key file is gone')
    return file
  }

  const change = (edit: (file: KeyFile) => KeyFile) => writeKeyFile(path, edit(content()))

  return {
    /** A new key, written down before anything is encrypted with it. */
    make: async (): Promise<ObtainedKey> => {
      const key = randomBytes(databaseKeyBytes)
      const { wraps, protection: reached } = await protection.wrap(key)
      writeKeyFile(path, { version: 1, check: keyCheck(key), isInUse: false, wraps })
      return { key, protection: reached }
    },

    /** The key as this machine can unwrap it. */
    obtain: async (): Promise<ObtainedKey> => {
      const file = read()
      if (!file) return { reason: 'key-lost' }
      const unwrapped = await protection.unwrap(file.wraps)
      if ('reason' in unwrapped) return unwrapped
      const { key } = unwrapped
      if (!isRightKey(key, file.check)) return { reason: 'key-lost' }
      const reached = unwrapped.isOutdated ? await wrapAnew(file, key) : unwrapped.protection
      return { key, protection: reached }
    },

    /** Opens the recovery wrap and wraps the key anew for this machine. Nothing when the code is wrong. */
    recover: async (recoveryCode: string) => {
      const file = read()
      const key = file?.wraps.recovery && unwrapWithRecoveryCode(file.wraps.recovery, recoveryCode)
      if (!file || !key || !isRightKey(key, file.check)) return undefined
      return { key, protection: await wrapAnew(file, key) }
    },

    /** For the backups, which carry it along. */
    content,
    isInUse: (): boolean => read()?.isInUse ?? false,
    markInUse: (): void => change((file) => ({ ...file, isInUse: true })),
    hasRecoveryCode: (): boolean => read()?.wraps.recovery !== undefined,

    /** Makes a recovery code; an earlier one opens nothing from then on. */
    createRecoveryCode: (key: Buffer): string => {
      const recoveryCode = newRecoveryCode()
      const recovery = wrapWithRecoveryCode(key, recoveryCode)
      change((file) => ({ ...file, wraps: { ...file.wraps, recovery } }))
      return recoveryCode
    },
  }
}
