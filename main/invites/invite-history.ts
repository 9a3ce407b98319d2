import { startOfDay } from 'date-fns'
import {
  type Answer,
  type EnvironmentName,
  failed,
  type InvitePage,
  type InviteQuery,
  succeeded,
  type TypedDraft,
} from '#contract'
import type { InviteRepository } from './invite-repository.ts'

export interface InviteHistoryOptions {
  repository: Pick<InviteRepository, 'list' | 'readDraft'>
  /** The history of one environment never shows another's: practice stays among itself. */
  environment: () => EnvironmentName
  now: () => Date
}

export type InviteHistory = ReturnType<typeof createInviteHistory>

/** What a screen may look up in the history. */
export function createInviteHistory({ repository, environment, now }: InviteHistoryOptions) {
  return {
    list: (query: InviteQuery): Answer<InvitePage> =>
      succeeded(repository.list(environment(), query, startOfDay(now()))),
    draft: (id: number): Answer<TypedDraft> => {
      const draft = repository.readDraft(id)
      return draft ? succeeded(draft) : failed('not-found')
    },
  }
}
