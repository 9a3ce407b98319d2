import { textFields } from './constants.ts'
import { typedDraft } from './invite-draft.ts'
import { z } from './zod.ts'

/** What became of a `frontdesk://new?email=…` that another program opened. */
export const formLink = z.discriminatedUnion('state', [
  /** None was opened, or it was taken already. */
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({
    state: z.literal('refused'),
    /** `unreadable`: nothing in it can be filled in. */
    reason: z.enum(['unreadable', 'locked', 'first-run', 'desk-locked']),
  }),
  z.strictObject({
    state: z.literal('read'),
    draft: typedDraft,
    /** Fields whose values cannot be sent as they are. */
    leftOut: z.array(z.enum(textFields)),
    /** It holds something that is no field. */
    hasUnknown: z.boolean(),
  }),
])
export type FormLink = z.infer<typeof formLink>
