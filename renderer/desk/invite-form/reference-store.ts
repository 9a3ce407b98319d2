import { useSettings, useSettingsStore } from '../app-state.ts'
import { later } from '../later.tsx'
import { useDraft } from './draft-store.ts'

/** What knows patterns. Until it is read a reference is taken as it is typed. */
const words = later(() => import('../copy/reference-words.ts'))

/** What is to be said of the reference in the form; nothing where the organisation has no pattern. */
export function useReferenceWords() {
  const { referencePattern } = useSettings()
  const reference = useDraft(({ draft }) => draft.reference)
  const read = words.use()
  return referencePattern === '' ? undefined : read?.referenceWords(referencePattern, reference)
}

/** Puts in what every reference begins with, and the signs between its parts, where only these were left out. */
export function completeTypedReference() {
  const pattern = useSettingsStore.getState().settings?.referencePattern ?? ''
  const { draft, change } = useDraft.getState()
  const reference = words.now()?.completed(pattern, draft.reference) ?? draft.reference
  if (reference !== draft.reference) change({ reference })
}
