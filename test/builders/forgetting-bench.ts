import { onTestFinished } from 'vitest'
import type { RetentionState } from '#contract'
import { createDraftRepository } from '../../main/drafts/draft-repository.ts'
import { createDateRepository } from '../../main/invites/forgetting/date-repository.ts'
import { createForgetting, type RetentionRules } from '../../main/invites/forgetting/forgetting.ts'
import { createRetentionRepository } from '../../main/invites/forgetting/retention-repository.ts'
import { createRetentionService } from '../../main/invites/forgetting/retention-service.ts'
import { createInviteRepository } from '../../main/invites/invite-repository.ts'
import { createQuietWorker } from '../../main/invites/quiet-worker.ts'
import { createIndexKeeper } from '../../main/invites/search/index-keeper.ts'
import { issue } from './attempt.ts'
import { tempDatabase } from './temp-database.ts'

export const today = new Date(2026, 10, 22, 12)
export const daysAgo = (days: number) => new Date(2026, 10, 22 - days, 12)

export const anyInvite = { limit: 1000, onlyOpenToday: false, onlyUnfinishedToday: false }

/** Everything that forgets, on a real file. Only the clock is a fake. */
export function forgettingBench(changes: Partial<RetentionRules> = {}) {
  const database = tempDatabase()
  const rules: RetentionRules = {
    retentionDays: 30,
    detailsRetention: 'until-submitted',
    ...changes,
  }
  const clock = { at: today, seenAt: undefined as Date | undefined }
  const states: RetentionState['state'][] = []
  const failures: unknown[] = []
  const retention = createRetentionRepository(database)
  const worker = createQuietWorker({
    elapsedMs: () => performance.now(),
    settle: retention.settleLog,
    failed: (error) => failures.push(error),
  })
  const keeper = createIndexKeeper(database)
  const now = () => clock.at
  const drafts = createDraftRepository(database, now)
  const forgetting = createForgetting({
    repository: retention,
    keeper,
    draft: drafts,
    rules: () => rules,
    now,
  })
  const service = createRetentionService({
    forgetting,
    dates: createDateRepository(database),
    worker,
    failed: (error) => failures.push(error),
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
    service.stop()
    worker.stop()
    if (failures.length > 0) throw failures[0]
  })
  const repository = createInviteRepository(database)
  return {
    database,
    rules,
    clock,
    states,
    service,
    worker,
    keeper,
    forgetting,
    drafts,
    repository,
    index: () => worker.do(keeper.catchUp({ leave: 0, atOnce: 1000 })),
    ids: () => database.prepare('SELECT id FROM invite ORDER BY id').pluck().all(),
    /** The app was used then, after all invites so far were made. */
    lastUsed: (at: Date): void => {
      clock.seenAt = at
      database.exec('UPDATE forgetting SET dated_to = (SELECT coalesce(max(id), 0) FROM invite)')
    },
    made: (createdAt: Date, changes = {}) => issue(repository, { createdAt, ...changes }),
  }
}

export type ForgettingBench = ReturnType<typeof forgettingBench>
