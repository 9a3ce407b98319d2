import { failureCode } from './failure.ts'
import { environmentName } from './settings.ts'
import { z } from './zod.ts'

/** How an attempt ended; `sending` while the request is out. See docs/architecture.md. */
export const outcome = z.enum(['sending', 'issued', 'refused', 'unsent', 'unknown'])
export type Outcome = z.infer<typeof outcome>

/** VerifiMe's status of an issued invite, by VerifiMe's names. `Completed` is submitted, never verified. */
export const inviteStatus = z.enum(['Inactive', 'Active', 'Completed'])
export type InviteStatus = z.infer<typeof inviteStatus>

/** An invite as a list shows it: no email address, no link, no birth date, phone or address. */
export const invite = z.strictObject({
  id: z.int().positive(),
  /** Milliseconds since 1970, by this machine's clock. */
  createdAt: z.int(),
  environment: environmentName,
  codeLabel: z.string(),
  /** The customer's name as far as it was given. */
  name: z.string().optional(),
  /** `m•••@example.com`. */
  maskedEmail: z.string(),
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

/** Every open invite of today, newest first: the last one made is the one that is asked for most. */
export const openInvites = z.array(invite)

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
