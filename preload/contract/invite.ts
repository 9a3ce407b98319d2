import { failureCode } from './failure.ts'
import { environmentName } from './settings.ts'
import { z } from './zod.ts'

/** How an attempt ended; `sending` while the request is out. See docs/architecture.md. */
export const outcome = z.enum(['sending', 'issued', 'refused', 'unsent', 'unknown'])
export type Outcome = z.infer<typeof outcome>

/** VerifiMe's status of an issued invite, by VerifiMe's names. `Completed` is submitted, never verified. */
export const inviteStatus = z.enum(['Inactive', 'Active', 'Completed'])
export type InviteStatus = z.infer<typeof inviteStatus>

/** Why nobody waits for this customer any more: they went away, or a corrected invite took the place of this one. */
export const offQueue = z.enum(['left', 'replaced'])

/** A day: `2026-12-24`. */
export const isoDay = z.iso.date()

/** An invite as a list shows it: no link, no birth date, phone or address. */
export const invite = z.strictObject({
  id: z.int().positive(),
  /** Milliseconds since 1970, by this machine's clock. */
  createdAt: z.int(),
  environment: environmentName,
  codeLabel: z.string(),
  /** The customer's name as far as it was given. */
  name: z.string().optional(),
  /** In full: the desk masks it while nobody is at it. */
  email: z.string(),
  /** What VerifiMe returns in the webhook's `metadata`. */
  reference: z.string(),
  outcome,
  /** Why it was not issued. */
  failureCode: failureCode.optional(),
  trackingReference: z.guid().optional(),
  status: inviteStatus.optional(),
  /** When this machine learned of that status. */
  statusAt: z.int().optional(),
  /** When the code was last on the screen. */
  shownAt: z.int().optional(),
  offQueue: offQueue.optional(),
  /** When staff want to look after it. */
  dueOn: isoDay.optional(),
  /** What staff wrote down for themselves. */
  note: z.string().optional(),
  /** When it was noted that VerifiMe's webhook has brought the result. What that is no screen knows. */
  resultAt: z.int().optional(),
})
export type Invite = z.infer<typeof invite>

export const inviteId = z.strictObject({ id: z.int().positive() })

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

/** Whom staff look after, each in one of the three. */
export const queue = z.strictObject({
  /** Every open invite of today, newest first. */
  open: z.array(invite),
  /** Their details came in during the last quarter of an hour; newest first. */
  submitted: z.array(invite),
  /** With a due date, and not in the queue of today: what is due first comes first. */
  followUps: z.array(invite),
})
export type Queue = z.infer<typeof queue>

export const departure = z.strictObject({ ...inviteId.shape, hasLeft: z.boolean() })

/** That the result has arrived, or that this was noted by mistake. */
export const resultNote = z.strictObject({ ...inviteId.shape, hasArrived: z.boolean() })

/** What the system tells of an invite while the desk is not in front. */
export const inviteNews = z.strictObject({
  ...inviteId.shape,
  news: z.enum(['submitted', 'unopened']),
})
export type InviteNews = z.infer<typeof inviteNews>

/** An empty one takes it away. */
export const inviteNote = z.strictObject({ ...inviteId.shape, note: z.string().max(200) })

/** Without a day nobody wants to look after it any more. */
export const followUp = z.strictObject({ ...inviteId.shape, dueOn: isoDay.optional() })

/**
 * Whether the states of the open invites can be trusted to be VerifiMe's. `unknown`: status checks
 * have been failing since that time, in milliseconds since 1970. `off`: this environment does not tell states.
 */
export const progress = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('current') }),
  z.strictObject({ state: z.literal('unknown'), since: z.int() }),
  z.strictObject({ state: z.literal('off') }),
])
export type Progress = z.infer<typeof progress>
