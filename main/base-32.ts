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
