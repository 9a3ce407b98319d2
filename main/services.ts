import { type DisplayState, type EventName, type Events, type Invite, succeeded } from '#contract'
import { createCustomerDisplay } from './customer-display/customer-display.ts'
import type { DisplayWindow } from './customer-display/display-controller.ts'
import type { Screens } from './customer-display/screens.ts'
import { type BackupService, createBackupService } from './database/backup-service.ts'
import type { UnlockedDatabase } from './database/encrypted-database.ts'
import { toInvite } from './database/invite-row.ts'
import { watchDay } from './day-watch.ts'
import {
  createDraftKeeper,
  createDraftRepository,
  type DraftKeeper,
  draftRoutes,
} from './drafts/draft-keeper.ts'
import { linkRoutes, readMembers } from './drafts/form-link.ts'
import { createExpected } from './expected/expected.ts'
import type { AskWhatToOpen, AskWhereToSave, WholeFiles } from './files/whole-files.ts'
import { createHistory } from './history/history.ts'
import { keepSearchIndex } from './history/search/search-index.ts'
import { connectionCheckRoutes, type Probe } from './invites/api/connection-check.ts'
import { createInviteApi, type InviteApi } from './invites/api/invite-api.ts'
import type { Transport } from './invites/api/transport.ts'
import { createHeldAnswers } from './invites/held-answers.ts'
import { createInviteRepository, type InviteRepository } from './invites/invite-repository.ts'
import { createInviteService, type InviteService, inviteRoutes } from './invites/invite-service.ts'
import type { Emit, Handlers } from './ipc/dispatch.ts'
import { lifecycle } from './lifecycle.ts'
import { type DiagnosticsSystem, diagnosticsRoutes } from './logging/diagnostics.ts'
import { errorName, type Log } from './logging/log.ts'
import { type PracticeApi, practiceRoutes } from './practice/practice-api.ts'
import { newReference } from './random-references.ts'
import { createRecord, type DeskRecord } from './record/record.ts'
import { createResults } from './record/results.ts'
import { repeatHourly } from './retention/background-tasks.ts'
import { createRetention } from './retention/retention.ts'
import type { FixedSettings } from './settings/fixed-settings.ts'
import { openSettings } from './settings/open-settings.ts'
import { settingsRoutes } from './settings/settings-routes.ts'
import type { SettingsService } from './settings/settings-service.ts'
import type { SlipWindow } from './slips/slip-proofs.ts'
import { createSlipService, type SlipServiceOptions, slipRoutes } from './slips/slip-service.ts'
import type { LockService } from './staff/lock-service.ts'
import { createStaff } from './staff/staff.ts'
import { type NotificationsOptions, notificationRoutes } from './status/notifications.ts'
import { createOpenInvites, type OpenInvites } from './status/open-invites.ts'
import {
  createStatusCheck,
  createStatusService,
  progressRoutes,
  type StatusCheckOptions,
  type StatusServiceOptions,
} from './status/status-service.ts'
import type { UpdateService } from './updates/update-service.ts'

/** What the services cannot make themselves: the outside world, handed in so that tests can hand in theirs. */
export interface Dependencies {
  transport: Transport
  probe: Probe
  practice: Pick<PracticeApi, 'advance' | 'remember'>
  window: DisplayWindow
  slipWindow: SlipWindow
  screens: Screens
  /** Whether nobody has touched the computer for a while, or it is locked. */
  isNobodyThere: () => boolean
  /** How long nobody has touched the computer, and whether the system's own lock is on. */
  idle: () => { seconds: number; isScreenLocked: boolean }
  fixed: FixedSettings
  appVersion: string
  now: () => Date
  writeClipboard: (text: string) => void
  askWhereToSave: AskWhereToSave
  askWhatToOpen: AskWhatToOpen
  files: Pick<WholeFiles, 'write'>
  /** The link that another program opened last, once. */
  takeLink: () => string | undefined
  emit: Emit
  log: Log
  diagnostics: DiagnosticsSystem
  notifications: Pick<NotificationsOptions, 'isDeskInFront' | 'show'>
  updates: Pick<UpdateService, 'routes'>
}

type DatabaseRoutes = Extract<keyof Handlers, `database.${string}`>
/** Everything but the routes that open the database itself. */
export type OpenHandlers = Omit<Handlers, DatabaseRoutes>

