import { randomBytes } from 'node:crypto'
import type { DatabaseState, KeyProtection } from '#contract'
import { type KeyFile, readKeyFile, writeKeyFile } from './key-file.ts'
import {
  isRightKey,
  keyCheck,
  newRecoveryCode,
  unwrapWithRecoveryCode,
  wrapWithRecoveryCode,
} from './key-wrapping.ts'
import type { Keyring } from './keyring.ts'
import { databaseKeyBytes } from './open-database.ts'

export type LockReason = Extract<DatabaseState, { state: 'locked' }>['reason']
export type ObtainedKey = { key: Buffer; protection: KeyProtection } | { reason: LockReason }

export interface DatabaseKeyOptions {
  path: string
  keyring: Keyring
  /** An administrator said that the operating system's account is protection enough. */
  isAccountEnough: boolean
}

export type DatabaseKey = ReturnType<typeof createDatabaseKey>

/** The database's 256-bit key: made once, kept wrapped in the key file, got back at each start. */
export function createDatabaseKey({ path, keyring, isAccountEnough }: DatabaseKeyOptions) {
  const accountProtection: KeyProtection = isAccountEnough ? 'account' : 'practice-only'

  async function canUseKeyring(): Promise<boolean> {
    // A keyring that is broken or left unanswered is one that is not there.
    return keyring.isAvailable().catch(() => false)
  }

  async function protectedWraps(key: Buffer): Promise<KeyFile['wraps']> {
    return (await canUseKeyring())
      ? { keyring: (await keyring.wrap(key)).toString('base64') }
      : { account: key.toString('base64') }
  }

  async function make(): Promise<ObtainedKey> {
    const key = randomBytes(databaseKeyBytes)
    const wraps = await protectedWraps(key)
    writeKeyFile(path, { version: 1, check: keyCheck(key), isInUse: false, wraps })
    return { key, protection: wraps.keyring ? 'keyring' : accountProtection }
  }

  async function fromKeyring(wrapped: string): Promise<ObtainedKey> {
    if (!(await canUseKeyring())) return { reason: 'keyring-missing' }
    try {
      const key = await keyring.unwrap(Buffer.from(wrapped, 'base64'))
      return { key, protection: 'keyring' }
    } catch {
      // Keyrings lose keys in the field. The recovery code is the answer to it, not a retry.
      return { reason: 'key-lost' }
    }
  }

  /** A keyring that has appeared since is better than the account: the key moves into it. */
  async function fromAccount(file: KeyFile, key: Buffer): Promise<ObtainedKey> {
    const wraps = await protectedWraps(key)
    if (!wraps.keyring) return { key, protection: accountProtection }
    const { recovery } = file.wraps
    writeKeyFile(path, { ...file, wraps: recovery ? { ...wraps, recovery } : wraps })
    return { key, protection: 'keyring' }
  }

  function read(): KeyFile | 'none' | 'unreadable' {
    try {
      return readKeyFile(path) ?? 'none'
    } catch {
      // Reported as a lost key; the file stays for whoever can mend it.
      return 'unreadable'
    }
  }

  async function obtain(): Promise<ObtainedKey | 'none'> {
    const file = read()
    if (file === 'none') return 'none'
    if (file === 'unreadable') return { reason: 'key-lost' }
    const { keyring: wrapped, account } = file.wraps
    let obtained: ObtainedKey = { reason: 'key-lost' }
    if (wrapped) obtained = await fromKeyring(wrapped)
    else if (account) obtained = await fromAccount(file, Buffer.from(account, 'base64'))
    if ('key' in obtained && !isRightKey(obtained.key, file.check)) return { reason: 'key-lost' }
    return obtained
  }

  /** Opens the recovery wrap and wraps the key anew for this machine. Nothing when the code is wrong. */
  async function recover(recoveryCode: string): Promise<Buffer | undefined> {
    const file = read()
    if (typeof file === 'string' || !file.wraps.recovery) return undefined
    const key = unwrapWithRecoveryCode(file.wraps.recovery, recoveryCode)
    if (!key || !isRightKey(key, file.check)) return undefined
    const wraps = { ...(await protectedWraps(key)), recovery: file.wraps.recovery }
    writeKeyFile(path, { ...file, wraps })
    return key
  }

  function change(edit: (file: KeyFile) => KeyFile): void {
    const file = read()
    if (typeof file === 'string') throw new Error('the key file is gone')
    writeKeyFile(path, edit(file))
  }

  return {
    obtain,
    make,
    recover,
    isInUse: () => {
      const file = read()
      return typeof file !== 'string' && file.isInUse
    },
    markInUse: () => change((file) => ({ ...file, isInUse: true })),
    hasRecoveryCode: () => {
      const file = read()
      return typeof file !== 'string' && file.wraps.recovery !== undefined
    },
    /** Makes a recovery code; an earlier one opens nothing from then on. */
    createRecoveryCode: (key: Buffer): string => {
      const recoveryCode = newRecoveryCode()
      const recovery = wrapWithRecoveryCode(key, recoveryCode)
      change((file) => ({ ...file, wraps: { ...file.wraps, recovery } }))
      return recoveryCode
    },
  }
}
