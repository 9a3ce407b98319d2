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
