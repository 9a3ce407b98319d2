import { succeeded, type TypedDraft } from '#contract'
import type { Handlers } from '../ipc/handlers.ts'
import type { DraftKeeper } from './draft-keeper.ts'

type DraftRoutes = Extract<keyof Handlers, `draft.${string}`>

/** `changed` is told of each change: the customer display gets ready with it. */
export function draftRoutes(
  keeper: DraftKeeper,
  changed: (draft: TypedDraft) => void,
): Pick<Handlers, DraftRoutes> {
  return {
    'draft.read': () => succeeded(keeper.read()),
    'draft.keep': (draft) => {
      keeper.keep(draft)
      changed(draft)
      return succeeded(undefined)
    },
    'draft.readSettings': () => succeeded(keeper.readSettings()),
    'draft.keepSettings': (typed) => {
      keeper.keepSettings(typed)
      return succeeded(undefined)
    },
  }
}
