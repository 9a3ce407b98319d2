import type { KeyProtection } from '#contract'
import type { KeyFile } from './key-file.ts'

/** The system's keyring, as far as the database's key needs it. `electron-keyring.ts` is the real one. */
export interface Keyring {
  /** False where the system would only pretend to encrypt. May take seconds: a keyring can ask its user. */
  isAvailable(): Promise<boolean>
  wrap(secret: Buffer): Promise<Buffer>
  /** Throws when the keyring does not give the secret back: `KeyringSilentError` when it may later. */
  unwrap(wrapped: Buffer): Promise<Buffer>
}

/** The keyring is there and gives no answer now: nobody has unlocked it, say. */
export class KeyringSilentError extends Error {
  constructor() {
    super('the keyring did not answer')
    this.name = 'KeyringSilentError'
  }
}

export interface KeyProtectionOptions {
  keyring: Keyring
  /** An administrator said that the operating system's account is protection enough. */
  isAccountEnough: boolean
}

type Wraps = Pick<KeyFile['wraps'], 'keyring' | 'account'>
export type UnwrappedKey =
  | { key: Buffer; protection: KeyProtection; isOutdated: boolean }
  | { reason: 'key-lost' | 'keyring-missing' | 'passphrase' }

export type Protection = ReturnType<typeof createKeyProtection>

/** Wraps the key with the best that this computer has, and says honestly what that is. */
export function createKeyProtection({ keyring, isAccountEnough }: KeyProtectionOptions) {
  const accountProtection: KeyProtection = isAccountEnough ? 'account' : 'practice-only'

  async function canUseKeyring(): Promise<boolean> {
    // A keyring that is broken or left unanswered is one that is not there.
    return keyring.isAvailable().catch(() => false)
  }

  async function intoKeyring(key: Buffer): Promise<Buffer | undefined> {
    if (!(await canUseKeyring())) return undefined
    // One that is there and refuses is of no more use: `protection` tells the screens.
    return keyring.wrap(key).catch(() => undefined)
  }

  async function fromKeyring(wrapped: string): Promise<UnwrappedKey> {
    if (!(await canUseKeyring())) return { reason: 'keyring-missing' }
    try {
      const key = await keyring.unwrap(Buffer.from(wrapped, 'base64'))
      return { key, protection: 'keyring', isOutdated: false }
    } catch (error) {
      // Keyrings lose keys in the field. The recovery code is the answer to that, not a retry.
      return { reason: error instanceof KeyringSilentError ? 'keyring-missing' : 'key-lost' }
    }
  }

  return {
    wrap: async (key: Buffer): Promise<{ wraps: Wraps; protection: KeyProtection }> => {
      const wrapped = await intoKeyring(key)
      return wrapped
        ? { wraps: { keyring: wrapped.toString('base64') }, protection: 'keyring' }
        : { wraps: { account: key.toString('base64') }, protection: accountProtection }
    },

    /** `isOutdated`: a keyring has appeared since, and the key belongs into it. */
    unwrap: async (wraps: KeyFile['wraps']): Promise<UnwrappedKey> => {
      if (wraps.keyring) return fromKeyring(wraps.keyring)
      if (!wraps.account) return { reason: wraps.passphrase ? 'passphrase' : 'key-lost' }
      const key = Buffer.from(wraps.account, 'base64')
      return { key, protection: accountProtection, isOutdated: await canUseKeyring() }
    },
  }
}
