import {
  type Answer,
  type BackupList,
  type DatabaseState,
  type FieldProblem,
  failed,
  routes,
  succeeded,
} from '#contract'
import type { LockReason } from './database/database-key.ts'
import {
  type DatabaseAccess,
  type EncryptedDatabase,
  type LockedDatabase,
  lockReason,
  type UnlockedDatabase,
} from './database/encrypted-database.ts'
import { isWhole } from './database/open-database.ts'
import type { RestorationOrder } from './database/restoration.ts'
import { linkRoutes } from './drafts/form-link.ts'
import type { Handlers, RouteRules } from './ipc/dispatch.ts'
import { type ErrorName, errorCode, errorName, type Log, quietly } from './logging/log.ts'
import { activityOf } from './record/activity.ts'
import { createServices, type Dependencies, type OpenHandlers, type Services } from './services.ts'

export interface DatabaseSession {
  handlers: Handlers
  rules: RouteRules
  lock: () => void
  keepDraft: () => void
  writeAnswers: () => number
  suspend: () => void
  resume: () => void
  stop: () => void
}

/**
 * Opens the history and keeps the services that stand on it: when it opens locked, the screens can still
 * ask to recover it, and they are created anew on whatever that opens.
 */
export async function openDatabaseSession(
  file: EncryptedDatabase,
  outside: Dependencies,
): Promise<DatabaseSession> {
  const { emit } = outside
  const { log, ...damage } = watchDamage(outside.log, lock)
  const dependencies = { ...outside, log }
  let history = await file.open()
  let services: Services | undefined

  function adopt(opened: DatabaseAccess): void {
    services?.stop()
    services = undefined
    history = opened.state === 'open' ? build(opened) : opened
    if (history.state === 'locked') log('database-locked', { reason: history.reason })
    emit('database.changed', databaseState(history))
  }

  function build(opened: UnlockedDatabase): DatabaseAccess {
    const built = servicesOn(opened, dependencies)
    if ('reason' in built) return lockedOf(opened, built.reason)
    services = built
    return opened
  }

  /** Says whether that is settled. */
  async function lock(): Promise<boolean> {
    if (history.state !== 'open' || !services) return true
    if (await isNeeded(services)) return false
    // It may have been a backup that was read.
    if (history.state !== 'open' || isWhole(history.database)) return true
    const locked = lockedOf(history, 'damaged')
    close()
    adopt(locked)
    return true
  }

  /** Whatever closing it meets, a damaged file for one. */
  function close(): void {
    const closing = services
    services = undefined
    void quietly(log, 'history-not-closed', () => closing?.stop())
  }

  async function restore(order: RestorationOrder): Promise<Answer<DatabaseState>> {
    // The answer to an invite that is being sent needs its row.
    if (services?.isBusy()) return failed('already-sending')
    const prepared = await file.restoration.prepare(order)
    if (!prepared.ok) return prepared
    if (services?.isBusy()) return failed('already-sending')
    const atDesk = services?.activity.atDesk()
    close()
    try {
      await prepared.value()
      log('history-restored', {})
    } finally {
      adopt(await file.open())
      emit('invites.removed', { ids: 'many' })
    }
    void quietly(log, 'activity-not-written', () => services?.activity.add('restored', '', atDesk))
    return succeeded(databaseState(history))
  }

  /** Closed and opened again: everything that stands on it learns how its key is protected now. */
  async function setPassphrase(passphrase: string): Promise<Answer<DatabaseState>> {
    if (history.state !== 'open') return failed('database-locked')
    if (['keyring', 'account'].includes(history.keyProtection)) return failed('request-refused')
    if (services?.isBusy()) return failed('already-sending')
    const reopen = await file.protect(history.backedUp.key, passphrase)
    close()
    adopt(await reopen())
    return succeeded(databaseState(history))
  }

  async function backupList(): Promise<BackupList> {
    const now = history.state === 'open' ? history.backedUp : undefined
    const state = services?.backups.state() ?? { copies: 'none' as const }
    return { backups: await file.restoration.choices(now), ...state }
  }

  adopt(history)
  return {
    rules: rulesOf(() => services, log),
    lock: () => services?.lock(),
    handlers: {
      ...forwardTo(() => services?.handlers ?? lockedHandlers(dependencies), damage.notice),
      ...databaseRoutes({
        ...dependencies,
        current: () => history,
        adopt,
        restore,
        setPassphrase,
        copyBackups: () => void services?.backups.copy(),
        ...file,
      }),
      'database.backups': async () => succeeded(await backupList()),
      'database.backup': async () => {
        if (!services) return failed('database-locked')
        const failure = await services.backups.make()
        return failure ? failed(failure) : succeeded(await backupList())
      },
    },
    keepDraft: () => services?.keepDraft(),
    writeAnswers: () => services?.writeAnswers() ?? 0,
    suspend: () => services?.suspend(),
    resume: () => services?.resume(),
    stop: () => {
      damage.stop()
      services?.stop()
    },
  }
}

