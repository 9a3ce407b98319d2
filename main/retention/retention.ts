import type { UnlockedDatabase } from '../database/encrypted-database.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import { createBackgroundTasks } from './background-tasks.ts'
import { createRetentionRepository } from './retention-repository.ts'
import { createRetentionService, type RetentionServiceOptions } from './retention-service.ts'

interface RetentionOptions
  extends Pick<RetentionServiceOptions, 'draft' | 'record' | 'now' | 'failed'> {
  settings: Pick<SettingsService, 'retentionRules' | 'clockSeenAt'>
  emit: (
    name: 'retention.changed',
    state: Parameters<RetentionServiceOptions['announce']>[0],
  ) => void
}

/** What deletes by age, and the background tasks that it and others delete in. */
export function createRetention(history: UnlockedDatabase, options: RetentionOptions) {
  const { settings, emit, failed } = options
  const repository = createRetentionRepository(history.database)
  const tasks = createBackgroundTasks({ checkpoint: repository.checkpoint, failed })
  const retention = createRetentionService({
    ...options,
    repository: {
      ...repository,
      vacuum: () => {
        // What it throws keeps the file as it is.
        history.backups.makeAtOnce(history.backedUp)
        repository.vacuum()
      },
    },
    withRoom: history.ballast.withRoom,
    tasks,
    rules: settings.retentionRules,
    clockSeenAt: settings.clockSeenAt,
    announce: (state) => emit('retention.changed', state),
  })
  /** Deletes for good in its own time: does a step until it says that nothing is left. */
  const deleteInSteps = (step: () => boolean) => void tasks.run(step).then(retention.emptyLog)
  return { tasks, retention: { ...retention, deleteInSteps } }
}
