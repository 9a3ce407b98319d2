import type Database from 'better-sqlite3'
import type { EnvironmentName, EventName, Events } from '#contract'
import type { AskWhereToSave, WholeFiles } from '../files/whole-files.ts'
import { createExportService } from './export/export-service.ts'
import { createRemovalRepository } from './forgetting/removal-repository.ts'
import { createRemovalService } from './forgetting/removal-service.ts'
import { createInviteHistory } from './invite-history.ts'
import { createInviteLifeRepository } from './invite-life-repository.ts'
import type { InviteRepository } from './invite-repository.ts'
import { createPeopleRepository } from './people-repository.ts'
import { createInviteSearch } from './search/invite-search.ts'

export interface PastInvitesOptions {
  database: Database.Database
  repository: InviteRepository
  environment: () => EnvironmentName
  /** Deletes for good in its own time: does a step until it says that nothing is left. */
  deleteInSteps: (step: () => boolean) => void
  now: () => Date
  askWhereToSave: AskWhereToSave
  files: Pick<WholeFiles, 'write'>
  emit: <Name extends EventName>(name: Name, payload: Events[Name]) => void
}

/** Everything about invites that were made: finding, deleting, exporting. */
export function createPastInvites(options: PastInvitesOptions) {
  const { database, emit } = options
  const base = {
    ...options,
    search: createInviteSearch(database),
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
    announceRemoved: (ids) => emit('invites.removed', { ids }),
    announceProgress: (count) => emit('removal.progress', { count }),
    announceRestored: (count) => emit('invites.restored', { count }),
  })
  return {
    history,
    removal,
    exporter,
    stop: (): void => {
      removal.stop()
      exporter.stop()
    },
  }
}
