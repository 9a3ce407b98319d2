import { z } from './zod.ts'

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
