import { subDays, subHours } from 'date-fns'
import type { DetailsRetention, RetentionDays } from '#contract'
import type { QuietJob } from '../quiet-worker.ts'
import type { IndexKeeper } from '../search/index-keeper.ts'
import type { RetentionRepository } from './retention-repository.ts'

export interface RetentionRules {
  retentionDays: RetentionDays
  detailsRetention: DetailsRetention
}

export interface ForgettingOptions {
  repository: RetentionRepository
  keeper: Pick<IndexKeeper, 'destroy' | 'destroyStretch'>
  /** What is being typed holds details, too. */
  draft: { forgetDetails: (cutoff: Date, at: Date) => void }
  rules: () => RetentionRules
  now: () => Date
}

/** Birth date and address. */
const detailsHours = 24
const forgottenPerStep = 50

export type Forgetting = ReturnType<typeof createForgetting>

/** What the rules say is to go, and its going, little by little. */
export function createForgetting({ repository, keeper, draft, rules, now }: ForgettingOptions) {
  function cutoffs(at: Date) {
    const { retentionDays, detailsRetention } = rules()
    return {
      invites: retentionDays === 'never' ? undefined : subDays(at, retentionDays),
      details: detailsRetention === 'with-invite' ? undefined : subHours(at, detailsHours),
    }
  }

  function* forgetDetails(cutoff: Date, at: Date): QuietJob {
    while (repository.forgetDetails(cutoff, at, forgottenPerStep) > 0) yield
  }

  function* destroyOld(cutoff: Date): QuietJob {
    for (const { stretch, isWhole } of repository.oldStretches(cutoff)) {
      yield
      if (isWhole) {
        yield* keeper.destroyStretch(stretch)
      } else {
        yield* keeper.destroy(repository.oldIdsIn(stretch, cutoff))
        repository.raiseEarliest(stretch, cutoff)
      }
    }
    for (const ids of repository.oldYoungIds(cutoff)) {
      yield
      yield* keeper.destroy(ids)
    }
  }

  function* emptyLog(): QuietJob {
    repository.emptyLog()
    yield
  }

  function* forget({ invites, details }: ReturnType<typeof cutoffs>, at: Date): QuietJob {
    if (details) yield* forgetDetails(details, at)
    if (invites) yield* destroyOld(invites)
    yield* emptyLog()
  }

  return {
    isAnythingOld: (at: Date): boolean => {
      const { invites, details } = cutoffs(at)
      return repository.isAnythingOld(invites, details)
    },
    /**
     * By the rules as they are now, however long the job waits for its turn. The draft's details go at once: at
     * the start the form reads it before any job is done.
     */
    forgetOld: (at: Date): QuietJob => {
      const old = cutoffs(at)
      const ofDraft = old.details ?? old.invites
      if (ofDraft) draft.forgetDetails(ofDraft, at)
      return forget(old, at)
    },
    /** Deletes invites whatever their age: those that `next` answers, until it answers none. */
    *destroy(next: () => readonly number[]): QuietJob {
      for (let ids = next(); ids.length > 0; ids = next()) yield* keeper.destroy(ids)
      yield* emptyLog()
    },
    /**
     * The customer's details are in: their birth date and address have served. What is left to do, if they were
     * kept until now, is to take them out of the log.
     */
    submitted: (id: number): QuietJob | undefined => {
      const isOver = rules().detailsRetention === 'until-submitted'
      return isOver && repository.forgetDetailsOf(id, now()) ? emptyLog() : undefined
    },
  }
}
