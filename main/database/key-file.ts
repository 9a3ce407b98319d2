import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scrypt,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { renameSynced } from '../files/synced.ts'
import { randomBase32 } from '../random-references.ts'

const base64 = z.base64()
const sealedKey = z.strictObject({ salt: base64, nonce: base64, sealed: base64, tag: base64 })

/**
 * The small file beside the database that holds its key, wrapped. `check` tells a wrong key from a
 * damaged database. `isInUse` is the mark, outside the database, that there once was one: a file that
 * is missing or empty after that is a loss to report, not a first start.
 */
const keyFile = z.strictObject({
  version: z.literal(1),
  check: base64,
  isInUse: z.boolean(),
  wraps: z.strictObject({
    /** Encrypted by Electron's safeStorage with the system's keyring. */
    keyring: base64.optional(),
    /** The key itself: nothing but the operating system's account protects it. */
    account: base64.optional(),
    /** Sealed with a key made from the recovery code. */
    recovery: sealedKey.optional(),
    /** Sealed with a key made from a passphrase that is asked for at each start. */
    passphrase: sealedKey.optional(),
  }),
})
export type KeyFile = z.infer<typeof keyFile>

/** The key file there; nothing when there is none, or it cannot be understood. */
export function keyFileAt(path: string): KeyFile | undefined {
  try {
    return keyFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // As good as none: whoever asks has another key file to look into, or no way to open it.
    return undefined
  }
}

/** Written whole and synced before it takes the old one's place: losing it would lose the history. */
export function writeKeyFile(path: string, content: KeyFile): void {
  const temporary = `${path}.new`
  const handle = openSync(temporary, 'w', 0o600)
  try {
    writeSync(handle, JSON.stringify(content, undefined, 2))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSynced(temporary, path)
}

const codeLength = 25
const groupLength = 5

/** A value that only the right key gives, and that says nothing about the key. */
export function keyCheck(key: Buffer): string {
  return createHmac('sha256', key).update('Front Desk key check').digest('base64')
}

export function isRightKey(key: Buffer, check: string): boolean {
  return timingSafeEqual(Buffer.from(keyCheck(key)), Buffer.from(check.padEnd(44).slice(0, 44)))
}

/** 125 bits in five groups of five: `7K3QX-…`. For the manager to print; the app never keeps it. */
export function newRecoveryCode(): string {
  const characters = randomBase32(codeLength)
  const groups = Array.from({ length: codeLength / groupLength }, (_, group) =>
    characters.slice(group * groupLength, (group + 1) * groupLength),
  )
  return groups.join('-')
}

type SealedKey = z.infer<typeof sealedKey>

export function wrapWithRecoveryCode(key: Buffer, recoveryCode: string): SealedKey {
  const salt = randomBytes(16)
  return seal(key, codeKey(recoveryCode, salt), salt)
}

/** Nothing when the code is not the right one. */
export function unwrapWithRecoveryCode(wrap: SealedKey, recoveryCode: string): Buffer | undefined {
  return unseal(wrap, codeKey(recoveryCode, Buffer.from(wrap.salt, 'base64')))
}

export async function wrapWithPassphrase(key: Buffer, passphrase: string): Promise<SealedKey> {
  const salt = randomBytes(16)
  return seal(key, await passphraseKey(passphrase, salt), salt)
}

/** Nothing when it is not the right one. */
export async function unwrapWithPassphrase(
  wrap: SealedKey,
  passphrase: string,
): Promise<Buffer | undefined> {
  return unseal(wrap, await passphraseKey(passphrase, Buffer.from(wrap.salt, 'base64')))
}

function seal(key: Buffer, sealingKey: Buffer, salt: Buffer): SealedKey {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce)
  const sealed = Buffer.concat([cipher.update(key), cipher.final()])
  return {
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
}

function unseal(wrap: SealedKey, sealingKey: Buffer): Buffer | undefined {
  const bytes = (part: keyof SealedKey) => Buffer.from(wrap[part], 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealingKey, bytes('nonce'), {
      authTagLength: 16,
    })
    decipher.setAuthTag(bytes('tag'))
    return Buffer.concat([decipher.update(bytes('sealed')), decipher.final()])
  } catch {
    // GCM's only way to say that the secret is wrong. A nonce or tag of another length is damage, and opens nothing.
    return undefined
  }
}

/** Reads the code as a person copies it from paper: any case, O for 0, I and L for 1, any separators. */
function codeKey(recoveryCode: string, salt: Buffer): Buffer {
  const read = recoveryCode
    .toUpperCase()
    .replace(/O/gu, '0')
    .replace(/[IL]/gu, '1')
    .replace(/[^0-9A-Z]/gu, '')
  // 125 random bits need no slow hash; the cost only keeps a shortened code from being tried out.
  return scryptSync(read, salt, 32, { N: 16384, r: 8, p: 1 })
}

/** Whoever has the file can try out what people choose: each try costs 128 MB and some 0.4 s. */
function passphraseKey(passphrase: string, salt: Buffer): Promise<Buffer> {
  const read = passphrase.normalize('NFKC').trim()
  const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
  return new Promise((resolve, reject) => {
    scrypt(read, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
