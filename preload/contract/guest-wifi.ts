import { z } from './zod.ts'

/** The network that customers may use. Without a name none is set up; without a password it is open. */
export const guestWifi = z.strictObject({
  network: z.string().max(200),
  password: z.string().max(200),
  /** The network does not tell its name by itself: phones must be told to look for it. */
  isHidden: z.boolean(),
})
export type GuestWifi = z.infer<typeof guestWifi>
