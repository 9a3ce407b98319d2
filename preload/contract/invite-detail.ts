import { invite } from './invite.ts'
import { noticeVersion } from './notice.ts'
import { z } from './zod.ts'

/** What happens to an invite after it was answered. Times are milliseconds since 1970. */
export const inviteEventKind = z.enum([
  'opened',
  'submitted',
  'shown',
  'printed',
  'reprinted',
  /** A fresh invite was made from it. */
  'reissued',
  /** A corrected invite took its place. */
  'replaced',
  /** Its customer went away; and was shown the code again after that. */
  'left',
  'returned',
  /** Its link went to the clipboard. */
  'copied',
  /** Its customer stood at the counter. */
  'seen-in-person',
  /** Its record went into a file. */
  'exported',
  /** The webhook brought its result to the organisation; and that was noted by mistake. */
  'result-arrived',
  'result-taken-back',
  /** Its customer was shown the privacy notice by itself. */
  'notice',
])
export type InviteEventKind = z.infer<typeof inviteEventKind>

const inviteEvent = z.strictObject({
  kind: z.enum(['created', 'answered', ...inviteEventKind.options]),
  at: z.int(),
  /** Who at the desk did it. */
  staff: z.string().optional(),
})
export type InviteEvent = z.infer<typeof inviteEvent>

/**
 * What VerifiMe was sent, by VerifiMe's names, as far as it is still kept; the organisation code is left
 * out. Birth date and address are missing once they were removed: `detailsRemovedAt` tells.
 */
export const sentDetails = z.strictObject({
  email: z.string(),
  referenceData: z.string(),
  customerContext: z.strictObject({
    firstName: z.string().optional(),
    middleName: z.string().optional(),
    familyName: z.string().optional(),
    fullName: z.string().optional(),
    dateOfBirth: z.string().optional(),
    preferredContactNumber: z.string().optional(),
    address: z.string().optional(),
  }),
  sendInvitationEmail: z.boolean(),
})
export type SentDetails = z.infer<typeof sentDetails>

/** One invite as a whole. Email and phone are in full here; the link never is. */
export const inviteDetail = z.strictObject({
  invite,
  /** The life of the invite, oldest first. */
  events: z.array(inviteEvent),
  sent: sentDetails,
  /** When birth date and address were removed; absent as long as they are kept. */
  detailsRemovedAt: z.int().optional(),
  /** The invite that this one was made from, while it is in the history. */
  reissueOf: z.int().positive().optional(),
  /** The invites that were made from this one, newest first. */
  reissuedAs: z.array(z.int().positive()),
  /** The versions of the privacy notice that its customer was shown, first shown first. */
  notices: z.array(z.strictObject({ ...noticeVersion.shape, shownAt: z.int() })),
})
export type InviteDetail = z.infer<typeof inviteDetail>

/** A whole email address, phone number as VerifiMe takes it, or name as one line. Fewer than three characters find nobody. */
export const personQuery = z.strictObject({ typed: z.string().max(500) })

/** Somebody who was here before, as far as a hint may say it: `invites.draft` gives the details. */
export const knownPerson = z.strictObject({
  /** The newest invite that still holds details of this person. */
  inviteId: z.int().positive(),
  name: z.string().optional(),
  email: z.string(),
  /** When the last invite was made for this address. */
  lastSeenAt: z.int(),
  /** Which details are still kept and would be taken over. */
  kept: z.array(z.enum(['name', 'dateOfBirth', 'phone', 'address', 'reference'])),
})
export type KnownPerson = z.infer<typeof knownPerson>

export const knownPeople = z.strictObject({
  /** Today's open invite with exactly the typed email address: its QR is offered first. */
  openToday: invite.optional(),
  /** At most five, last seen first; one or none for an email address. */
  people: z.array(knownPerson),
})
export type KnownPeople = z.infer<typeof knownPeople>

/** `stopped`: the person chose no file, or cancelled; no file is left behind. */
export const exportEnd = z.discriminatedUnion('end', [
  z.strictObject({ end: z.literal('saved'), fileName: z.string(), written: z.int() }),
  z.strictObject({ end: z.literal('stopped') }),
])
export type ExportEnd = z.infer<typeof exportEnd>
