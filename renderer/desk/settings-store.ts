import { create } from 'zustand'
import type { Answer, Settings } from '#contract'
import { ask } from '../ask.ts'

interface SettingsState {
  settings: Settings | undefined
  read: () => Promise<void>
  listen: () => () => void
  /** Takes over what a settings route answers, and hands the answer on. */
  take: (answer: Answer<Settings>) => Answer<Settings>
}

export const useSettingsStore = create<SettingsState>()((set, get) => ({
  settings: undefined,
  read: async () => {
    get().take(await ask('settings.read', undefined))
  },
  listen: () => window.desk.on('settings.changed', (settings) => set({ settings })),
  take: (answer) => {
    if (answer.ok) set({ settings: answer.value })
    return answer
  },
}))

/** The settings; only for screens that are shown once they have been read. */
export function useSettings(): Settings {
  const settings = useSettingsStore((state) => state.settings)
  if (!settings) throw new Error('The settings are not read yet.')
  return settings
}
