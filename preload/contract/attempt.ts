import { invite } from './invite.ts'
import { z } from './zod.ts'

/**
 * What a page that starts has to know of the invite that was being made when the page before it ended.
 * `sending`, `answered`: `invites.rejoin` gives the answer. `left`: the app itself had ended since; the newest
 * invite was interrupted, or issued and its code never shown.
 */
export const attempt = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({ state: z.literal('sending'), elapsedMs: z.number().nonnegative() }),
  z.strictObject({ state: z.literal('answered') }),
  z.strictObject({ state: z.literal('left'), invite }),
])
export type Attempt = z.infer<typeof attempt>

export const unwritten = z.strictObject({ count: z.int().nonnegative() })
