import { format } from 'date-fns'
import type { InviteEvent, InviteEventKind, InviteStatus } from '#contract'
import { type InviteRow, nameOf } from '../../database/invite-row.ts'

/** Without it Excel takes a UTF-8 file for one in its own old code page. */
export const byteOrderMark = '\ufeff'

/** A formula's text may have no more characters in Excel. */
const longestText = 255
/** What a spreadsheet runs as a formula, also in full width and behind blanks. */
const formula = /^[\s\0]*[=+\-@\uff0b\uff0d\uff1d\uff20]/u
/**
 * What a spreadsheet may take for a number, a date, a time, a fraction or a sum of money: `0042`, `12-3`, `1E5`,
 * `1/2`. Months have names in its user's language, so that every cell with a digit in it counts.
 */
const digit = /\p{N}/u
/** `TRUE` and `FALSE` in the languages of Excel that are written in Latin letters. */
const truth =
  /^(?:true|false|wahr|falsch|vrai|faux|verdadero|verdadeiro|falso|vero|waar|onwaar|sant|falskt?|sand|tosi|epätosi|prawda|fałsz|igaz|hamis|pravda|nepravda|doğru|yanlış|adevărat|fals)$/iu
/** Nobody's number: an email address, a UUID, a moment with its offset (all of them hold digits). */
const plain =
  /^[^\s=+\-@]\S*@\S+\.\p{L}+$|^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$|^\d{4}-\d\d-\d\dT/iu

/**
 * One line of a CSV file (RFC 4180): every cell in quotes, so that commas, quotes and line breaks stay in it.
 *
 * A spreadsheet rewrites cells when it opens the file: `0042` becomes 42, `12-3` a day in March, `1E5` 100000,
 * `+61 412345678` a number, `=…` a formula. Such a cell is written as a formula that is nothing but a text,
 * `="0042"`. Of all ways to keep a cell as it is (a tab, an apostrophe or a space before it) only this one shows
 * in Excel exactly what was typed, without a character too many, and it can run nothing.
 * - Excel, Google Sheets: 0042, as a text.
 * - LibreOffice: 0042 where its import window is told to evaluate formulas, else `="0042"`.
 * - Other programs read `="0042"`: the text is what stands between `="` and `"`, where `""` is one quote.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

function quoted(cell: string): string {
  return `"${leftAlone(cell).replaceAll('"', '""')}"`
}

function leftAlone(cell: string): string {
  if (!isRewritten(cell)) return cell
  const text = `="${cell.replaceAll('"', '""')}"`
  // Excel refuses a longer text in a formula. An apostrophe, which it shows, still keeps it from running.
  return cell.length > longestText ? `'${cell}` : text
}

function isRewritten(cell: string): boolean {
  if (formula.test(cell) || /^[\t\r\n]/u.test(cell) || cell !== cell.trim()) return true
  return truth.test(cell) || (digit.test(cell) && !plain.test(cell))
}

/** How an invite ended, in the words of the history. */
export const outcomeWords: Record<InviteRow['outcome'], string> = {
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
  'Result arrived',
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
    stateOf(row),
    at('opened'),
    at('submitted'),
    time(row.result_at ?? undefined),
    time(row.shown_at ?? undefined),
    row.code_label,
    row.environment,
  ])
}

function stateOf({ status, outcome, result_at }: InviteRow): string {
  if (status === null) return outcomeWords[outcome]
  return result_at === null ? statusWords[status] : 'Result arrived'
}

/**
 * `2026-04-05T02:30:00+11:00`: ISO 8601, by this computer's clock, with its offset, because an hour comes twice
 * on the day when clocks go back. Excel leaves it as it is; other programs read it as a moment.
 */
export function time(at: number | undefined): string {
  return at === undefined ? '' : format(at, "yyyy-MM-dd'T'HH:mm:ssxxx")
}
