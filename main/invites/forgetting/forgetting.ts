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
  rules: () => RetentionRules
  now: () => Date
}

/** Birth date and address. */
const detailsHours = 24
const forgottenPerStep = 50

export type Forgetting = ReturnType<typeof createForgetting>

/** What the rules say is to go, and its going, little by little. */
export function createForgetting({ repository, keeper, rules, now }: ForgettingOptions) {
  function cutoffs(at: Date) {
    const { retentionDays, detailsRetention } = rules()
    return {
      invites: retentionDays === 'never' ? undefined : subDays(at, retentionDays),
      details: detailsRetention === 'with-invite' ? undefined : subHours(at, detailsHours),
    }
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
    yield* keeper.destroy(repository.oldYoungIds(cutoff))
  }

  function* emptyLog(): QuietJob {
    repository.emptyLog()
    yield
  }

  return {
    isAnythingOld: (at: Date): boolean => {
      const { invites, details } = cutoffs(at)
      return repository.isAnythingOld(invites, details)
    },
    *forgetOld(at: Date): QuietJob {
      const { invites, details } = cutoffs(at)
      if (details) {
        while (repository.forgetDetails(details, at, forgottenPerStep) > 0) yield
      }
      if (invites) yield* destroyOld(invites)
      yield* emptyLog()
    },
    /** Deletes invites whatever their age: those that `next` answers, until it answers none. */
    *destroy(next: () => readonly number[]): QuietJob {
      for (let ids = next(); ids.length > 0; ids = next()) yield* keeper.destroy(ids)
      yield* emptyLog()
    },
    /** The customer's details are in: their birth date and address have served. */
    submitted: (id: number): void => {
      if (rules().detailsRetention === 'until-submitted') repository.forgetDetailsOf(id, now())
    },
  }
}
