import { z } from './zod.ts'

/** Names one removal: all that is deleted together, and comes back together. */
const removalId = z.int().positive()

/** Many are deleted in several calls, each with the removal that the one before answered. */
export const removalOrder = z.strictObject({
  ids: z.array(z.int().positive()).min(1).max(1000),
  /** The removal that these belong to as well; a new one begins where it is absent, or already over. */
  removal: removalId.optional(),
})
export type RemovalOrder = z.infer<typeof removalOrder>

/** Gone from every screen at once; for ten seconds after its last call `invites.restore` brings the whole removal back. */
export const removal = z.strictObject({
  removal: removalId,
  /** Of those asked for, the ones that went: not one that was gone, or whose request is still out. */
  ids: z.array(z.int().positive()),
})
export type Removal = z.infer<typeof removal>

export const removalToUndo = z.strictObject({ removal: removalId })

/** How many came back; none once the ten seconds are over. */
export const restoration = z.strictObject({ count: z.int().nonnegative() })
export type Restoration = z.infer<typeof restoration>
