import { succeeded } from '#contract'
import type { Handlers } from '../border/handlers.ts'
import type { DraftRepository } from './draft-repository.ts'

type DraftRoutes = Extract<keyof Handlers, `draft.${string}`>

export function draftRoutes(repository: DraftRepository): Pick<Handlers, DraftRoutes> {
  return {
    'draft.read': () => succeeded(repository.read()),
    'draft.keep': (draft) => {
      repository.keep(draft)
      return succeeded(undefined)
    },
  }
}
