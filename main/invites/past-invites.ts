import type Database from 'better-sqlite3'
import type { EnvironmentName, EventName, Events, Invite } from '#contract'
import type { Note } from '../border/dispatch.ts'
import type { Handlers } from '../border/handlers.ts'
import { createExportService } from './export/export-service.ts'
import { createForgetting, type RetentionRules } from './forgetting/forgetting.ts'
import { createRemovalRepository } from './forgetting/removal-repository.ts'
import { createRemovalService } from './forgetting/removal-service.ts'
import { createRetentionRepository } from './forgetting/retention-repository.ts'
import {
  createRetentionService,
  type RetentionServiceOptions,
} from './forgetting/retention-service.ts'
import { createInviteHistory } from './invite-history.ts'
import { createInviteLifeRepository } from './invite-life-repository.ts'
import type { InviteRepository } from './invite-repository.ts'
import { createPeopleRepository } from './people-repository.ts'
import { createQuietWorker } from './quiet-worker.ts'
import { createIndexKeeper } from './search/index-keeper.ts'
import { createInviteSearch } from './search/invite-search.ts'

export interface PastInvitesOptions {
  database: Database.Database
  repository: InviteRepository
  settings: {
    environment: () => EnvironmentName
    retentionRules: () => RetentionRules
    clockSeenAt: RetentionServiceOptions['clockSeenAt']
  }
  now: () => Date
  askWhereToSave: (suggestedName: string) => Promise<string | undefined>
  emit: <Name extends EventName>(name: Name, payload: Events[Name]) => void
  note: Note
}

const elapsedMs = () => performance.now()

type RetentionRoutes = Pick<Handlers, Extract<keyof Handlers, `retention.${string}`>>

/** Everything about invites that were made: finding, deleting, forgetting, exporting. */
export function createPastInvites(options: PastInvitesOptions) {
  const { database, settings, emit } = options
  const { worker, keeper, forgetting } = createBackground(options)
  const base = {
    ...options,
    environment: settings.environment,
    elapsedMs,
    search: createInviteSearch(database, elapsedMs),
    life: createInviteLifeRepository(database),
  }
  const history = createInviteHistory({ ...base, people: createPeopleRepository(database) })
  const exporter = createExportService({
    ...base,
    announce: (written) => emit('export.progress', { written }),
  })
  const removal = createRemovalService({
    ...base,
    repository: createRemovalRepository(database),
    destroy: (next) => void worker.do(forgetting.destroy(next)),
    announceRemoved: (ids) => emit('invites.removed', { ids }),
    announceRestored: (count) => emit('invites.restored', { count }),
  })
  const retention = createRetentionService({
    ...base,
    rules: settings.retentionRules,
    clockSeenAt: settings.clockSeenAt,
    forgetting,
    worker,
    announce: (state) => emit('retention.changed', state),
  })
  const retentionRoutes: RetentionRoutes = {
    'retention.state': () => retention.state(),
    'retention.decide': ({ isDateRight }) => retention.decide(isDateRight),
  }

  let isIndexing = false
  const indexYoung = async (): Promise<void> => {
    if (isIndexing) return
    isIndexing = true
    await worker.repeat(keeper.catchUpSome)
    isIndexing = false
  }
  removal.destroyLeftOver()
  void retention.check()
  void indexYoung()
  return {
    history,
    removal,
    exporter,
    retentionRoutes,
    /** An invite was made or has changed: when enough of them are new, they are indexed. */
    changed: (invite: Invite): void => {
      emit('invite.changed', invite)
      void indexYoung()
    },
    submitted: forgetting.submitted,
    settingsChanged: retention.settingsChanged,
    stop: (): void => {
      for (const { stop } of [worker, removal, retention, exporter]) stop()
    },
  }
}

/** What is done when nobody waits for it. */
function createBackground({ database, settings, now, note }: PastInvitesOptions) {
  const repository = createRetentionRepository(database)
  const worker = createQuietWorker({
    elapsedMs,
    settle: repository.settleLog,
    failed: (error) =>
      note('background-failed', { error: error instanceof Error ? error.name : 'unknown' }),
  })
  const keeper = createIndexKeeper(database)
  const forgetting = createForgetting({ repository, keeper, rules: settings.retentionRules, now })
  return { worker, keeper, forgetting }
}
