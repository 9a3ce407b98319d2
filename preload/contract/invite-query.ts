import { longestSearch, mostListed } from './constants.ts'
import { invite } from './invite.ts'
import { z } from './zod.ts'

/**
 * The states by the words that staff see: "Not opened", "Started on the phone", "Details submitted",
 * "Result arrived", "Not sent", "Rejected by VerifiMe", "No answer", "Customer left", "Replaced". One that is still `sending` is in none of them.
 */
export const inviteState = z.enum([
  'not-opened',
  'started',
  'submitted',
  'result-arrived',
  'not-sent',
  'refused',
  'no-answer',
  'left',
  'replaced',
])
export type InviteState = z.infer<typeof inviteState>

/** Which invites: everything that is given must hold. Nothing given: all of them. */
export const inviteFilter = z.strictObject({
  /**
   * As typed, pasted or scanned. Its words are parts of name, email, phone, reference or tracking
   * reference, each of them somewhere; a link or a whole tracking reference finds its one invite, if it has one.
   */
  search: z.string().max(longestSearch).optional(),
  states: z.array(inviteState).max(inviteState.options.length).optional(),
  /** Made at this time or later, in milliseconds since 1970. */
  from: z.int().nonnegative().optional(),
  /** Made before this time. */
  to: z.int().nonnegative().optional(),
  /**
   * Whom to ask again before they leave: today's issued invites that are not completed, each email address
   * once (its newest invite), and none that submitted its details today through another invite.
   */
  onlyUnfinishedToday: z.boolean().default(false),
})
export type InviteFilter = z.infer<typeof inviteFilter>

/** All that a filter finds whose id is below `before`: what is made later does not belong to it. */
export const foundInvites = inviteFilter.extend({ before: z.int().positive().optional() })
export type FoundInvites = z.infer<typeof foundInvites>

/** How many a filter finds: exact up to `mostListed`. */
export const foundCount = z.strictObject({
  count: z.int().nonnegative().max(mostListed),
  /** There are more than `count`. */
  hasMore: z.boolean(),
})
export type FoundCount = z.infer<typeof foundCount>

/** A page of the history: invites whose id is below `before`, newest first. */
export const inviteQuery = foundInvites.extend({ limit: z.int().min(1).max(1000) })
export type InviteQuery = z.infer<typeof inviteQuery>

/** Parts of a text: from a place, and before another, in UTF-16 units. In order, and none touches the next. */
const parts = z.array(z.tuple([z.int().nonnegative(), z.int().positive()]))
export type Parts = z.infer<typeof parts>

/** Where what was searched for stands in an invite: as the search reads it, `jose` in `José`. */
export const inviteMatch = z.strictObject({
  id: z.int().positive(),
  /** Of its name; of its address where it has none. */
  title: parts,
  reference: parts,
  /** Its address or phone number, where a part of what was searched for is in that alone. */
  also: z.strictObject({ value: z.string(), parts }).optional(),
})
export type InviteMatch = z.infer<typeof inviteMatch>

/** As many as were asked for, unless there are no more. */
export const invitePage = z.strictObject({
  invites: z.array(invite),
  /** Where something was searched for; of those in which it can be shown. */
  matches: z.array(inviteMatch).optional(),
  /** Whether older ones follow. */
  hasMore: z.boolean(),
  /** The `before` of the next page; there exactly when `hasMore`. */
  next: z.int().positive().optional(),
})
export type InvitePage = z.infer<typeof invitePage>

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
