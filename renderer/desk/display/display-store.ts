import { create } from 'zustand'
import type { DisplayState, ScreenState } from '#contract'
import { ask } from '../../ask.ts'
import { useNotice } from '../notice-store.ts'

interface DisplayStore {
  display: DisplayState
  read: () => Promise<void>
  /** `backOverDesk`: what covered the desk is gone, and the desk has the keyboard again. */
  listen: (backOverDesk: (from: DisplayState['showing']) => void) => () => void
}

const screenNews: Partial<Record<`${ScreenState} ${ScreenState}`, string>> = {
  'own lost': 'The customer’s screen cannot be used now. QR codes are shown on this screen.',
  'lost own': 'The customer’s screen is back.',
}

/** What the customer sees now, as the desk may know it. */
export const useDisplay = create<DisplayStore>()((set, get) => ({
  display: { screen: 'none', showing: 'nothing', language: 'en' },
  read: async () => {
    const answer = await ask('display.state', undefined)
    if (answer.ok) set({ display: answer.value })
  },
  listen: (backOverDesk) =>
    window.desk.on('display.changed', (display) => {
      const before = get().display
      set({ display })
      const news = screenNews[`${before.screen} ${display.screen}`]
      if (news) useNotice.getState().say(news)
      // After measuring, one goes on in the settings.
      const wasShown = before.showing !== 'nothing' && before.showing !== 'ruler'
      const wasOverDesk = before.screen !== 'own' && wasShown
      if (wasOverDesk && display.screen !== 'own' && display.showing === 'nothing') {
        backOverDesk(before.showing)
      }
    }),
}))