/** Damage may lie where opening does not look: what the services read first is found here. */
function servicesOn(
  opened: UnlockedDatabase,
  dependencies: Dependencies,
): Services | { reason: LockReason } {
  try {
    return createServices(opened, dependencies)
  } catch (error) {
    const code = errorCode(error)
    if (!code.startsWith('SQLITE_')) throw error
    dependencies.log('history-not-read', { error: errorName(error) })
    opened.database.close()
    // A statement that found another schema than it expects will find it again.
    return { reason: code === 'SQLITE_ERROR' ? 'damaged' : lockReason(error) }
  }
}

/** Whoever has just met the damage gets its answer first. */
const lockDelayMs = 500

/**
 * Most damage lies where opening the file does not look. It is met by what a screen asks, and by what nobody waits
 * for, which says so in the log: then the history is locked, with the ways on that there are.
 */
function watchDamage(log: Log, lock: () => Promise<boolean>) {
  let timer: NodeJS.Timeout | undefined
  function lockSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void lock().then((isSettled) => !isSettled && lockSoon()), lockDelayMs)
  }
  const notice = (error: ErrorName) => {
    if (/ SQLITE_(?:CORRUPT|NOTADB|IOERR_CORRUPTFS)/u.test(error)) lockSoon()
  }
  const noticing: Log = (event, details) => {
    log(event, details)
    if ('error' in details) notice(details.error)
  }
  return { notice, log: noticing, stop: () => clearTimeout(timer) }
}

/** For a code that a customer is scanning, or an answer that is not written yet. */
async function isNeeded(services: Services): Promise<boolean> {
  const shown = await services.handlers['display.state'](undefined)
  return services.isBusy() || !shown.ok || shown.value.showing !== 'nothing'
}

function lockedOf({ hasRecoveryCode }: UnlockedDatabase, reason: LockReason): LockedDatabase {
  return { state: 'locked', reason, hasRecoveryCode: hasRecoveryCode() }
}

/** Of the services that there are when a call comes. */
function rulesOf(current: () => Services | undefined, log: Log): RouteRules {
  return {
    refusal: (...call) => current()?.refusal(...call),
    done: (name, input, value) => {
      const activity = activityOf(name, input, value)
      // It is done already, and stays so whatever this meets, a full disk or a damaged file.
      if (activity)
        void quietly(log, 'activity-not-written', () => current()?.activity.add(...activity))
    },
  }
}

const openNames = Object.keys(routes).filter((name) => !name.startsWith('database.'))

/** Handlers that pass each call on to whatever answers it at that moment. */
function forwardTo(current: () => OpenHandlers, failed: (error: ErrorName) => void): OpenHandlers {
  const forward = (name: string) => async (input: unknown) => {
    try {
      return await (current()[name as keyof OpenHandlers] as (input: unknown) => unknown)(input)
    } catch (error) {
      failed(errorName(error))
      throw error
    }
  }
  return Object.fromEntries(
    openNames.map((name) => [name, forward(name)]),
  ) as unknown as OpenHandlers
}

