import {
  type Answer,
  type BackupList,
  type DatabaseState,
  failed,
  routes,
  succeeded,
} from '#contract'
import type { DatabaseAccess, EncryptedDatabase } from './database/encrypted-database.ts'
import type { RestorationOrder } from './database/restoration.ts'
import { linkRoutes } from './drafts/form-link.ts'
import type { Handlers } from './ipc/dispatch.ts'
import { errorName } from './logging/log.ts'
import { createServices, type Dependencies, type OpenHandlers, type Services } from './services.ts'

export interface DatabaseSession {
  handlers: Handlers
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
  dependencies: Dependencies,
): Promise<DatabaseSession> {
  const { emit, log } = dependencies
  let history = await file.open()
  let services: Services | undefined

  function adopt(opened: DatabaseAccess): void {
    history = opened
    services?.stop()
    services = opened.state === 'open' ? createServices(opened, dependencies) : undefined
    if (opened.state === 'locked') log('database-locked', { reason: opened.reason })
    emit('database.changed', databaseState(opened))
  }

  /** Whatever closing it meets, a damaged file for one: what is put in its place was read from end to end. */
  function close(): void {
    const closing = services
    services = undefined
    try {
      closing?.stop()
    } catch (error) {
      log('history-not-closed', { error: errorName(error) })
    }
  }

  async function restore(order: RestorationOrder): Promise<Answer<DatabaseState>> {
    // The answer to an invite that is being sent needs its row.
    if (services?.isBusy()) return failed('already-sending')
    const prepared = await file.restoration.prepare(order)
    if (!prepared.ok) return prepared
    if (services?.isBusy()) return failed('already-sending')
    close()
    try {
      await prepared.value()
      log('history-restored', {})
    } finally {
      adopt(await file.open())
      emit('invites.removed', { ids: 'many' })
    }
    return succeeded(databaseState(history))
  }

  async function backupList(): Promise<BackupList> {
    const now = history.state === 'open' ? history.backedUp : undefined
    const state = services?.backups.state() ?? { copies: 'none' as const }
    return { backups: await file.restoration.choices(now), ...state }
  }

  adopt(history)
  return {
    handlers: {
      ...forwardTo(() => services?.handlers ?? lockedHandlers(dependencies)),
      ...databaseRoutes({
        ...dependencies,
        current: () => history,
        adopt,
        restore,
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
    stop: () => services?.stop(),
  }
}

const openNames = Object.keys(routes).filter((name) => !name.startsWith('database.'))

/** Handlers that pass each call on to whatever answers it at that moment. */
function forwardTo(current: () => OpenHandlers): OpenHandlers {
  const forward = (name: string) => (input: unknown) =>
    (current()[name as keyof OpenHandlers] as (input: unknown) => unknown)(input)
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
  recover: (recoveryCode: string) => Promise<DatabaseAccess | undefined>
  startAfresh: () => Promise<DatabaseAccess>
  restore: (order: RestorationOrder) => Promise<Answer<DatabaseState>>
  copyBackups: () => void
  writeClipboard: (text: string) => void
}

function databaseRoutes(options: DatabaseRoutesOptions): Pick<Handlers, DatabaseRoutes> {
  const { current, adopt, recover, startAfresh, restore, writeClipboard } = options

  let opening: Promise<Answer<DatabaseState>> | undefined

  /**
   * A page that asks twice must not open the file twice, or put an open one aside: while one call is
   * under way another gets its answer, and none touches a history that is open.
   */
  async function once(
    open: () => Promise<DatabaseAccess | undefined>,
  ): Promise<Answer<DatabaseState>> {
    if (current().state === 'open') return succeeded(databaseState(current()))
    opening ??= open()
      .then(adopted)
      .finally(() => {
        opening = undefined
      })
    return opening
  }

  function adopted(history: DatabaseAccess | undefined): Answer<DatabaseState> {
    if (!history) {
      return failed('setting-refused', {
        problems: [{ field: 'recoveryCode', rule: 'recovery-code-wrong' }],
      })
    }
    adopt(history)
    return succeeded(databaseState(history))
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
