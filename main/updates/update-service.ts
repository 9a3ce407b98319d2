import { succeeded, type UpdateState } from '#contract'
import type { Emit, Handlers } from '../ipc/dispatch.ts'
import { errorName, type Log } from '../logging/log.ts'

/** Looks at the feed and fetches from it. Each throws when that fails. */
export interface Updater {
  /** The version that the feed offers, if it is newer than this one. */
  newerVersion: () => Promise<string | undefined>
  /** Downloads it, and checks that it is what the feed announced; it is installed when the app quits. */
  prepare: () => Promise<void>
  /** Whether what was downloaded can be trusted and installed here without an administrator. */
  canInstall: boolean
}

/** A feed's address, and whether a policy allows to install at quitting. */
export interface UpdateRules {
  feedUrl: string
  mayInstall: boolean
}

export interface UpdateServiceOptions {
  open: (rules: UpdateRules) => Promise<Updater>
  /** None where no policy names a feed. */
  rules: UpdateRules | undefined
  emit: Emit
  log: Log
}

export type UpdateService = ReturnType<typeof createUpdateService>

/** The desk opens first, and a computer that is switched on with the others does not ask with them. */
const firstCheckAfterMs = 60_000
const checkEveryMs = 24 * 60 * 60_000

/** Checks and tells; installs only where a policy allows it, and only when the app quits. */
export function createUpdateService({ open, rules, emit, log }: UpdateServiceOptions) {
  let state: UpdateState = { state: rules ? 'unchecked' : 'off' }
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  function become(next: UpdateState): void {
    state = next
    emit('update.changed', next)
  }

  async function check(): Promise<void> {
    if (!rules || (state.state === 'available' && state.installs)) return
    try {
      const updater = await open(rules)
      const version = await updater.newerVersion()
      if (version === undefined) become({ state: 'current' })
      else if (rules.mayInstall && updater.canInstall) await prepare(updater, version)
      else become({ state: 'available', version, installs: false })
    } catch (error) {
      log('update-not-checked', { error: errorName(error) })
      become({ state: 'failed' })
    }
  }

  async function prepare(updater: Updater, version: string): Promise<void> {
    try {
      await updater.prepare()
      become({ state: 'available', version, installs: true })
    } catch (error) {
      log('update-refused', { error: errorName(error) })
      become({ state: 'refused', version })
    }
  }

  function checkIn(ms: number): void {
    if (isStopped) return
    timer = setTimeout(() => void check().then(() => checkIn(checkEveryMs)), ms)
  }

  if (rules) checkIn(firstCheckAfterMs)
  const routes: Pick<Handlers, 'update.state' | 'update.check'> = {
    'update.state': () => succeeded(state),
    'update.check': async () => {
      await check()
      return succeeded(state)
    },
  }
  const stop = () => {
    isStopped = true
    clearTimeout(timer)
  }
  return { routes, stop }
}
