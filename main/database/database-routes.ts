import { type Answer, type DatabaseState, failed, succeeded } from '#contract'
import type { Handlers } from '../border/handlers.ts'
import type { History } from './history-file.ts'

type DatabaseRoutes = Extract<keyof Handlers, `database.${string}`>

export interface DatabaseRoutesOptions {
  current: () => History
  /** Takes a history that was opened meanwhile into use. */
  adopt: (history: History) => void
  recover: (recoveryCode: string) => Promise<History | undefined>
  startAfresh: () => Promise<History>
}

export function databaseRoutes(options: DatabaseRoutesOptions): Pick<Handlers, DatabaseRoutes> {
  const { current, adopt, recover, startAfresh } = options

  function adopted(history: History): Answer<DatabaseState> {
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
    'database.recover': async ({ recoveryCode }) => {
      // A page that asks twice must not open the file twice, or put an open one aside.
      if (current().state === 'open') return succeeded(databaseState(current()))
      const history = await recover(recoveryCode)
      if (history) return adopted(history)
      const problems = [{ field: 'recoveryCode', rule: 'recovery-code-wrong' }] as const
      return failed('setting-refused', { problems: [...problems] })
    },
    'database.startAfresh': async () => {
      if (current().state === 'open') return succeeded(databaseState(current()))
      return adopted(await startAfresh())
    },
  }
}

export function databaseState(history: History): DatabaseState {
  if (history.state === 'open') return { state: 'ready' }
  const { reason, hasRecoveryCode } = history
  return { state: 'locked', reason, hasRecoveryCode }
}
