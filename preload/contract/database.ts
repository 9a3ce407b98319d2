import { fewestPassphraseCharacters } from './constants.ts'
import { brokenRule } from './failure.ts'
import { z } from './zod.ts'

/**
 * Whether the history can be used. When it cannot, nothing was deleted:
 * `key-lost`: the file is there, and the system no longer gives its key (a recovery code may).
 * `key-missing`: neither the key file nor a copy of it is there: a recovery code would have nothing to open.
 * `keyring-missing`: the key was wrapped by a keyring that is not available now.
 * `passphrase`: it opens with the passphrase that somebody set.
 * `damaged`: the file cannot be read with the right key. `missing`: there was a file once.
 * `newer`: a later version of the app wrote it. `in-use`: another program has it open.
 * `disk-full`, `not-writable`: it cannot be opened without writing. `failed`: the system refused to open it.
 */
export const databaseState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ready') }),
  z.strictObject({
    state: z.literal('locked'),
    reason: z.enum([
      'key-lost',
      'key-missing',
      'keyring-missing',
      'passphrase',
      'damaged',
      'missing',
      'newer',
      'in-use',
      'disk-full',
      'not-writable',
      'failed',
    ]),
    hasRecoveryCode: z.boolean(),
  }),
])
export type DatabaseState = z.infer<typeof databaseState>

export const recoveryCode = z.strictObject({ recoveryCode: z.string().max(200) })

export const passphrase = z.strictObject({ passphrase: z.string().max(200) })

export const newPassphrase = z.strictObject({
  passphrase: z
    .string()
    .max(200)
    .refine(
      (typed) => [...typed.trim()].length >= fewestPassphraseCharacters,
      brokenRule({ rule: 'passphrase-short' }),
    ),
})

export const backupPlace = z.enum(['computer', 'folder'])
export type BackupPlace = z.infer<typeof backupPlace>

const backupName = z.string().regex(/^front-desk-[0-9a-f]{8}-[0-9TZ-]{24}\.db$/u)

/**
 * A point that the history can go back to. `code-needed`: it is of another computer or of an earlier history, and
 * the recovery code of that time opens it.
 */
export const backup = z.strictObject({
  place: backupPlace,
  name: backupName,
  /** When it was made, in milliseconds since 1970. */
  at: z.int(),
  state: z.enum(['ready', 'code-needed', 'damaged']),
  invites: z.int().nonnegative().optional(),
  /** Invites made since then; not known while the history cannot be read, or of another one. */
  newer: z.int().nonnegative().optional(),
})
export type Backup = z.infer<typeof backup>

export const backups = z.strictObject({
  /** Newest first. */
  backups: z.array(backup),
  /** Where the IT department wants copies, and whether the last ones came there. */
  copies: z.enum(['none', 'made', 'failed']),
  /** Why the last one could not be made. */
  failure: z.enum(['backup-disk-full', 'backup-not-written', 'backup-damaged']).optional(),
})
export type BackupList = z.infer<typeof backups>

export const restorationOrder = z.strictObject({
  place: backupPlace,
  name: backupName,
  /** Or the passphrase of that history. */
  recoveryCode: z.string().max(200).optional(),
})

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
