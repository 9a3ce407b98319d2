import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { renameSynced } from '../files/synced.ts'
import { randomBase32 } from '../random-references.ts'

const base64 = z.base64()

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
    recovery: z
      .strictObject({ salt: base64, nonce: base64, sealed: base64, tag: base64 })
      .optional(),
  }),
})
export type KeyFile = z.infer<typeof keyFile>

/** Nothing when there is no file. Throws when there is one that cannot be understood. */
export function readKeyFile(path: string): KeyFile | undefined {
  if (!existsSync(path)) return undefined
  return keyFile.parse(JSON.parse(readFileSync(path, 'utf8')))
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

type RecoveryWrap = NonNullable<KeyFile['wraps']['recovery']>

export function wrapWithRecoveryCode(key: Buffer, recoveryCode: string): RecoveryWrap {
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', codeKey(recoveryCode, salt), nonce)
  const sealed = Buffer.concat([cipher.update(key), cipher.final()])
  return {
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
}

/** Nothing when the code is not the right one. */
export function unwrapWithRecoveryCode(
  wrap: RecoveryWrap,
  recoveryCode: string,
): Buffer | undefined {
  const bytes = (part: keyof RecoveryWrap) => Buffer.from(wrap[part], 'base64')
  const decipher = createDecipheriv(
    'aes-256-gcm',
    codeKey(recoveryCode, bytes('salt')),
    bytes('nonce'),
  )
  decipher.setAuthTag(bytes('tag'))
  try {
    return Buffer.concat([decipher.update(bytes('sealed')), decipher.final()])
  } catch {
    // GCM's only way to say that the code is wrong.
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
