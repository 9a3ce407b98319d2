import { create } from 'zustand'
import { emptyDraft, type TypedDraft } from '#contract'
import { ask } from '../../ask.ts'
import { nameInForm } from './name-form.ts'

interface DraftState {
  draft: TypedDraft
  read: () => Promise<void>
  change: (change: Partial<TypedDraft>) => void
  replace: (draft: TypedDraft) => void
  switchNameForm: () => void
}

/** What stands in the form, exactly as typed. It survives everything: see draft-keeper.ts. */
export const useDraft = create<DraftState>()((set, get) => ({
  draft: emptyDraft,
  read: async () => {
    const before = get().draft
    const answer = await ask('draft.read', undefined)
    // Somebody who types faster than the disk answers keeps what they typed.
    if (answer.ok && get().draft === before) set({ draft: answer.value })
  },
  change: (change) => set(({ draft }) => ({ draft: { ...draft, ...change } })),
  replace: (draft) => set({ draft }),
  switchNameForm: () =>
    set(({ draft }) => ({
      draft: nameInForm(draft, draft.nameForm === 'parts' ? 'full' : 'parts'),
    })),
}))

export function isEmptyDraft(draft: TypedDraft): boolean {
  return Object.entries(emptyDraft).every(
    ([field, empty]) => field === 'nameForm' || draft[field as keyof TypedDraft] === empty,
  )
}
