import { format } from 'date-fns'
import type { InviteEventKind, LifeEvent } from '#contract'
import { type InviteRow, nameOf } from '../invite-row.ts'
import { csvLine } from './csv.ts'

/** In the words of the history; `sending` is never exported in the middle of an answer. */
const stateWords: Record<string, string> = {
  Inactive: 'Not opened',
  Active: 'Started on the phone',
  Completed: 'Details submitted (not yet verified)',
  sending: 'Sending',
  refused: 'Rejected by VerifiMe',
  unsent: 'Not sent',
  unknown: 'No answer',
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
export function exportLine(row: InviteRow, events: readonly LifeEvent[]): string {
  const at = (kind: InviteEventKind) => time(events.find((event) => event.kind === kind)?.at)
  return csvLine([
    time(row.created_at),
    nameOf(row),
    row.email,
    row.phone ?? '',
    row.reference,
    row.tracking_reference ?? '',
    stateWords[row.status ?? row.outcome] ?? '',
    at('opened'),
    at('submitted'),
    time(row.shown_at ?? undefined),
    row.code_label,
    row.environment,
  ])
}

/** Local time, in the one form that every spreadsheet reads alike. */
function time(at: number | undefined): string {
  return at === undefined ? '' : format(at, 'yyyy-MM-dd HH:mm:ss')
}
