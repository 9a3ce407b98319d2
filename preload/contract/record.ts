import { z } from './zod.ts'

/** What is done at the desk that belongs to no invite, or to one that is gone. */
export const activityKind = z.enum([
  'deleted',
  'undeleted',
  'exported',
  'restored',
  'settings-changed',
  'code-added',
  'code-removed',
  'staff-added',
  'staff-removed',
  'at-desk',
  'pin-changed',
  'pins-taken-away',
  'recovery-code-created',
])
export type ActivityKind = z.infer<typeof activityKind>

export const activityLine = z.strictObject({
  at: z.int(),
  kind: activityKind,
  /** Who at the desk did it. */
  staff: z.string().optional(),
  /** How many, or the names of settings. */
  what: z.string(),
})
export type ActivityLine = z.infer<typeof activityLine>
