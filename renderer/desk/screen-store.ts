import { create } from 'zustand'

export type Place = 'new' | 'history' | 'settings'
export type SettingsSection = 'codes' | 'slips' | 'permanent-link' | 'wifi'

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
