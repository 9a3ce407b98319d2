import { setTimeout as wait } from 'node:timers/promises'
import { safeStorage } from 'electron'
import { type Keyring, KeyringSilentError } from './key-protection.ts'

/** A keyring that asks its user may be left unanswered; the desk must not wait for ever. */
const keyringTimeoutMs = 10_000

/** Electron 33 has no asynchronous calls and Electron 45 deprecates the others: what is there is used. */
const hasAsyncCalls = typeof safeStorage.isAsyncEncryptionAvailable === 'function'

export const electronKeyring: Keyring = {
  isAvailable: async () => {
    // On Linux without a keyring Chromium "encrypts" with a fixed password. That is no protection.
    const isPretence =
      process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
    if (isPretence) return false
    return hasAsyncCalls
      ? answered(safeStorage.isAsyncEncryptionAvailable())
      : safeStorage.isEncryptionAvailable()
  },
  wrap: async (secret) => {
    const text = secret.toString('base64')
    return hasAsyncCalls
      ? answered(safeStorage.encryptStringAsync(text))
      : safeStorage.encryptString(text)
  },
  unwrap: async (wrapped) => {
    const text = hasAsyncCalls
      ? (await answered(safeStorage.decryptStringAsync(wrapped).catch(throwIfSilent))).result
      : safeStorage.decryptString(wrapped)
    return Buffer.from(text, 'base64')
  },
}

async function answered<Value>(answer: Promise<Value>): Promise<Value> {
  const late = wait(keyringTimeoutMs, undefined, { ref: false }).then(() => {
    throw new KeyringSilentError()
  })
  return Promise.race([answer, late])
}

/** Electron has no code for it. */
function throwIfSilent(error: unknown): never {
  if (error instanceof Error && /temporarily unavailable/iu.test(error.message)) {
    throw new KeyringSilentError()
  }
  throw error
}
