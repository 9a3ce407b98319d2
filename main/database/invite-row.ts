import { z } from 'zod'
import {
  emptyDraft,
  environmentName,
  failureCode,
  type Invite,
  inviteStatus,
  isoDay,
  language,
  offQueue,
  outcome,
  type TypedDraft,
} from '#contract'
import type { CreateResult } from '../invites/api/invite-api.ts'

/** A row of the table `invite`, as SQLite gives it. */
export const inviteRow = z.object({
  id: z.int(),
  created_at: z.int(),
  environment: environmentName,
  code_label: z.string(),
  email: z.string(),
  first_name: z.string().nullable(),
  middle_name: z.string().nullable(),
  family_name: z.string().nullable(),
  full_name: z.string().nullable(),
  date_of_birth: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  reference: z.string(),
  reference_is_made_up: z.int(),
  reference_is_personal: z.int(),
  send_invitation_email: z.int(),
  outcome,
  failure_code: failureCode.nullable(),
  tracking_reference: z.string().nullable(),
  link: z.string().nullable(),
  status: inviteStatus.nullable(),
  status_at: z.int().nullable(),
  shown_at: z.int().nullable(),
  off_queue: offQueue.nullable(),
  due_on: isoDay.nullable(),
  answered_at: z.int().nullable(),
  reissue_of: z.int().nullable(),
  details_removed_at: z.int().nullable(),
  language: language.nullable(),
  created_by: z.string().nullable(),
  note: z.string().nullable(),
  result_at: z.int().nullable(),
})
export type InviteRow = z.infer<typeof inviteRow>

/** What VerifiMe's answer is in the row. */
export function answerColumns(result: CreateResult, answeredAt: Date) {
  const isIssued = result.outcome === 'issued'
  return {
    outcome: result.outcome,
    failure_code: isIssued ? null : result.code,
    answered_at: answeredAt.getTime(),
    tracking_reference: isIssued ? result.trackingReference : null,
    link: isIssued ? result.link : null,
    status: isIssued ? ('Inactive' as const) : null,
    status_at: answeredAt.getTime(),
  }
}

/** What to select for it. */
export const inviteColumns = Object.keys(inviteRow.shape).join(', ')

/** The row as a list may show it: no link, no birth date, phone or address. */
export function toInvite(row: InviteRow): Invite {
  const name = nameOf(row)
  return {
    id: row.id,
    createdAt: row.created_at,
    environment: row.environment,
    codeLabel: row.code_label,
    ...(name === '' ? {} : { name }),
    email: row.email,
    reference: row.reference,
    outcome: row.outcome,
    ...(row.failure_code === null ? {} : { failureCode: row.failure_code }),
    ...(row.tracking_reference === null ? {} : { trackingReference: row.tracking_reference }),
    ...(row.status === null ? {} : { status: row.status }),
    ...(row.status_at === null ? {} : { statusAt: row.status_at }),
    ...(row.shown_at === null ? {} : { shownAt: row.shown_at }),
    ...(row.off_queue === null ? {} : { offQueue: row.off_queue }),
    ...(row.due_on === null ? {} : { dueOn: row.due_on }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.result_at === null ? {} : { resultAt: row.result_at }),
  }
}

type NameColumns = Pick<InviteRow, 'first_name' | 'middle_name' | 'family_name' | 'full_name'>

/** The name as one line; empty when none was given. */
export function nameOf(row: NameColumns): string {
  const parts = [row.first_name, row.middle_name, row.family_name].filter((part) => part !== null)
  return row.full_name ?? parts.join(' ')
}

/** The row as a form can take it again. A reference that the app made up belongs to that one invite. */
export function toDraft(row: InviteRow): TypedDraft {
  return {
    ...emptyDraft,
    email: row.email,
    nameForm: row.full_name === null ? 'parts' : 'full',
    firstName: row.first_name ?? '',
    middleName: row.middle_name ?? '',
    familyName: row.family_name ?? '',
    fullName: row.full_name ?? '',
    dateOfBirth: row.date_of_birth ?? '',
    phone: row.phone ?? '',
    address: row.address ?? '',
    reference: row.reference_is_made_up === 1 ? '' : row.reference,
    sendInvitationEmail: row.send_invitation_email === 1,
    reissueOf: row.id,
  }
}
