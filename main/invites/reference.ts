import { randomInt } from 'node:crypto'
import { format } from 'date-fns'

/** Crockford's base 32: nothing in it can be misread, or read out wrongly, over a telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomLength = 8

/**
 * A reference of the app's own, for an invite that staff gave none: `FD-20261122-7K3QX9RD`.
 * 40 random bits a day: with 1,000 invites a day, one clash in about 6,000 years.
 */
export function newReference(now: Date): string {
  const random = Array.from({ length: randomLength }, () => alphabet[randomInt(32)]).join('')
  return `FD-${format(now, 'yyyyMMdd')}-${random}`
}
