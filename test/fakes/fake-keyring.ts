import { randomBytes } from 'node:crypto'
import type { Keyring } from '../../main/database/key-protection.ts'

export interface FakeKeyring extends Keyring {
  isThere: boolean
  /** It is there, and fails at everything. */
  isBroken: boolean
  /** The system made a new keyring: what was wrapped before is lost. */
  forget(): void
}

/** What Electron alone can do. Keeps the secrets itself, so that what it gives out holds none. */
export function createFakeKeyring(isThere = true): FakeKeyring {
  let secrets = new Map<string, Buffer>()
  const keyring: FakeKeyring = {
    isThere,
    isBroken: false,
    forget: () => {
      secrets = new Map()
    },
    isAvailable: async () => keyring.isThere,
    wrap: async (secret) => {
      if (keyring.isBroken) throw new Error('the keyring refused')
      const name = randomBytes(16)
      secrets.set(name.toString('hex'), Buffer.from(secret))
      return name
    },
    unwrap: async (wrapped) => {
      const secret = secrets.get(wrapped.toString('hex'))
      if (!secret || keyring.isBroken) throw new Error('the keyring refused')
      return Buffer.from(secret)
    },
  }
  return keyring
}
