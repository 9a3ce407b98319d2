import { startOfDay } from 'date-fns'
import type { EventName, Events } from '#contract'
import type { Note } from './border/dispatch.ts'
import type { Handlers } from './border/handlers.ts'
import { createCustomerDisplay } from './customer-display/customer-display.ts'
import type { DisplayWindow } from './customer-display/display-service.ts'
import type { OpenHistory } from './database/history-file.ts'
import { createDraftRepository } from './drafts/draft-repository.ts'
import { draftRoutes } from './drafts/draft-routes.ts'
import { createInviteApi } from './invites/invite-api.ts'
import { createInviteRepository, type InviteRepository } from './invites/invite-repository.ts'
import { inviteRoutes } from './invites/invite-routes.ts'
import { createInviteService } from './invites/invite-service.ts'
import { openInvitesReader } from './invites/open-invites.ts'
import { createPastInvites } from './invites/past-invites.ts'
import { newReference } from './invites/reference.ts'
import type { Transport } from './invites/transport.ts'
import { practiceRoutes } from './practice/practice-routes.ts'
import type { PracticeServer } from './practice/practice-server.ts'
import type { FixedSettings } from './settings/fixed-settings.ts'
import { createSettingsRepository } from './settings/settings-repository.ts'
import { settingsRoutes } from './settings/settings-routes.ts'
import { createSettingsService } from './settings/settings-service.ts'

/** What the machine cannot make itself: the outside world, handed in so that tests can hand in theirs. */
export interface Surroundings {
  transport: Transport
  practice: PracticeServer
  window: DisplayWindow
  fixed: FixedSettings
  appVersion: string
  now: () => Date
  writeClipboard: (text: string) => void
  /** The path that the person chose for a file of this name; nothing when they chose none. */
  askWhereToSave: (suggestedName: string) => Promise<string | undefined>
  emit: <Name extends EventName>(name: Name, payload: Events[Name]) => void
  note: Note
}

type DatabaseRoutes = Extract<keyof Handlers, `database.${string}`>
/** Everything but the routes that open the database itself. */
export type OpenHandlers = Omit<Handlers, DatabaseRoutes>

export interface Machine {
  handlers: OpenHandlers
  /** Ends requests that are out: the computer goes to sleep. */
  suspend: () => void
  /** The computer is awake again. */
  resume: () => void
  stop: () => void
}

/** Builds every service on an open history and wires them: the only place where features meet. */
export function buildMachine(history: OpenHistory, surroundings: Surroundings): Machine {
  const { fixed, practice, now, writeClipboard, emit, note } = surroundings

  const settings = createSettingsService({
    repository: createSettingsRepository(history.database),
    fixed,
    keyProtection: history.keyProtection,
    hasRecoveryCode: history.hasRecoveryCode,
    practiceUrl: () => practice.url,
    appVersion: surroundings.appVersion,
    now,
    announce: (changed) => emit('settings.changed', changed),
  })
  const { database } = history
  const repository = createInviteRepository(database)
  closeInterrupted(repository, note)
  const readOpenInvites = openInvitesReader(database)
  const past = createPastInvites({ ...surroundings, database, repository, settings })
  const invites = createInviteService({
    repository,
    api: createInviteApi(surroundings.transport),
    connection: settings.connection,
    newReference,
    now,
    announce: past.changed,
    submitted: past.submitted,
  })
  const { routes, refreshStatus, watch } = createCustomerDisplay({
    ...surroundings,
    invites,
    openInvites: () => readOpenInvites(settings.environment(), startOfDay(now())),
    settings: settings.read,
  })
  emit('settings.changed', settings.read())

  return {
    handlers: {
      ...settingsRoutes(settings),
      ...inviteRoutes({ ...past, service: invites, writeClipboard }),
      ...past.retentionRoutes,
      ...draftRoutes(createDraftRepository(database)),
      ...routes,
      ...practiceRoutes({
        isPractice: () => settings.environment() === 'practice',
        trackingReference: invites.trackingReference,
        advance: practice.advance,
        refreshStatus,
      }),
    },
    suspend: () => {
      watch.sleep()
      invites.abort()
    },
    resume: watch.wake,
    stop: () => {
      past.stop()
      watch.stop()
      invites.abort()
      database.close()
    },
  }
}

/** Before anything is indexed: what is still sending would hold that up. */
function closeInterrupted(repository: InviteRepository, note: Note): void {
  const count = repository.closeInterrupted()
  if (count > 0) note('interrupted-invites-closed', { count })
}
