import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto'
import { randomBase32 } from '../base-32.ts'
import type { KeyFile } from './key-file.ts'

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
  const [salt, nonce, sealed, tag] = [wrap.salt, wrap.nonce, wrap.sealed, wrap.tag].map((part) =>
    Buffer.from(part, 'base64'),
  ) as [Buffer, Buffer, Buffer, Buffer]
  const decipher = createDecipheriv('aes-256-gcm', codeKey(recoveryCode, salt), nonce)
  decipher.setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()])
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
