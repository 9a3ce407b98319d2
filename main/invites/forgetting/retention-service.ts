import { subDays } from 'date-fns'
import { type Answer, type RetentionState, succeeded } from '#contract'
import type { QuietWorker } from '../quiet-worker.ts'
import type { DateRepository } from './date-repository.ts'
import type { Forgetting, RetentionRules } from './forgetting.ts'
import { createSecondThoughts } from './second-thoughts.ts'

export interface RetentionServiceOptions {
  forgetting: Pick<Forgetting, 'isAnythingOld' | 'forgetOld'>
  dates: DateRepository
  worker: Pick<QuietWorker, 'do'>
  rules: () => RetentionRules
  /** When the app was last used, by a clock that was believed: kept with the settings. */
  clockSeenAt: { read: () => Date | undefined; keep: (at: Date) => void }
  now: () => Date
  announce: (state: RetentionState) => void
  /** Told when a check that nobody waits for fails; the next hour tries again. */
  failed: (error: unknown) => void
}

/** A clock further ahead than this may be wrong, and a wrong clock must not destroy anything. */
const longestJumpDays = 7
/** One further behind is wrong, or was wrong before. One less behind is waited for. */
const longestSetBackDays = 1
/** "The date is wrong" may have been a slip of the hand, and a date that is wrong is soon corrected. */
const askAgainMs = 24 * 60 * 60 * 1000

/** Forgets what has become too old: when it is told to check, and soon after the rules were changed. */
export function createRetentionService(options: RetentionServiceOptions) {
  const { forgetting, dates, worker, clockSeenAt, now, announce, failed } = options
  let state: RetentionState = { state: 'resting' }
  /** The rules changed, or an hour was over, while a purge was under way. */
  let isDueAgain = false
  /** Runs while nobody is asked because somebody said that the date is wrong. */
  let putOff: NodeJS.Timeout | undefined
  // Whoever changes how long invites are kept wants it so now, whatever they said about the clock before.
  const secondThoughts = createSecondThoughts(options.rules, askAnew)

  function change(next: RetentionState): RetentionState {
    state = next
    announce(next)
    return next
  }

  /**
   * Resolves when everything that is too old is gone, or the clock is in question. An open question is looked
   * at again: the clock may have been corrected since.
   */
  async function check(): Promise<void> {
    isDueAgain = state.state === 'purging'
    if (isDueAgain || secondThoughts.isOpen()) return
    const at = now()
    const lastUsedAt = clockSeenAt.read() ?? at
    if (isDoubtful(at, lastUsedAt) && forgetting.isAnythingOld(at)) ask(at, lastUsedAt)
    else if (at >= lastUsedAt) await believe(at)
    // It has gone back to a time that is over. Nothing is judged, or dated, before it has come on again.
    else if (state.state === 'asking') change({ state: 'resting' })
  }

  function ask(at: Date, lastUsedAt: Date): void {
    if (putOff) return
    change({ state: 'asking', lastUsedAt: lastUsedAt.getTime(), clockAt: at.getTime() })
  }

  async function believe(at: Date): Promise<void> {
    dates.putRight(clockSeenAt.read(), at)
    clockSeenAt.keep(at)
    const job = forgetting.forgetOld(at)
    change({ state: 'purging' })
    await worker.do(job)
    change({ state: 'resting' })
    if (isDueAgain) await check()
  }

  function askAnew(): void {
    clearTimeout(putOff)
    putOff = undefined
    check().catch(failed)
  }

  return {
    check,
    state: (): Answer<RetentionState> => succeeded(state),
    decide: (isDateRight: boolean): Answer<RetentionState> => {
      if (state.state !== 'asking') return succeeded(state)
      if (isDateRight) {
        believe(now()).catch(failed)
        return succeeded(state)
      }
      putOff = setTimeout(askAnew, askAgainMs)
      return succeeded(change({ state: 'resting' }))
    },
    settingsChanged: secondThoughts.settingsChanged,
    stop: (): void => {
      secondThoughts.stop()
      clearTimeout(putOff)
    },
  }
}

function isDoubtful(at: Date, lastUsedAt: Date): boolean {
  return subDays(at, longestJumpDays) > lastUsedAt || at < subDays(lastUsedAt, longestSetBackDays)
}
