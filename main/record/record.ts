import type Database from 'better-sqlite3'
import { succeeded } from '#contract'
import type { Handlers } from '../ipc/dispatch.ts'
import type { RetainedRecord } from '../retention/retention-service.ts'
import { createActivity } from './activity.ts'
import { createNotices } from './notices.ts'
import { createRegister, type RegisterRules } from './register.ts'

interface RecordOptions {
  rules: () => RegisterRules
  now: () => Date
}

export type DeskRecord = ReturnType<typeof createRecord>

/** What outlives an invite: what was done at the desk, and the register. */
export function createRecord(database: Database.Database, { rules, now }: RecordOptions) {
  const activity = createActivity(database, now)
  const register = createRegister(database, rules)
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
      'record.notices': () => succeeded(notices.list()),
      'record.check': async () => succeeded(await register.check()),
    } satisfies Partial<Handlers>,
  }
}
