import { create } from 'zustand'
import type { Answer, DatabaseState, Settings, UpdateState } from '#contract'
import { ask } from '../ask.ts'

export type Place = 'new' | 'history' | 'settings'
export type SettingsSection = 'codes' | 'slips' | 'permanent-link' | 'wifi' | 'display'

interface ScreenState {
  place: Place
  /** Where in the settings somebody was sent; taken once. */
  section: SettingsSection | undefined
  go: (place: Place, section?: SettingsSection) => void
  arrive: () => void
}

/** Which of the three places is on the screen. */
export const useScreen = create<ScreenState>()((set) => ({
  place: 'new',
  section: undefined,
  go: (place, section) => set({ place, section }),
  arrive: () => set({ section: undefined }),
}))

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

interface DatabaseStore {
  database: DatabaseState | undefined
  read: () => Promise<void>
  listen: () => () => void
  take: (answer: Answer<DatabaseState>) => Answer<DatabaseState>
}

/** Whether the history can be used. */
export const useDatabase = create<DatabaseStore>()((set, get) => ({
  database: undefined,
  read: async () => {
    const answer = get().take(await ask('database.state', undefined))
    if (!answer.ok) {
      set({ database: { state: 'locked', reason: 'failed', hasRecoveryCode: false } })
    }
  },
  listen: () => window.desk.on('database.changed', (database) => set({ database })),
  take: (answer) => {
    if (answer.ok) set({ database: answer.value })
    return answer
  },
}))

interface UpdateStore {
  update: UpdateState
  read: () => Promise<void>
  check: () => Promise<void>
  listen: () => () => void
}

/** Whether there is a newer Front Desk, where IT has it looked for. */
export const useUpdate = create<UpdateStore>()((set) => {
  const take = (answer: Answer<UpdateState>) => {
    if (answer.ok) set({ update: answer.value })
  }
  return {
    update: { state: 'off' },
    read: async () => take(await ask('update.state', undefined)),
    check: async () => take(await ask('update.check', undefined)),
    listen: () => window.desk.on('update.changed', (update) => set({ update })),
  }
})
