import { succeeded, type TypedDraft } from '#contract'
import type { Handlers } from '../border/handlers.ts'
import type { DraftRepository } from './draft-repository.ts'

type DraftRoutes = Extract<keyof Handlers, `draft.${string}`>

/** `serve` learns of what is typed: the customer display gets ready with it. */
export function draftRoutes(
  repository: DraftRepository,
  serve: (draft: TypedDraft) => void,
): Pick<Handlers, DraftRoutes> {
  return {
    'draft.read': () => succeeded(repository.read()),
    'draft.keep': (draft) => {
      repository.keep(draft)
      serve(draft)
      return succeeded(undefined)
    },
  }
}
