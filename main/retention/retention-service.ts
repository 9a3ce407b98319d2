import { addDays, subDays, subHours, subYears } from 'date-fns'
import {
  type Answer,
  type DetailsRetention,
  type RetentionDays,
  type RetentionState,
  succeeded,
} from '#contract'
import type { Ballast } from '../database/ballast.ts'
import type { BackgroundTasks } from './background-tasks.ts'
import type { RetentionRepository } from './retention-repository.ts'

export interface RetentionRules {
  retentionDays: RetentionDays
  detailsRetention: DetailsRetention
  keepsRegister: boolean
  registerYears: number
}

/** What was written before them is to go: entries of the register, and what was done at the desk. */
interface RecordCutoffs {
  entries: Date
  activities: Date | undefined
}

/** What is kept beside the invites, with times of its own. */
export interface RetainedRecord {
  isAnythingOld: (cutoffs: RecordCutoffs) => boolean
  /** Deletes up to `limit` of each. Answers how many; none when all are gone. */
  deleteOld: (cutoffs: RecordCutoffs, limit: number) => number
}

export interface RetentionServiceOptions {
  repository: RetentionRepository
  /** What is being typed holds birth date and address, too. */
  draft: {
    /** Whether one on hold is from before the one cutoff, or details are from before the other. */
    isAnythingOld: (held: Date | undefined, details: Date | undefined) => boolean
    forgetDetails: (cutoff: Date, at: Date) => void
    /** Those on hold go as invites do. */
    deleteHeldBefore: (cutoff: Date) => void
  }
  record: RetainedRecord
  /** Even deleting needs room, and is what makes room on a full disk. */
  withRoom: Ballast['withRoom']
  tasks: BackgroundTasks
  rules: () => RetentionRules
  /** When the app was last used, by a clock that was believed: kept with the settings. */
  clockSeenAt: { read: () => Date | undefined; keep: (at: Date) => void }
  now: () => Date
  announce: (state: RetentionState) => void
  /** Told when a check that nobody waits for fails; the next hour tries again. */
  failed: (error: unknown) => void
}

/** How long notes are kept; birth date and address at most, unless the organisation keeps them with the invite. */
const detailsHours = 24
/** A clock further ahead than this may be wrong, and a wrong clock must not destroy anything. */
const longestJumpDays = 7
/** One further behind is wrong, or was wrong before. One less behind is waited for. */
const longestSetBackDays = 1
/** "The date is wrong" may have been a slip of the hand, and a date that is wrong is soon corrected. */
const askAgainMs = 24 * 60 * 60 * 1000
/** An arrow key walks through rules on the way to the wanted one: a little longer than the desk offers undo. */
const ruleDelayMs = 12_000
/** Taking an invite out of the search without a trace costs 15 ms in a history of 100,000: more would be felt. */
const deletedAtOnce = 1
const someAtOnce = 50
/**
 * Larger files are not vacuumed at quitting, unless somebody was forgotten: it would take too long, and as much
 * memory. Measured, encrypted and with synchronous = FULL: 1 MB 14 ms, 8 MB 0.1 s, 32 MB 0.6 s. This is some 15,000
 * invites, and 0.3 s.
 */
const largestVacuumBytes = 16e6

