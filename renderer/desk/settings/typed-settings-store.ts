import { create } from 'zustand'
import type { SettingsField, TypedSettings } from '#contract'
import { ask } from '../../ask.ts'

interface TypedSettingsState {
  typed: TypedSettings
  /** An organisation code that was typed and not added yet: held by this page alone, and lost with it. */
  code: string
  read: () => Promise<void>
  /** Without a text the field stands at what is saved. */
  change: (changes: Partial<Record<SettingsField, string | undefined>>) => void
  changeCode: (code: string) => void
  /** They are saved, and stand at that. */
  forget: (...fields: SettingsField[]) => void
}

/**
 * What stands in fields of the settings and of the first run and was not saved yet. Main holds it at every key:
 * it is there again however the field was left, by a key, a crash or a restart.
 */
export const useTypedSettings = create<TypedSettingsState>()((set, get) => ({
  typed: {},
  code: '',
  read: async () => {
    const before = get().typed
    const answer = await ask('draft.readSettings', undefined)
    if (answer.ok && get().typed === before) set({ typed: answer.value })
  },
  change: (changes) => {
    const typed = onlyTyped({ ...get().typed, ...changes })
    set({ typed })
    void ask('draft.keepSettings', typed)
  },
  changeCode: (code) => set({ code }),
  forget: (...fields) =>
    get().change(Object.fromEntries(fields.map((field) => [field, undefined]))),
}))

function onlyTyped(fields: Partial<Record<SettingsField, string | undefined>>): TypedSettings {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== undefined))
}

/** The text of a field, and what changes it. */
export function useTyped(field: SettingsField, saved: string) {
  const typed = useTypedSettings((state) => state.typed[field])
  const { change } = useTypedSettings.getState()
  return {
    text: typed ?? saved,
    change: (text: string) => change({ [field]: text === saved ? undefined : text }),
  }
}
