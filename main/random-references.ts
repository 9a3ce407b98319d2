import { randomBytes } from 'node:crypto'

/**
 * Crockford's base 32: digits and letters of which none can be taken for another, on paper or over a telephone.
 * 32 divides the 256 values of a byte, so each is as likely as every other.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Random characters that people read out and copy, five bits in each. */
export function randomBase32(length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte & 31]).join('')
}

/**
 * A reference of the app's own, for an invite that staff gave none: `FD-20261122-7K3QX9RD`.
 * 40 random bits a day: with 1,000 invites a day, one clash in about 6,000 years.
 */
export function newReference(now: Date): string {
  // Not by date-fns: its formats are 15 kB that a start would wait for.
  const day = 10_000 * now.getFullYear() + 100 * (now.getMonth() + 1) + now.getDate()
  return `FD-${day}-${randomBase32(8)}`
}
