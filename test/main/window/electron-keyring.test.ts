import { beforeEach, describe, expect, it, vi } from 'vitest'

/** What Electron answers; `asynchronous` is what Electron 45 has and Electron 33 has not. */
interface SafeStorage {
  available: () => Promise<boolean>
  encrypt: (text: string) => Promise<Buffer>
  decrypt: (bytes: Buffer) => Promise<string>
  backend: string
}

const key = Buffer.alloc(32, 7)
const never = () => new Promise<never>(() => undefined)
const refuses = (message: string) => () => Promise.reject(new Error(message))
const fine: SafeStorage = {
  available: async () => true,
  encrypt: async (text) => Buffer.from(text).reverse(),
  decrypt: async (bytes) => Buffer.from(bytes).reverse().toString(),
  backend: 'gnome_libsecret',
}

async function protection(storage: SafeStorage) {
  vi.resetModules()
  vi.doMock('electron', () => ({
    safeStorage: {
      getSelectedStorageBackend: () => storage.backend,
      isAsyncEncryptionAvailable: storage.available,
      encryptStringAsync: storage.encrypt,
      decryptStringAsync: async (bytes: Buffer) => ({ result: await storage.decrypt(bytes) }),
    },
  }))
  const { electronKeyring } = await import('../../../main/database/electron-keyring.ts')
  const { createKeyProtection } = await import('../../../main/database/key-protection.ts')
  return createKeyProtection({ keyring: electronKeyring, isAccountEnough: false })
}

beforeEach(() => {
  // The keyring's own ten seconds: over at once, but not before what answers.
  vi.doMock('node:timers/promises', () => ({
    setTimeout: async (ms: number) => {
      expect(ms).toBeLessThanOrEqual(10_000)
      await new Promise((resolve) => setImmediate(resolve))
    },
  }))
})

const onLinux = process.platform === 'linux'

describe('the system’s keyring', () => {
  it.each<[state: string, kept: 'keyring' | 'practice-only', now: Partial<SafeStorage>]>([
    ['is fine', 'keyring', {}],
    ['is not there', 'practice-only', { available: async () => false }],
    ['is broken', 'practice-only', { available: refuses('no bus') }],
    ['would only pretend', onLinux ? 'practice-only' : 'keyring', { backend: 'basic_text' }],
    ['refuses', 'practice-only', { encrypt: refuses('Encryption failed') }],
    ['is left unanswered', 'practice-only', { available: never }],
    ['is left unanswered when it is to keep something', 'practice-only', { encrypt: never }],
  ])('that %s keeps a new key: %s', async (_, kept, now) => {
    const { wrap } = await protection({ ...fine, ...now })
    expect((await wrap(key)).protection).toBe(kept)
  })

  it.each<[state: string, reason: string | undefined, now: Partial<SafeStorage>]>([
    ['is fine', undefined, {}],
    ['is not there any more', 'keyring-missing', { available: async () => false }],
    ['would only pretend now', onLinux ? 'keyring-missing' : undefined, { backend: 'basic_text' }],
    ['refuses', 'key-lost', { decrypt: refuses('Decryption failed') }],
    [
      'is unavailable for now',
      'keyring-missing',
      { decrypt: refuses('Encryption is temporarily unavailable') },
    ],
    ['is left unanswered', 'keyring-missing', { available: never }],
    ['is left unanswered when it is to open something', 'keyring-missing', { decrypt: never }],
    ['has lost the key', 'key-lost', { decrypt: refuses('Key not found') }],
  ])('that %s gives the key back, or says why: %s', async (_, reason, now) => {
    const { wraps } = await (await protection(fine)).wrap(key)
    const given = await (await protection({ ...fine, ...now })).unwrap(wraps)
    expect(given).toEqual(reason ? { reason } : { key, protection: 'keyring', isOutdated: false })
  })
})
