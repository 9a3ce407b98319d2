import type Database from 'better-sqlite3'
import { addDays, startOfDay } from 'date-fns'
import { z } from 'zod'
import type { ActivityKind, EnvironmentName, InviteEvent, Period, RegisterKind } from '#contract'
import { inviteColumns, inviteRow, nameOf } from '../../database/invite-row.ts'
import { csvLine, outcomeWords, time } from './export-lines.ts'

export const activityHeader = csvLine([
  'Time',
  'What',
  'Who',
  'How many or which',
  'Name',
  'Reference',
  'Tracking reference',
  'Organisation code',
  'Environment',
  'Privacy notice version',
])

export const eventWords: Record<Exclude<InviteEvent['kind'], 'answered'>, string> = {
  created: 'Created',
  opened: 'Opened on the phone',
  submitted: 'Details submitted (not yet verified)',
  shown: 'QR shown',
  printed: 'Slip printed',
  reprinted: 'Slip reprinted',
  copied: 'Link copied',
  'seen-in-person': 'Seen in person',
  exported: 'Record saved as PDF',
  'result-arrived': 'Result arrived',
  'result-taken-back': 'Result had not arrived: noted by mistake',
  notice: 'Privacy notice shown',
  reissued: 'Invited again',
  replaced: 'Replaced by a corrected invite',
  left: 'Customer left',
  returned: 'Customer came back',
}
export const registerWords: Record<RegisterKind, string> = {
  issued: 'Issued by VerifiMe',
  started: eventWords.opened,
  submitted: eventWords.submitted,
  replaced: eventWords.replaced,
  left: eventWords.left,
  seen: eventWords['seen-in-person'],
  result: eventWords['result-arrived'],
  'result-delivered': eventWords['result-arrived'],
  'result-taken-back': eventWords['result-taken-back'],
  notice: eventWords.notice,
}
const activityWords: Record<ActivityKind, string> = {
  deleted: 'Invites deleted',
  undeleted: 'Deletion undone',
  exported: 'Invites exported',
  'activity-exported': 'Activity exported',
  restored: 'Earlier history restored',
  reported: 'Report of what is kept of a person saved',
  forgotten: 'Person forgotten',
  'settings-changed': 'Settings changed',
  'code-added': 'Organisation code added',
  'code-removed': 'Organisation code removed',
  'staff-added': 'Added to the list of staff',
  'staff-removed': 'Removed from the list of staff',
  'at-desk': 'At the desk from then on',
  'pin-changed': 'PIN changed',
  'pins-taken-away': 'PINs taken away by IT',
  'recovery-code-created': 'Recovery code created',
}
const wordsOf = (words: Readonly<Record<string, string>>, kind: string) => words[kind] ?? kind

interface Line {
  at: number
  cells: readonly string[]
}

const happened = z.object({
  ...inviteRow.shape,
  kind: z.string(),
  at: z.int(),
  staff: z.string().nullable(),
  notice: z.string().nullable(),
})
const done = z.object({
  at: z.int(),
  kind: z.string(),
  staff: z.string().nullable(),
  what: z.string().nullable(),
})
const registered = z.object({
  at: z.int(),
  kind: z.string(),
  staff: z.string().nullable(),
  tracking: z.string(),
  notice: z.string().nullable(),
  reference: z.string().nullable(),
  name: z.string().nullable(),
})

/**
 * What happened in a period, a day at a time, first things first: every event of the invites that are in the history,
 * what was done at the desk beside them, and what the register knows of invites that are gone.
 */
export function createActivityLines(database: Database.Database) {
  const between = 'at >= @from AND at < @to'
  const made = database.prepare(
    `SELECT ${inviteColumns} FROM invite INDEXED BY invite_created
     WHERE created_at >= @from AND created_at < @to AND environment = @environment AND removed_at IS NULL`,
  )
  const events = database.prepare(
    `SELECT ${inviteColumns}, kind, at, staff, notice
     FROM invite_event INDEXED BY invite_event_at JOIN invite ON invite.id = invite_id
     WHERE ${between} AND environment = @environment AND removed_at IS NULL`,
  )
  const activity = database.prepare(`SELECT at, kind, staff, what FROM activity WHERE ${between}`)
  const entries = database.prepare(
    `SELECT at, content ->> 'kind' AS kind, content ->> 'staff' AS staff,
       content ->> 'notice' AS notice, content ->> 'tracking' AS tracking, personal ->> 'reference' AS reference,
       personal ->> 'name' AS name
     FROM register_entry INDEXED BY register_entry_at
     WHERE ${between} AND content ->> 'environment' = @environment
       AND NOT EXISTS (SELECT 1 FROM invite
         WHERE tracking_reference = content ->> 'tracking' AND removed_at IS NULL)`,
  )

  function linesOf(day: { from: number; to: number; environment: EnvironmentName }): Line[] {
    return [
      ...z.array(inviteRow).parse(made.all(day)).flatMap(beginningOf),
      ...z
        .array(happened)
        .parse(events.all(day))
        .map(({ kind, at, staff, notice, ...row }) => ({
          at,
          cells: [wordsOf(eventWords, kind), staff ?? '', '', ...subjectOf(row), notice ?? ''],
        })),
      ...z
        .array(done)
        .parse(activity.all(day))
        .map(({ at, kind, staff, what }) => ({
          at,
          cells: [wordsOf(activityWords, kind), staff ?? '', what ?? '', '', '', '', '', '', ''],
        })),
      ...z
        .array(registered)
        .parse(entries.all(day))
        .map((entry) => ({
          at: entry.at,
          cells: [
            `${wordsOf(registerWords, entry.kind)} (from the register)`,
            entry.staff ?? '',
            '',
            entry.name ?? '',
            entry.reference ?? '',
            entry.tracking,
            '',
            day.environment,
            entry.notice ?? '',
          ],
        })),
    ].sort((one, other) => one.at - other.at)
  }

  return function* (period: Period, environment: EnvironmentName): Generator<string[]> {
    const end = addDays(dayOf(period.to), 1)
    for (let day = dayOf(period.from); day < end; day = addDays(day, 1)) {
      const lines = linesOf({ from: day.getTime(), to: addDays(day, 1).getTime(), environment })
      yield lines.map(({ at, cells }) => csvLine([time(at), ...cells]))
    }
  }
}

const dayOf = (day: string): Date => startOfDay(new Date(`${day}T12:00`))

type Row = z.infer<typeof inviteRow>

/** That it was made, and what VerifiMe answered. */
function beginningOf(row: Row): Line[] {
  const created = [eventWords.created, row.created_by ?? '', '', ...subjectOf(row), '']
  const answer = row.outcome === 'issued' ? registerWords.issued : outcomeWords[row.outcome]
  return [
    { at: row.created_at, cells: created },
    ...(row.answered_at === null
      ? []
      : [{ at: row.answered_at, cells: [answer, '', '', ...subjectOf(row), ''] }]),
  ]
}

function subjectOf(row: Row): string[] {
  return [nameOf(row), row.reference, row.tracking_reference ?? '', row.code_label, row.environment]
}
