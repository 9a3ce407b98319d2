import type Database from 'better-sqlite3'
import type { EnvironmentName, EventName, Events, Invite } from '#contract'
import type { Note } from '../border/dispatch.ts'
import type { Handlers } from '../border/handlers.ts'
import type { AskWhereToSave, WholeFiles } from '../files/whole-files.ts'
import { errorName } from '../note.ts'
import { createExportService } from './export/export-service.ts'
import { createDateRepository } from './forgetting/date-repository.ts'
import {
  createForgetting,
  type ForgettingOptions,
  type RetentionRules,
} from './forgetting/forgetting.ts'
import { createRemovalRepository } from './forgetting/removal-repository.ts'
import { createRemovalService } from './forgetting/removal-service.ts'
import { createRenewalRepository } from './forgetting/renewal-repository.ts'
import { createRenewalService } from './forgetting/renewal-service.ts'
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
  draft: ForgettingOptions['draft']
  now: () => Date
  /** Whether nobody has touched the computer for a while, or it is locked. */
  isNobodyThere: () => boolean
  askWhereToSave: AskWhereToSave
  files: Pick<WholeFiles, 'write'>
  emit: <Name extends EventName>(name: Name, payload: Events[Name]) => void
  note: Note
}

const elapsedMs = () => performance.now()
const tidyEveryMs = 60 * 60 * 1000

type RetentionRoutes = Pick<Handlers, Extract<keyof Handlers, `retention.${string}`>>

/** Everything about invites that were made: finding, deleting, forgetting, exporting. */
export function createPastInvites(options: PastInvitesOptions) {
  const { database, settings, emit } = options
  const { worker, keeper, forgetting, retention, renewal, failed } = createBackground(options)
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
  /** At the start and every hour: what a run that was cut short has left, or a deletion that failed, goes too. */
  const tidy = async (): Promise<void> => {
    removal.destroyLeftOver()
    await retention.check()
  }
  const tidyUnasked = () => void tidy().catch(failed)
  const timer = setInterval(tidyUnasked, tidyEveryMs)
  tidyUnasked()
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
    submitted: (id: number): void => {
      const rest = forgetting.submitted(id)
      if (rest) void worker.do(rest)
    },
    settingsChanged: retention.settingsChanged,
    stop: (): void => {
      clearInterval(timer)
      for (const { stop } of [worker, removal, retention, exporter, renewal]) stop()
    },
  }
}

/** What is done when nobody waits for it. */
function createBackground(options: PastInvitesOptions) {
  const { database, settings, emit, note } = options
  const repository = createRetentionRepository(database)
  const failed = (error: unknown): void => note('background-failed', { error: errorName(error) })
  const worker = createQuietWorker({ elapsedMs, settle: repository.settleLog, failed })
  const keeper = createIndexKeeper(database)
  const base = { ...options, rules: settings.retentionRules, worker, failed }
  const forgetting = createForgetting({ ...base, repository, keeper })
  const retention = createRetentionService({
    ...base,
    forgetting,
    dates: createDateRepository(database),
    clockSeenAt: settings.clockSeenAt,
    announce: (state) => emit('retention.changed', state),
  })
  const renewal = createRenewalService({ ...base, repository: createRenewalRepository(database) })
  return { worker, keeper, forgetting, retention, renewal, failed }
}
