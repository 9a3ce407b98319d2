import type { InviteDetail, InviteEvent, SentDetails } from '#contract'
import { type InviteRow, toInvite } from '../database/invite-row.ts'

export interface Relatives {
  events: readonly InviteEvent[]
  reissueOf: number | undefined
  reissuedAs: number[]
}

/** All that is kept of an invite but its link. */
export function toDetail(
  row: InviteRow,
  { events, reissueOf, reissuedAs }: Relatives,
): InviteDetail {
  const made: InviteEvent[] = [{ kind: 'created', at: row.created_at }]
  if (row.answered_at !== null) made.push({ kind: 'answered', at: row.answered_at })
  return {
    invite: toInvite(row),
    // Stable: what happened in the same millisecond stays in the order in which it can happen.
    events: [...made, ...events].sort((one, other) => one.at - other.at),
    sent: toSent(row),
    ...(row.details_removed_at === null ? {} : { detailsRemovedAt: row.details_removed_at }),
    ...(reissueOf === undefined ? {} : { reissueOf }),
    reissuedAs,
  }
}

/** The request as it went out, rebuilt from the row: `invite-api-request.ts` made it of the same values. */
function toSent(row: InviteRow): SentDetails {
  const context = {
    firstName: row.first_name,
    middleName: row.middle_name,
    familyName: row.family_name,
    fullName: row.full_name,
    dateOfBirth: row.date_of_birth,
    preferredContactNumber: row.phone,
    address: row.address,
  }
  return {
    email: row.email,
    referenceData: row.reference,
    customerContext: Object.fromEntries(
      Object.entries(context).filter(([, value]) => value !== null),
    ),
    sendInvitationEmail: row.send_invitation_email === 1,
  }
}