const locked = (): Answer<never> => failed('database-locked')

/** The answers while the history is locked: everything but opening it waits. */
const lockedHandlers = ({ takeLink }: Pick<Dependencies, 'takeLink'>): OpenHandlers => ({
  ...(Object.fromEntries(openNames.map((name) => [name, locked])) as unknown as OpenHandlers),
  'display.scene': () => succeeded({ kind: 'idle' }),
  ...linkRoutes(takeLink, () => 'locked'),
})

type DatabaseRoutes = Exclude<
  Extract<keyof Handlers, `database.${string}`>,
  'database.backups' | 'database.backup'
>

interface DatabaseRoutesOptions {
  current: () => DatabaseAccess
  /** Takes a history that was opened meanwhile into use. */
  adopt: (history: DatabaseAccess) => void
  open: () => Promise<DatabaseAccess>
  recover: (recoveryCode: string) => Promise<DatabaseAccess | undefined>
  unlock: (passphrase: string) => Promise<DatabaseAccess | undefined>
  setPassphrase: (passphrase: string) => Promise<Answer<DatabaseState>>
  startAfresh: () => Promise<DatabaseAccess>
  restore: (order: RestorationOrder) => Promise<Answer<DatabaseState>>
  copyBackups: () => void
  writeClipboard: (text: string) => void
}

function databaseRoutes(options: DatabaseRoutesOptions): Pick<Handlers, DatabaseRoutes> {
  const { current, adopt, open, recover, unlock, startAfresh, restore, writeClipboard } = options

  let opening: Promise<Answer<DatabaseState>> | undefined

  /**
   * A page that asks twice must not open the file twice, or put an open one aside: while one call is
   * under way another gets its answer, and none touches a history that is open.
   */
  async function once(
    attempt: () => Promise<DatabaseAccess | undefined>,
    wrong: FieldProblem = { field: 'recoveryCode', rule: 'recovery-code-wrong' },
  ): Promise<Answer<DatabaseState>> {
    if (current().state === 'open') return succeeded(databaseState(current()))
    opening ??= attempt()
      .then((history) => {
        if (!history) return failed('setting-refused', { problems: [wrong] })
        adopt(history)
        return succeeded(databaseState(current()))
      })
      .finally(() => {
        opening = undefined
      })
    return opening
  }

  return {
    'database.state': () => succeeded(databaseState(current())),
    'database.createRecoveryCode': () => {
      const history = current()
      if (history.state !== 'open') return failed('database-locked')
      const recoveryCode = history.createRecoveryCode()
      // An earlier code must not open the copies either.
      options.copyBackups()
      return succeeded({ recoveryCode })
    },
    'database.copyRecoveryCode': ({ recoveryCode }) => {
      writeClipboard(recoveryCode)
      return succeeded(undefined)
    },
    'database.recover': ({ recoveryCode }) => once(() => recover(recoveryCode)),
    'database.open': () => once(open),
    'database.unlock': ({ passphrase }) =>
      once(() => unlock(passphrase), { field: 'passphrase', rule: 'passphrase-wrong' }),
    'database.setPassphrase': ({ passphrase }) => {
      opening ??= options.setPassphrase(passphrase).finally(() => {
        opening = undefined
      })
      return opening
    },
    'database.startAfresh': () => once(startAfresh),
    'database.restore': (order) => {
      opening ??= restore(order).finally(() => {
        opening = undefined
      })
      return opening
    },
  }
}

function databaseState(history: DatabaseAccess): DatabaseState {
  if (history.state === 'open') return { state: 'ready' }
  const { reason, hasRecoveryCode } = history
  return { state: 'locked', reason, hasRecoveryCode }
}
