import { ask } from '../../ask.ts'
import { useDraft } from './draft-store.ts'

/**
 * Tells main every change of the draft as it is made: from then on no crash of this page takes it. Answers what
 * ends it.
 */
export function keepDraft(): () => void {
  return useDraft.subscribe(({ draft }, before) => {
    if (draft !== before.draft) void ask('draft.keep', draft)
  })
}
