import { longestSearch } from './constants.ts'
import { z } from './zod.ts'

/** A whole email address, a whole phone number, or a name or a part of one. */
export const personSearch = z.strictObject({ typed: z.string().max(longestSearch) })

/** Names one thing that is kept: `invite 12`, `register 0f8fad5b-…`. */
const thingId = z.string().max(100)

/** Something that is kept of somebody. */
export const keptThing = z.strictObject({
  id: thingId,
  /** `note`: on an invite that need not be theirs. `typed`: what stands in the form. `register`: of an invite that is gone. */
  kind: z.enum(['invite', 'note', 'typed', 'held', 'expected', 'register']),
  /** When it was made, in milliseconds since 1970. */
  at: z.int().optional(),
  /** Whom it is about, as far as it says so. */
  title: z.string(),
  /** What tells it from others: address, phone number, reference. */
  about: z.array(z.string()),
  /** It holds the very address or phone number that was asked for; else somebody has to say that it is theirs. */
  isCertain: z.boolean(),
})
export type KeptThing = z.infer<typeof keptThing>

export const keptThings = z.strictObject({
  /** What is certain first; each newest first. */
  things: z.array(keptThing),
  /** There is more: it is found when these are gone. */
  hasMore: z.boolean(),
})
export type KeptThings = z.infer<typeof keptThings>

/** What belongs to the person. */
export const personChoice = z.strictObject({ things: z.array(thingId).min(1).max(500) })

/** What was removed. It names nobody. */
export const forgetReceipt = z.strictObject({
  at: z.int(),
  invites: z.int(),
  notes: z.int(),
  /** Half-typed ones, in the form or on hold. */
  drafts: z.int(),
  expected: z.int(),
  /** Entries of the register that lost name and reference. */
  registerEntries: z.int(),
  /** Of an invite whose request is out: its answer needs it. */
  left: z.int(),
  /** The file could be written anew. Else its gaps may still hold something, until it is when the app quits. */
  isCleared: z.boolean(),
})
export type ForgetReceipt = z.infer<typeof forgetReceipt>