/** Deletes what has become too old: when it is told to check, and soon after the rules were changed. */
export function createRetentionService(options: RetentionServiceOptions) {
  const { repository, draft, withRoom, tasks, rules, clockSeenAt, now } = options
  const { announce, failed } = options
  let state: RetentionState = { state: 'resting' }
  /** The rules changed, or an hour was over, while a purge was under way. */
  let isDueAgain = false
  /** Runs while nobody is asked because somebody said that the date is wrong. */
  let putOff: NodeJS.Timeout | undefined
  let knownRules = wordsFor(rules())
  /** Runs while changed rules may still be taken back. Until then nobody obeys them. */
  let ruleDelay: NodeJS.Timeout | undefined

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
    if (isDueAgain || ruleDelay) return
    const at = now()
    const lastUsedAt = clockSeenAt.read() ?? at
    const isAhead = repository.isDatedAfter(addDays(at, 1))
    if (isAhead || (isJump(at, lastUsedAt) && isAnythingOld(options, at))) ask(at, lastUsedAt)
    else if (at >= lastUsedAt) await believe(at)
    // It has gone back to a time that is over. Nothing is judged, or dated, before it has come on again.
    else if (state.state === 'asking') change({ state: 'resting' })
  }

  function ask(at: Date, lastUsedAt: Date): void {
    if (putOff) return
    change({ state: 'asking', lastUsedAt: lastUsedAt.getTime(), clockAt: at.getTime() })
  }

  async function believe(at: Date): Promise<void> {
    const purge = withRoom(() => {
      repository.correctDates(clockSeenAt.read(), at)
      clockSeenAt.keep(at)
      return purgeOf(at)
    })
    change({ state: 'purging' })
    await purge()
    change({ state: 'resting' })
    if (isDueAgain) await check()
  }

  /**
   * By the rules as they are now, however long it waits for its turn. The draft's details go at once: at the
   * start the form reads it before any task is done.
   */
  function purgeOf(at: Date): () => Promise<void> {
    const limits = cutoffs(rules(), at)
    const { invites, details } = limits
    const ofDraft = details ?? invites
    if (ofDraft) draft.forgetDetails(ofDraft, at)
    if (invites) draft.deleteHeldBefore(invites)
    return async () => {
      for (const step of stepsOf(options, limits, at)) await tasks.run(() => withRoom(step))
      await emptyLog()
    }
  }

  const emptyLog = (): Promise<void> =>
    tasks.run(() => {
      repository.emptyLog()
      return false
    })

  /** Whoever changes how long invites are kept wants it so, whatever they said about the clock before. */
  function checkAnew(): void {
    clearTimeout(ruleDelay)
    clearTimeout(putOff)
    ruleDelay = undefined
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
      putOff = setTimeout(checkAnew, askAgainMs)
      return succeeded(change({ state: 'resting' }))
    },
    /** The rules may have changed: if they have, and stay so for a moment, they are obeyed. */
    settingsChanged: (): void => {
      const current = wordsFor(rules())
      if (current === knownRules) return
      knownRules = current
      clearTimeout(ruleDelay)
      ruleDelay = setTimeout(checkAnew, ruleDelayMs)
    },
    /** The customer's details are in: their birth date and address have served. */
    submitted: (id: number): void => {
      const isOver = rules().detailsRetention === 'until-submitted'
      if (isOver && withRoom(() => repository.forgetDetailsOf(id, now()))) void emptyLog()
    },
    emptyLog,
    /**
     * For somebody who was forgotten: clears the file of the last traces now, and not when the app quits. Says
     * whether it could; what is owed is tried again at quitting.
     */
    clearFile: async (): Promise<boolean> => {
      await emptyLog()
      return vacuumIfDue(options)
    },
    /** To be called last, before the file is closed: clears it of the last traces of what was deleted. */
    stop: (): void => {
      clearTimeout(ruleDelay)
      clearTimeout(putOff)
      vacuumIfDue(options)
    },
  }
}

function isAnythingOld(
  { repository, draft, record, rules }: RetentionServiceOptions,
  at: Date,
): boolean {
  const { invites, details, notes, ...others } = cutoffs(rules(), at)
  return (
    record.isAnythingOld(others) ||
    repository.isAnythingOld({ invites, details, notes }) ||
    draft.isAnythingOld(invites, details ?? invites)
  )
}

/** Never throws: the next time tries again. Answers `false` when it failed. */
function vacuumIfDue({ repository, failed }: RetentionServiceOptions): boolean {
  try {
    const isDue =
      repository.isVacuumDue() &&
      (repository.isVacuumOwed() || repository.sizeInBytes() <= largestVacuumBytes)
    if (isDue) repository.vacuum()
    return true
  } catch (error) {
    failed(error)
    return false
  }
}

/** Each is done again and again until it says that nothing is left. */
function stepsOf(
  { repository, record }: RetentionServiceOptions,
  { invites, details, notes, ...others }: ReturnType<typeof cutoffs>,
  at: Date,
): (() => boolean)[] {
  return [
    () => details !== undefined && repository.forgetDetails(details, at, someAtOnce) > 0,
    () => repository.forgetNotes(notes, someAtOnce) > 0,
    () => invites !== undefined && repository.deleteOld(invites, deletedAtOnce) > 0,
    () => record.deleteOld(others, someAtOnce) > 0,
  ]
}

/** What was made before them is to go; nothing goes where there is none. */
function cutoffs(rules: RetentionRules, at: Date) {
  const { retentionDays, detailsRetention, keepsRegister, registerYears } = rules
  const invites = retentionDays === 'never' ? undefined : subDays(at, retentionDays)
  // Whoever has stopped the register keeps what is in it for as long.
  const entries = subYears(at, registerYears)
  return {
    invites,
    details: detailsRetention === 'with-invite' ? undefined : subHours(at, detailsHours),
    notes: subHours(at, detailsHours),
    entries,
    activities: keepsRegister ? entries : invites,
  }
}

function isJump(at: Date, lastUsedAt: Date): boolean {
  return subDays(at, longestJumpDays) > lastUsedAt || at < subDays(lastUsedAt, longestSetBackDays)
}

/** To tell whether the rules are still the same. */
function wordsFor({
  retentionDays,
  detailsRetention,
  keepsRegister,
  registerYears,
}: RetentionRules): string {
  return `${retentionDays} ${detailsRetention} ${keepsRegister} ${registerYears}`
}
