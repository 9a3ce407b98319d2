import { z } from 'zod'
import type { Database } from '../../main/database/open-database.ts'

const text = z.string()
const known = z.object({
  name: text,
  email: text,
  phone: text,
  reference: text,
  tracking: text,
  link: text,
})
export type KnownInvite = z.infer<typeof known>

/** An issued invite that is far down in the history and has everything that can be searched for. */
export function knownInvite(database: Database): KnownInvite {
  return known.parse(
    database
      .prepare(
        `SELECT first_name || ' ' || family_name AS name, email, phone, reference, link,
           tracking_reference AS tracking
         FROM invite WHERE id > (SELECT max(id) * 0.4 FROM invite) AND environment = 'production'
           AND name IS NOT NULL AND phone IS NOT NULL AND link IS NOT NULL LIMIT 1`,
      )
      .get(),
  )
}
