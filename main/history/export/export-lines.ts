import { format } from 'date-fns'
import type { InviteEvent, InviteEventKind, InviteStatus } from '#contract'
import { type InviteRow, nameOf } from '../../database/invite-row.ts'
import { csvLine } from './csv.ts'

/** How an invite ended, in the words of the history. */
const outcomeWords: Record<InviteRow['outcome'], string> = {
  issued: 'Not opened',
  // An export does not wait for VerifiMe's answer: such a line says how it stood when it was written.
  sending: 'Still being sent when this was exported',
  refused: 'Rejected by VerifiMe',
  unsent: 'Not sent',
  unknown: 'No answer',
}
const statusWords: Record<InviteStatus, string> = {
  Inactive: 'Not opened',
  Active: 'Started on the phone',
  Completed: 'Details submitted (not yet verified)',
}

export const exportHeader = csvLine([
  'Created',
  'Name',
  'Email',
  'Phone',
  'Reference',
  'Tracking reference',
  'State',
  'Opened',
  'Submitted',
  'Last shown',
  'Organisation code',
  'Environment',
])

/**
 * An invite as a line of the export. Never the link, which is a key to what was pre-filled, and neither birth
 * date nor address, which the app itself is to forget within a day.
 */
export function exportLine(row: InviteRow, events: readonly InviteEvent[]): string {
  const at = (kind: InviteEventKind) => time(events.find((event) => event.kind === kind)?.at)
  return csvLine([
    time(row.created_at),
    nameOf(row),
    row.email,
    row.phone ?? '',
    row.reference,
    row.tracking_reference ?? '',
    row.status === null ? outcomeWords[row.outcome] : statusWords[row.status],
    at('opened'),
    at('submitted'),
    time(row.shown_at ?? undefined),
    row.code_label,
    row.environment,
  ])
}

/**
 * `2026-04-05T02:30:00+11:00`: ISO 8601, by this computer's clock, with its offset, because an hour comes twice
 * on the day when clocks go back. Excel leaves it as it is; other programs read it as a moment.
 */
function time(at: number | undefined): string {
  return at === undefined ? '' : format(at, "yyyy-MM-dd'T'HH:mm:ssxxx")
}