export interface Services {
  handlers: OpenHandlers
  backups: Pick<BackupService, 'make' | 'copy' | 'state'>
  activity: DeskRecord['activity']
  /** Why a call is not answered now: the desk is locked, or a manager's PIN is needed. */
  refusal: LockService['refusal']
  lock: () => void
  /** An invite is being sent, or VerifiMe's answer to one is not written yet. */
  isBusy: () => boolean
  /** Writes down what is being typed, now. */
  keepDraft: () => void
  /** Writes what of VerifiMe's answers is not written yet, and answers how many that are. */
  writeAnswers: () => number
  /** Ends requests that are out: the computer goes to sleep. */
  suspend: () => void
  /** The computer is awake again. */
  resume: () => void
  stop: () => void
}

/** Builds every service on an open history and wires them: the only place where features meet. */
export function createServices(history: UnlockedDatabase, outside: Dependencies): Services {
  const heard: Heard = {}
  const dependencies = { ...outside, emit: emitThen(outside.emit, heard) }
  const { now, practice, takeLink, writeClipboard, emit, log } = dependencies
  const { database } = history

  const inviteChanged = (id: number): Invite | undefined => {
    const row = repository.find(id)
    const invite = row && toInvite(row)
    if (invite) emit('invite.changed', invite)
    return invite
  }
  const record = createRecord(database, { rules: () => settings.read(), now })
  const answers = openAnswers(history, dependencies, {
    register: record.register.add,
    written: inviteChanged,
  })
  const { repository } = answers
  const { settings, chosenScreen, knownScreens, typed, pins, arePinsLost } = openSettings(
    history,
    dependencies,
    {
      isTrackingReference: repository.hasTrackingReference,
      announce: (changed) => {
        record.notices.keep(changed)
        results.settingsChanged()
        expected.settingsChanged()
        emit('settings.changed', changed)
        status.settingsChanged()
        customer.tell({ type: 'settings-changed', settings: changed })
        retention.settingsChanged()
      },
    },
  )
  record.notices.keep(settings.read())
  if (arePinsLost) record.activity.add('pins-taken-away')
  const draft = createDraftKeeper({
    drafts: createDraftRepository(database, now),
    settings: typed,
    log,
  })
  const { tasks, retention } = createRetention(history, {
    ...dependencies,
    settings,
    draft,
    record: record.retained,
    failed: backgroundFailed(log),
  })
  const expected = createExpected(database, { ...dependencies, settings, readMembers, retention })
  const backups = buildBackups(history, settings, log)
  const results = createResults(database, record.register.add, {
    ...dependencies,
    settings,
    resultNoted: (id) => {
      // Its customer has sent their details, whether the status said so or not.
      retention.submitted(id)
      return inviteChanged(id)
    },
  })
  const past = createHistory({
    ...dependencies,
    ...history,
    repository,
    record,
    drafts: draft,
    environment: settings.environment,
    inviteChanged,
    recordPdf: (sheet) => slips.recordPdf(sheet),
    retention,
  })
  const api = createInviteApi(dependencies.transport)
  const invites = createInviteService({
    repository,
    api,
    connection: settings.connection,
    newReference,
    now,
    announce: (invite) => emit('invite.changed', invite),
    // The list waits until the code has gone to the customer.
    forgetDraft: (sent) =>
      draft.forget(sent).finally(() => setImmediate(() => void expected.invited(sent))),
    log,
  })
  const slips = buildSlips({ settings, invites, repository }, dependencies, {
    events: past.events,
    printed: inviteChanged,
  })
  const watched = createOpenInvites({ database, settings, answers, now })
  const day = watchDay({ now, changed: () => emit('day.changed', undefined) })
  const customer = createCustomerDisplay({
    ...dependencies,
    invites,
    settings: settings.read,
    chosenScreen,
    knownScreens,
  })
  const status = buildStatus({ settings, repository, api, watched }, dependencies, {
    shownInviteId: customer.shownInviteId,
    changed: (id, found) => {
      if (found === 'Completed') retention.submitted(id)
      inviteChanged(id)
      customer.tell({ type: 'status-changed', inviteId: id, status: found })
    },
  })
  const staff = createStaff({ ...dependencies, database, pins, rules: settings.read })
  Object.assign(heard, { anything: status.consider, display: staff.displayChanged, expected })
  emit('settings.changed', settings.read())
  results.settingsChanged()
  expected.settingsChanged()
  /** What a run that was cut short has left, or a deletion that failed, goes too. */
  const stopTidying = repeatHourly(async () => {
    past.deleteLeftOver()
    await retention.check()
  }, backgroundFailed(log))

  return {
    handlers: {
      ...settingsRoutes(settings),
      ...dependencies.updates.routes,
      ...diagnosticsRoutes(dependencies.diagnostics, settings.read, repository.countByState),
      ...connectionCheckRoutes(dependencies.probe, settings.environmentNamed, repository),
      ...inviteRoutes(invites, {
        unwritten: answers.count,
        show: customer.showInvite,
        writeClipboard,
        copied: (id) => {
          past.events.add(id, 'copied', now())
          inviteChanged(id)
        },
        log,
      }),
      ...staff.routes,
      ...record.routes,
      ...results.routes,
      ...past.routes,
      ...notificationRoutes({ ...dependencies.notifications, findInvite: watched.findInvite }),
      'invites.queue': () => succeeded(watched.queue()),
      'retention.state': () => retention.state(),
      'retention.decide': ({ isDateRight }) => retention.decide(isDateRight),
      ...expected.routes,
      ...linkRoutes(takeLink, () => {
        if (staff.lock.isLocked()) return 'desk-locked'
        return settings.read().isSetUp ? undefined : 'first-run'
      }),
      ...draftRoutes(draft, (typed) => customer.tell({ type: 'draft-changed', draft: typed })),
      ...customer.routes,
      ...progressRoutes(status),
      ...slipRoutes(slips),
      ...practiceRoutes({ practice, settings, invites, status }),
    },
    activity: record.activity,
    refusal: staff.lock.refusal,
    lock: staff.lock.lock,
    ...lifecycle(
      { draft, status, day, invites, answers, backups, lock: staff.lock.lock },
      [
        staff.lock,
        results,
        expected,
        day,
        { stop: stopTidying },
        tasks,
        past,
        status,
        customer,
        invites,
        retention,
        answers,
      ],
      history.close,
    ),
  }
}

