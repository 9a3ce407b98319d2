import type Database from 'better-sqlite3'
import { z } from 'zod'
import {
  type ActivityKind,
  type ActivityLine,
  activityKind,
  exportEnd,
  type ForgetReceipt,
  forgetReceipt,
  period,
  type RouteName,
  removal,
  restoration,
  settingsChange,
} from '#contract'
import { by, staffAtDesk } from '../database/staff-at-desk.ts'

const activityRows = z.array(
  z.object({ at: z.int(), kind: activityKind, staff: z.string().nullable(), what: z.string() }),
)
/** So many are shown in Settings; all of a period are in its export. */
const mostShown = 100

/** What was done at the desk beside the invites, under the name of whoever is there. */
export function createActivity(database: Database.Database, now: () => Date) {
  const insert = database.prepare(
    `INSERT INTO activity (at, kind, staff, what)
     VALUES (@at, @kind, coalesce(@staff, ${staffAtDesk}), @what)`,
  )
  const select = database.prepare(
    'SELECT at, kind, staff, what FROM activity ORDER BY id DESC LIMIT ?',
  )
  const anyBefore = database.prepare('SELECT EXISTS (SELECT 1 FROM activity WHERE at < ?)').pluck()
  const deleteBefore = database.prepare(
    'DELETE FROM activity WHERE id IN (SELECT id FROM activity WHERE at < @cutoff LIMIT @limit)',
  )
  const atDesk = database.prepare(`SELECT ${staffAtDesk}`).pluck()
  return {
    /** `what`: a number, or names of settings; nothing of a customer's. */
    add: (kind: ActivityKind, what = '', staff?: string): void => {
      insert.run({ at: now().getTime(), kind, staff: staff ?? null, what })
    },
    /** The newest first. */
    list: (): ActivityLine[] =>
      activityRows.parse(select.all(mostShown)).map(({ staff, ...line }) => ({
        ...line,
        ...by(staff),
      })),
    isAnyBefore: (cutoff: Date): boolean => anyBefore.get(cutoff.getTime()) === 1,
    deleteBefore: (cutoff: Date, limit: number): number =>
      deleteBefore.run({ cutoff: cutoff.getTime(), limit }).changes,
    atDesk: (): string | undefined => z.string().nullable().parse(atDesk.get()) ?? undefined,
  }
}

type Done = readonly [kind: ActivityKind, what?: string]

/** What answering a call was, where that is written down. Each invite's own events are written with the invite. */
export function activityOf(name: RouteName, input: unknown, value: unknown): Done | undefined {
  return activities[name]?.(input, value)
}

const activities: Partial<Record<RouteName, (input: unknown, value: unknown) => Done | undefined>> =
  {
    'invites.remove': (_, value) => counted('deleted', removal.parse(value)),
    'invites.restore': (_, value) => counted('undeleted', restoration.parse(value)),
    'person.saveReport': (_, value) => ifSaved(value, ['reported']),
    'person.forget': (_, value) => ['forgotten', receiptWords(forgetReceipt.parse(value))],
    'invites.export': (_, value) => {
      const end = exportEnd.parse(value)
      return end.end === 'saved' ? ['exported', String(end.written)] : undefined
    },
    'invites.saveRecord': (_, value) => ifSaved(value, ['exported', '1']),
    'record.export': (input, value) => {
      const { from, to } = period.parse(input)
      return ifSaved(value, ['activity-exported', `${from} to ${to}`])
    },
    'settings.change': (input) => [
      'settings-changed',
      Object.keys(settingsChange.parse(input)).join(', '),
    ],
    'results.chooseFolder': (_, isChosen) =>
      isChosen === true ? ['settings-changed', 'resultsFolder'] : undefined,
    'expected.chooseFolder': (_, isChosen) =>
      isChosen === true ? ['settings-changed', 'expectedFolder'] : undefined,
    'settings.setLogo': () => ['settings-changed', 'logo'],
    'settings.addCode': () => ['code-added'],
    'settings.removeCode': () => ['code-removed'],
    'staff.add': () => ['staff-added'],
    'staff.remove': () => ['staff-removed'],
    'staff.setPin': () => ['pin-changed'],
    'staff.switch': () => ['at-desk'],
    'lock.setPin': () => ['pin-changed'],
    'database.createRecoveryCode': () => ['recovery-code-created'],
  }

const ifSaved = (value: unknown, done: Done): Done | undefined =>
  exportEnd.parse(value).end === 'saved' ? done : undefined

/** "3 invites, 1 half-typed form": the receipt, which names nobody. */
function receiptWords({
  invites,
  notes,
  drafts,
  expected,
  registerEntries,
}: ForgetReceipt): string {
  const words = [
    [invites, 'invite', 'invites'],
    [notes, 'note', 'notes'],
    [drafts, 'half-typed form', 'half-typed forms'],
    [expected, 'line of a list', 'lines of lists'],
    [registerEntries, 'entry of the register', 'entries of the register'],
  ] as const
  return words
    .flatMap(([count, one, many]) => (count > 0 ? [`${count} ${count === 1 ? one : many}`] : []))
    .join(', ')
}

function counted(kind: ActivityKind, { count }: { count: number }): Done | undefined {
  return count > 0 ? [kind, String(count)] : undefined
}
