import { format } from 'date-fns'
import { randomBase32 } from '../base-32.ts'

/**
 * A reference of the app's own, for an invite that staff gave none: `FD-20261122-7K3QX9RD`.
 * 40 random bits a day: with 1,000 invites a day, one clash in about 6,000 years.
 */
export function newReference(now: Date): string {
  return `FD-${format(now, 'yyyyMMdd')}-${randomBase32(8)}`
}
