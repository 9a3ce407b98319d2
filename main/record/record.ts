import type Database from 'better-sqlite3'
import { succeeded } from '#contract'
import type { Handlers } from '../ipc/dispatch.ts'
import type { RetainedRecord } from '../retention/retention-service.ts'
import { createActivity } from './activity.ts'
import { createNotices } from './notices.ts'
import { createRegister, type RegisterRules } from './register.ts'
import { createResults } from './results.ts'

interface RecordOptions {
  rules: () => RegisterRules
  now: () => Date
  /** The result of this invite has arrived, or had not. */
  resultNoted?: (inviteId: number) => void
}

export type DeskRecord = ReturnType<typeof createRecord>

/** What was done at the desk, the register, and which results have arrived. */
export function createRecord(
  database: Database.Database,
  { rules, now, resultNoted = () => undefined }: RecordOptions,
) {
  const activity = createActivity(database, now)
  const register = createRegister(database, rules)
  const results = createResults({ database, register: register.add, now, changed: resultNoted })
  const notices = createNotices(database, now)
  return {
    activity,
    register,
    notices,
    retained: {
      isAnythingOld: ({ entries, activities }) =>
        register.isAnyBefore(entries) ||
        (activities !== undefined && activity.isAnyBefore(activities)),
      deleteOld: ({ entries, activities }, limit) =>
        register.deleteBefore(entries, limit) +
        (activities === undefined ? 0 : activity.deleteBefore(activities, limit)),
    } satisfies RetainedRecord,
    routes: {
      'record.activity': () => succeeded(activity.list()),
      ...results.routes,
      'record.notices': () => succeeded(notices.list()),
      'record.check': async () => succeeded(await register.check()),
    } satisfies Partial<Handlers>,
  }
}
