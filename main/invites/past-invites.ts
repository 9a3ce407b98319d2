import type Database from 'better-sqlite3'
import { type EnvironmentName, type EventName, type Events, succeeded } from '#contract'
import { createInviteHistory } from './invite-history.ts'
import { createInviteLifeRepository } from './invite-life-repository.ts'
import type { InviteRepository } from './invite-repository.ts'
import { createPeopleRepository } from './people-repository.ts'
import { createRemovalRepository } from './removal-repository.ts'
import { createRemovalService } from './removal-service.ts'

export interface PastInvitesOptions {
  database: Database.Database
  repository: InviteRepository
  environment: () => EnvironmentName
  now: () => Date
  emit: <Name extends EventName>(name: Name, payload: Events[Name]) => void
}

/** Everything about invites that were made: looking up, deleting, forgetting, exporting. */
export function createPastInvites(options: PastInvitesOptions) {
  const { database, repository, environment, now, emit } = options
  const history = createInviteHistory({
    repository,
    life: createInviteLifeRepository(database),
    people: createPeopleRepository(database),
    environment,
    now,
  })
  const removal = createRemovalService({
    repository: createRemovalRepository(database),
    invites: repository,
    environment,
    now,
    destroy: () => undefined,
    announceRemoved: (ids) => emit('invites.removed', { ids }),
    announce: (invite) => emit('invite.changed', invite),
  })
  removal.destroyLeftOver()
  return {
    history,
    removal,
    retentionRoutes: {
      'retention.state': () => succeeded({ state: 'resting' as const }),
      'retention.decide': () => succeeded({ state: 'resting' as const }),
    },
    stop: (): void => removal.stop(),
  }
}
