import { language } from './language.ts'
import { shownNotice } from './notice.ts'
import { slipFormatNames } from './slip-formats.ts'
import { z } from './zod.ts'

export const slipFormat = z.enum(slipFormatNames)

export const printer = z.strictObject({
  /** As the system knows it. */
  name: z.string().min(1),
  /** As people know it. */
  label: z.string(),
  isDefault: z.boolean(),
})
export type Printer = z.infer<typeof printer>

/** What a slip says that it is, besides an invite of the real VerifiMe. */
export const slipMark = z.enum(['practice', 'staging', 'custom', 'test'])
export type SlipMark = z.infer<typeof slipMark>

/** All that stands on a slip. Nothing in it is personal but the link, which the code holds. */
export const slip = z.strictObject({
  format: slipFormat,
  /** Of everything on it but the mark, which is for staff. */
  language,
  mark: slipMark.optional(),
  organisationName: z.string(),
  /** As a `data:` address. */
  logo: z.string().optional(),
  /** The checked `inviteUrl`, character by character as VerifiMe sent it. */
  link: z.string().min(1),
  /** The host that the phone will show. */
  linkHost: z.string().min(1),
  /** Absent where it would give the customer away. */
  reference: z.string().optional(),
  /** Why the organisation asks. */
  notice: shownNotice.optional(),
  /** Milliseconds since 1970. */
  printedAt: z.int(),
  isReprint: z.boolean(),
})
export type Slip = z.infer<typeof slip>

/** The record of one invite as it goes into a PDF, in words: neither link, birth date nor address. */
export interface InviteRecord {
  /** That it is of no real customer, or not of the real VerifiMe. */
  mark?: string
  /** Of the file, and at the foot of each page. */
  title: string
  madeAt: string
  facts: readonly RecordFact[]
  /** Oldest first. */
  events: readonly { at: string; what: string; staff?: string }[]
  /** Where it is a report of everything that is kept of somebody: each thing, and what the report is not. */
  report?: {
    parts: readonly Pick<InviteRecord, 'title' | 'facts' | 'events'>[]
    limits: string
  }
}
export interface RecordSheet extends InviteRecord {
  organisationName: string
}
export interface RecordFact {
  name: string
  value: string
  /** To be copied or compared, letter by letter. */
  isExact?: true
}

/** What main asks of the slip's page. `job` tells an answer from a late one. */
export type SlipTask =
  | { kind: 'lay-out'; job: number; slip: Slip }
  | { kind: 'lay-out-record'; job: number; record: RecordSheet }
  /** Nothing of a customer's stays on the page. */
  | { kind: 'clear'; job: number }
  | { kind: 'read'; job: number; pdf: Uint8Array }

const job = z.int().positive()

/** What the slip's page answers: that it is there, how tall a slip is, what its PDF decodes to. */
export const slipReport = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('laid-out'), job, heightMm: z.int().min(20).max(2000) }),
  z.strictObject({
    kind: z.literal('read'),
    job,
    /** Empty when nothing could be read. */
    decoded: z.string().max(2048),
    /** The PDF's page as a PNG, in a `data:` address. */
    picture: z.string().max(16_000_000),
  }),
])
export type SlipReport = z.infer<typeof slipReport>

export const slipPreview = z.strictObject({
  /** What it is written in. */
  language,
  /** What will be printed, as a PNG in a `data:` address. */
  picture: z.string(),
  widthMm: z.number(),
  heightMm: z.number(),
  /** Not when it says something about the person. */
  hasReference: z.boolean(),
})
export type SlipPreview = z.infer<typeof slipPreview>
