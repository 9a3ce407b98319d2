import { foundInvites, mostListed } from './invite-query.ts'
import { z } from './zod.ts'

const inviteIds = z.array(z.int().positive()).max(mostListed)

/** Which invites to delete: these, or all that is found but those. */
export const removalOrder = z.union([
  z.strictObject({ ids: inviteIds.min(1) }),
  z.strictObject({ found: foundInvites, except: inviteIds }),
])
export type RemovalOrder = z.infer<typeof removalOrder>

/** Names one removal: all that is deleted together, and comes back together. */
const removalId = z.int().positive()

/** Gone from every screen; for ten seconds `invites.restore` brings the whole removal back. */
export const removal = z.strictObject({
  removal: removalId,
  /** Of those asked for, the ones that went: not one that was gone, or whose request is still out. */
  count: z.int().nonnegative(),
})
export type Removal = z.infer<typeof removal>

export const removalToUndo = z.strictObject({ removal: removalId })

/** How many came back; none once the ten seconds are over. */
export const restoration = z.strictObject({ count: z.int().nonnegative() })
export type Restoration = z.infer<typeof restoration>
