import { type Answer, failed, type InviteStatus, type Language, succeeded } from '#contract'
import type { InviteRow } from '../database/invite-row.ts'
import { checkLink } from '../portal-link.ts'
import type { Connection } from '../settings/connection.ts'

/** An issued invite's link, checked once more, and what a screen says beside its code. */
export interface ShowableLink {
  link: string
  linkHost: string
  status: InviteStatus
  environment: Connection['environment']
  organisationName: string
  /** As it was typed into the field of that name; of a full name nobody can tell which part it is. */
  firstName?: string
  /** What this customer chose to be addressed in. */
  language?: Language
}

/** Only for the environment in force: a practice code must never face a real customer. */
export function showableLink(row: InviteRow, connection: Connection): Answer<ShowableLink> {
  const { link, tracking_reference: trackingReference, status, environment } = row
  if (environment !== connection.environment) return failed('link-unavailable')
  if (link === null || trackingReference === null || status === null) {
    return failed('link-unavailable')
  }
  const checked = checkLink(link, trackingReference, connection.linkHosts)
  if ('fault' in checked) return failed('foreign-link')
  const { organisationName } = connection
  const shown = { link, linkHost: checked.host, status, environment, organisationName }
  return succeeded({
    ...shown,
    ...(row.first_name === null ? {} : { firstName: row.first_name }),
    ...(row.language === null ? {} : { language: row.language }),
  })
}
