import { z } from './zod.ts'

/**
 * Whether the history can be used. When it cannot, nothing was deleted:
 * `key-lost`: the file is there, and the system no longer gives its key (a recovery code may).
 * `keyring-missing`: the key was wrapped by a keyring that is not available now.
 * `damaged`: the file cannot be read with the right key. `missing`: there was a file once.
 * `newer`: a later version of the app wrote it. `failed`: the system refused to open it.
 */
export const databaseState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ready') }),
  z.strictObject({
    state: z.literal('locked'),
    reason: z.enum(['key-lost', 'keyring-missing', 'damaged', 'missing', 'newer', 'failed']),
    hasRecoveryCode: z.boolean(),
  }),
])
export type DatabaseState = z.infer<typeof databaseState>

export const recoveryCode = z.strictObject({ recoveryCode: z.string().max(200) })

/** How many days an invite is kept. */
export const retentionDays = z.union([
  z.literal(1),
  z.literal(7),
  z.literal(30),
  z.literal(90),
  z.literal(365),
  z.literal('never'),
])
export type RetentionDays = z.infer<typeof retentionDays>

/**
 * How long birth date and address are kept: until the details were submitted and 24 hours at most, or,
 * where the organisation sets it so, as long as the invite.
 */
export const detailsRetention = z.enum(['until-submitted', 'with-invite'])
export type DetailsRetention = z.infer<typeof detailsRetention>

/**
 * `asking`: this computer's clock is more than 7 days ahead of when the app was last used, or more
 * than a day behind. It may be wrong, so nothing is removed for its age until somebody says that the date is
 * right, or it is corrected.
 */
export const retentionState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('resting') }),
  z.strictObject({ state: z.literal('purging') }),
  z.strictObject({
    state: z.literal('asking'),
    lastUsedAt: z.int(),
    /** What the clock says. */
    clockAt: z.int(),
  }),
])
export type RetentionState = z.infer<typeof retentionState>

/** `false` leaves everything as it is; the question comes back a day later, and at the next start. */
export const clockVerdict = z.strictObject({ isDateRight: z.boolean() })
