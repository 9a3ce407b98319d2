import { invite } from './invite.ts'
import { z } from './zod.ts'

/**
 * The states by the words that staff see: "Not opened", "Started on the phone", "Details submitted",
 * "Not sent", "Rejected by VerifiMe", "No answer". One that is still `sending` is in none of them.
 */
export const inviteState = z.enum([
  'not-opened',
  'started',
  'submitted',
  'not-sent',
  'refused',
  'no-answer',
])
export type InviteState = z.infer<typeof inviteState>

/** In characters. The history's search field takes no more. */
export const longestSearch = 500

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
  /** Only today's issued invites that are not completed. */
  onlyOpenToday: z.boolean().default(false),
  /**
   * Whom to ask again before they leave: as `onlyOpenToday`, but each email address once (its newest
   * invite), and none that submitted its details today through another invite.
   */
  onlyUnfinishedToday: z.boolean().default(false),
})
export type InviteFilter = z.infer<typeof inviteFilter>

/** Which invites: only their ids, those below `before`. */
export const inviteIdQuery = inviteFilter.extend({ before: z.int().positive().optional() })
export type InviteIdQuery = z.infer<typeof inviteIdQuery>

/** Some of the ids, in no order; ask again with `before: next` as long as it is there. */
export const inviteIdPage = z.strictObject({
  ids: z.array(z.int().positive()).max(20_000),
  next: z.int().positive().optional(),
})
export type InviteIdPage = z.infer<typeof inviteIdPage>

/** A page of the history: invites whose id is below `before`, newest first. */
export const inviteQuery = inviteFilter.extend({
  before: z.int().positive().optional(),
  limit: z.int().min(1).max(100),
})
export type InviteQuery = z.infer<typeof inviteQuery>

/**
 * A search stops after a few milliseconds, so a page may be short, even empty, although more follows:
 * ask again with `before: next` as long as `hasMore`.
 */
export const invitePage = z.strictObject({
  invites: z.array(invite),
  /** Whether older ones follow, or may. */
  hasMore: z.boolean(),
  /** The `before` of the next page; there exactly when `hasMore`. */
  next: z.int().positive().optional(),
})
export type InvitePage = z.infer<typeof invitePage>
