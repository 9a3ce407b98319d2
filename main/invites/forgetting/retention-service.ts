import { subDays } from 'date-fns'
import { type Answer, type RetentionState, succeeded } from '#contract'
import type { QuietWorker } from '../quiet-worker.ts'
import type { Forgetting, RetentionRules } from './forgetting.ts'

export interface RetentionServiceOptions {
  forgetting: Forgetting
  worker: Pick<QuietWorker, 'do'>
  rules: () => RetentionRules
  /** When the app was last used, by this clock: kept with the settings. */
  clockSeenAt: { read: () => Date | undefined; keep: (at: Date) => void }
  now: () => Date
  announce: (state: RetentionState) => void
}

/** A clock further ahead than this may be wrong, and a wrong clock must not destroy anything. */
const longestJumpDays = 7
const everyMs = 60 * 60 * 1000
/** How long a changed rule can be taken back: a little longer than the desk offers it. */
const secondThoughtsMs = 12_000

/** Forgets what has become too old: at the start, every hour, and soon after the rules were changed. */
export function createRetentionService(options: RetentionServiceOptions) {
  const { forgetting, worker, rules, clockSeenAt, now, announce } = options
  let state: RetentionState = { state: 'resting' }
  let isPutOff = false
  let known = ruleWords(rules())
  /** The rules changed while a purge by the old ones was under way. */
  let isDueAgain = false
  let secondThoughts: NodeJS.Timeout | undefined
  const timer = setInterval(() => void check(), everyMs)

  function change(next: RetentionState): RetentionState {
    state = next
    announce(next)
    return next
  }

  /** Resolves when everything that is too old is gone, or the clock is in question. */
  async function check(): Promise<void> {
    isDueAgain = state.state === 'purging'
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
    if (isDueAgain) await check()
  }

  /** Whoever changes how long invites are kept wants it so now, whatever they said about the clock before. */
  function obeyRules(): void {
    isPutOff = false
    void check()
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
    /** The rules may have changed: if they have, and stay so for a moment, they are obeyed. */
    settingsChanged: (): void => {
      const current = ruleWords(rules())
      if (current === known) return
      known = current
      clearTimeout(secondThoughts)
      secondThoughts = setTimeout(obeyRules, secondThoughtsMs)
    },
    stop: (): void => {
      clearInterval(timer)
      clearTimeout(secondThoughts)
    },
  }
}

/** To tell whether they are still the same. */
function ruleWords({ retentionDays, detailsRetention }: RetentionRules): string {
  return `${retentionDays} ${detailsRetention}`
}
