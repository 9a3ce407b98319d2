import { z } from './zod.ts'

/** What is done at the desk that belongs to no invite, or to one that is gone. */
export const activityKind = z.enum([
  'deleted',
  'undeleted',
  'exported',
  'activity-exported',
  'restored',
  'reported',
  'forgotten',
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

/** How far an invite has come, as the register tells it. */
export const registerKind = z.enum([
  'issued',
  'started',
  'submitted',
  'replaced',
  'left',
  'seen',
  /** Noted at the desk, or found among the webhook's deliveries. */
  'result',
  'result-delivered',
  'result-taken-back',
  'notice',
])
export type RegisterKind = z.infer<typeof registerKind>

/** Years that an entry stays. */
export const registerYears = z.literal([1, 3, 5, 7, 10])

export const registerCheck = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('whole'),
    count: z.int(),
    /** Of the last entry: who writes it down elsewhere can tell a register that was made anew. */
    lastHash: z.string().optional(),
    /** Name and reference were removed from so many entries, for people who were to be forgotten. */
    forgotten: z.int().optional(),
  }),
  z.strictObject({
    state: z.literal('broken'),
    /** Of the first entry that is not as it was. */
    number: z.int(),
    what: z.enum(['changed', 'missing']),
  }),
])
export type RegisterCheck = z.infer<typeof registerCheck>

/** What became of the deliveries in a file, or in all the files of the folder since the start. */
export const resultCounts = z.strictObject({
  /** Results that are noted now, and those that were noted before. */
  arrived: z.int(),
  known: z.int(),
  /** Of no invite that is here; and of one of several customers, nobody can tell which. */
  unknown: z.int(),
  unclear: z.int(),
  /** Files, or lines, that are no delivery. */
  unreadable: z.int(),
})
export type ResultCounts = z.infer<typeof resultCounts>

/** `none`: nobody chose a file. `unreadable`: the system does not let it be read. */
export const resultImport = z.discriminatedUnion('end', [
  z.strictObject({ end: z.literal('none') }),
  z.strictObject({ end: z.literal('unreadable') }),
  z.strictObject({ end: z.literal('read'), counts: resultCounts }),
])

export const resultFolder = z.strictObject({
  state: z.enum(['none', 'watched', 'away']),
  counts: resultCounts,
})
export type ResultFolder = z.infer<typeof resultFolder>

/** From the first day to the last: `2026-11-01`, by this computer's clock. */
export const period = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to)
export type Period = z.infer<typeof period>
