import { z } from './zod.ts'

/**
 * What is known of a newer Front Desk. `off`: no policy names a feed. `available` with `installs`: it was
 * downloaded and checked, and is installed when the app quits; without, the IT team installs it.
 */
export const updateState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('off') }),
  z.strictObject({ state: z.literal('unchecked') }),
  z.strictObject({ state: z.literal('current') }),
  z.strictObject({ state: z.literal('available'), version: z.string(), installs: z.boolean() }),
  /** The feed could not be read. */
  z.strictObject({ state: z.literal('failed') }),
  /** What the feed gave is not what it announced, or carries no right signature. It was thrown away. */
  z.strictObject({ state: z.literal('refused'), version: z.string() }),
])
export type UpdateState = z.infer<typeof updateState>
