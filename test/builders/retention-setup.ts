import { onTestFinished } from 'vitest'
import type { RetentionState } from '#contract'
import { createBallast } from '../../main/database/ballast.ts'
import { createDraftRepository } from '../../main/drafts/draft-keeper.ts'
import { createInviteRepository } from '../../main/invites/invite-repository.ts'
import { createRecord } from '../../main/record/record.ts'
import { createBackgroundTasks } from '../../main/retention/background-tasks.ts'
import { createRetentionRepository } from '../../main/retention/retention-repository.ts'
import {
  createRetentionService,
  type RetentionRules,
} from '../../main/retention/retention-service.ts'
import { issue } from './attempt.ts'
import { tempDatabase } from './temp-database.ts'
import { tempFolder } from './temp-folder.ts'

export const today = new Date(2026, 10, 22, 12)
export const daysAgo = (days: number) => new Date(2026, 10, 22 - days, 12)

export const anyInvite = { limit: 1000, onlyUnfinishedToday: false }

/** Retention on a real file. Only the clock is a fake. */
export function retentionSetup(changes: Partial<RetentionRules> = {}, folder = tempFolder()) {
  const database = tempDatabase(folder)
  const ballast = createBallast(folder)
  const rules: RetentionRules = {
    retentionDays: 30,
    detailsRetention: 'until-submitted',
    keepsRegister: false,
    registerYears: 7,
    ...changes,
  }
  const clock = { at: today, seenAt: undefined as Date | undefined }
  const states: RetentionState['state'][] = []
  const failures: unknown[] = []
  const failed = (error: unknown) => failures.push(error)
  const retention = createRetentionRepository(database)
  const tasks = createBackgroundTasks({ checkpoint: retention.checkpoint, failed })
  const now = () => clock.at
  const drafts = createDraftRepository(database, now)
  const record = createRecord(database, { rules: () => ({ ...rules, registersNames: false }), now })
  const service = createRetentionService({
    record: record.retained,
    repository: retention,
    draft: drafts,
    withRoom: ballast.withRoom,
    tasks,
    failed,
    rules: () => rules,
    clockSeenAt: {
      read: () => clock.seenAt,
      keep: (at) => {
        clock.seenAt = at
      },
    },
    now,
    announce: ({ state }) => states.push(state),
  })
  onTestFinished(() => {
    tasks.stop()
    service.stop()
    if (failures.length > 0) throw failures[0]
  })
  const repository = createInviteRepository(database, record.register.add)
  return {
    database,
    ballast,
    rules,
    clock,
    states,
    service,
    tasks,
    retention,
    drafts,
    record,
    repository,
    ids: () => database.prepare('SELECT id FROM invite ORDER BY id').pluck().all(),
    /** The app was used then, after all invites so far were made. */
    lastUsed: (at: Date): void => {
      clock.seenAt = at
      database.exec('UPDATE retention SET dated_to = (SELECT coalesce(max(id), 0) FROM invite)')
    },
    made: (createdAt: Date, changes = {}) => issue(repository, { createdAt, ...changes }),
  }
}

export type RetentionSetup = ReturnType<typeof retentionSetup>
