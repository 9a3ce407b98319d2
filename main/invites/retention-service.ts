import { subDays } from 'date-fns'
import { type Answer, type RetentionState, succeeded } from '#contract'
import type { Forgetting } from './forgetting.ts'
import type { QuietWorker } from './quiet-worker.ts'

export interface RetentionServiceOptions {
  forgetting: Forgetting
  worker: Pick<QuietWorker, 'do'>
  /** When the app was last used, by this clock: kept with the settings. */
  clockSeenAt: { read: () => Date | undefined; keep: (at: Date) => void }
  now: () => Date
  announce: (state: RetentionState) => void
}

/** A clock further ahead than this may be wrong, and a wrong clock must not destroy anything. */
const longestJumpDays = 7
const everyMs = 60 * 60 * 1000

/** Forgets what has become too old: at the start, every hour, and as soon as details were submitted. */
export function createRetentionService(options: RetentionServiceOptions) {
  const { forgetting, worker, clockSeenAt, now, announce } = options
  let state: RetentionState = { state: 'resting' }
  let isPutOff = false
  const timer = setInterval(() => void check(), everyMs)

  function change(next: RetentionState): RetentionState {
    state = next
    announce(next)
    return next
  }

  /** Resolves when everything that is too old is gone, or the clock is in question. */
  async function check(): Promise<void> {
    if (state.state !== 'resting') return
    const at = now()
    const lastUsedAt = clockSeenAt.read()
    if (lastUsedAt && subDays(at, longestJumpDays) > lastUsedAt && forgetting.isAnythingOld(at)) {
      const question = { lastUsedAt: lastUsedAt.getTime(), clockAt: at.getTime() }
      if (!isPutOff) change({ state: 'asking', ...question })
      return
    }
    clockSeenAt.keep(at)
    await purge(at)
  }

  async function purge(at: Date): Promise<void> {
    change({ state: 'purging' })
    await worker.do(forgetting.forgetOld(at))
    change({ state: 'resting' })
  }

  return {
    check,
    state: (): Answer<RetentionState> => succeeded(state),
    decide: (isDateRight: boolean): Answer<RetentionState> => {
      if (state.state !== 'asking') return succeeded(state)
      isPutOff = !isDateRight
      if (isPutOff) return succeeded(change({ state: 'resting' }))
      const at = now()
      clockSeenAt.keep(at)
      void purge(at)
      return succeeded(state)
    },
    stop: (): void => clearInterval(timer),
  }
}
