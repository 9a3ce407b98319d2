import { type Answer, type DatabaseState, failed, succeeded } from '#contract'
import type { Handlers } from '../ipc/handlers.ts'
import type { History } from './history-file.ts'

type DatabaseRoutes = Extract<keyof Handlers, `database.${string}`>

export interface DatabaseRoutesOptions {
  current: () => History
  /** Takes a history that was opened meanwhile into use. */
  adopt: (history: History) => void
  recover: (recoveryCode: string) => Promise<History | undefined>
  startAfresh: () => Promise<History>
  writeClipboard: (text: string) => void
}

export function databaseRoutes(options: DatabaseRoutesOptions): Pick<Handlers, DatabaseRoutes> {
  const { current, adopt, recover, startAfresh, writeClipboard } = options

  let opening: Promise<Answer<DatabaseState>> | undefined

  /**
   * A page that asks twice must not open the file twice, or put an open one aside: while one call is
   * under way another gets its answer, and none touches a history that is open.
   */
  async function once(open: () => Promise<History | undefined>): Promise<Answer<DatabaseState>> {
    if (current().state === 'open') return succeeded(databaseState(current()))
    opening ??= open()
      .then(adopted)
      .finally(() => {
        opening = undefined
      })
    return opening
  }

  function adopted(history: History | undefined): Answer<DatabaseState> {
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
      return succeeded({ recoveryCode: history.createRecoveryCode() })
    },
    'database.copyRecoveryCode': ({ recoveryCode }) => {
      writeClipboard(recoveryCode)
      return succeeded(undefined)
    },
    'database.recover': ({ recoveryCode }) => once(() => recover(recoveryCode)),
    'database.startAfresh': () => once(startAfresh),
  }
}

export function databaseState(history: History): DatabaseState {
  if (history.state === 'open') return { state: 'ready' }
  const { reason, hasRecoveryCode } = history
  return { state: 'locked', reason, hasRecoveryCode }
}