/** What else hears of what the desk is told; known once everything is built. */
interface Heard {
  /** Whatever it was may have made an invite an open one, or a shown one. */
  anything?: () => void
  display?: (state: DisplayState) => void
  expected?: { tidy: () => void }
}

function emitThen(emit: Emit, heard: Heard): Emit {
  const only: { [Name in EventName]?: (payload: Events[Name]) => void } = {
    'display.changed': (state) => heard.display?.(state),
    'day.changed': () => heard.expected?.tidy(),
  }
  return (name, payload) => {
    emit(name, payload)
    only[name]?.(payload)
    heard.anything?.()
  }
}

const backgroundFailed = (log: Log) => (error: unknown) =>
  log('background-failed', { error: errorName(error) })

function buildBackups(history: UnlockedDatabase, settings: SettingsService, log: Log) {
  return createBackupService({
    history,
    retentionDays: () => settings.retentionRules().retentionDays,
    repeatHourly: (work) => repeatHourly(work, backgroundFailed(log)),
    log,
  })
}

/** The history, and what of VerifiMe's answers the disk has not taken. What a crash left as sending is ended. */
function openAnswers(
  { database, ballast }: UnlockedDatabase,
  { practice, emit, log }: Dependencies,
  { register, written }: { register: DeskRecord['register']['add']; written: (id: number) => void },
) {
  keepSearchIndex(database)
  const repository = createInviteRepository(database, register)
  const count = repository.closeInterrupted()
  if (count > 0) log('interrupted-invites-closed', { count })
  practice.remember(repository.practiceCustomers())
  const changed = (held: number) => emit('invites.unwritten', { count: held })
  return createHeldAnswers({ repository, ballast, changed, written, log })
}

interface Parts {
  settings: SettingsService
  repository: InviteRepository
  draft: DraftKeeper
  invites: InviteService
  api: InviteApi
  watched: OpenInvites
}

type WatchedParts = Pick<Parts, 'settings' | 'repository' | 'api' | 'watched'>

/** How far the customers are, by the word of the server whose environment is in force. */
function buildStatus(
  { settings, repository, api, watched }: WatchedParts,
  dependencies: Dependencies,
  heard: Pick<StatusServiceOptions, 'shownInviteId'> & Pick<StatusCheckOptions, 'changed'>,
) {
  return createStatusService({
    ...dependencies,
    ...watched,
    shownInviteId: heard.shownInviteId,
    check: createStatusCheck({
      ...dependencies,
      repository,
      api,
      connection: settings.connection,
      changed: heard.changed,
    }),
    server: () => {
      const { environment, apiHost } = settings.read()
      return `${environment} ${apiHost}`
    },
    random: Math.random,
    announce: (progress) => dependencies.emit('progress.changed', progress),
  })
}

function buildSlips(
  { settings, invites, repository }: Pick<Parts, 'settings' | 'invites' | 'repository'>,
  dependencies: Dependencies,
  records: Pick<SlipServiceOptions, 'events' | 'printed'>,
) {
  return createSlipService({
    ...dependencies,
    ...records,
    window: dependencies.slipWindow,
    link: invites.link,
    find: repository.find,
    settings: settings.read,
    approve: settings.approveSlips,
    platform: process.platform,
  })
}
