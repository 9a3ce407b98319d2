import { create } from 'zustand'
import type { Answer, DisplayState, ScreenState, ShowEnd } from '#contract'
import { ask } from '../../ask.ts'
import { useSettings } from '../app-state.ts'
import { askOrSay, useNotice } from '../notice-store.ts'

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

type Showing = DisplayState['showing']

/** What the customer's screen shows by itself. */
const restingScenes: readonly Showing[] = ['nothing', 'welcome', 'ready', 'privacy-screen']

/** Says what stood in the way of showing something. One that was withdrawn leaves the word to the next. */
export function takeShown(answer: Answer<ShowEnd>) {
  if (!answer.ok) useNotice.getState().fail(answer.failure)
  else if (answer.value === 'shown') useNotice.getState().dismiss()
}

/** Whether it is on the customer's screen because the desk requested it. */
export function isRequested(showing: Showing): boolean {
  return !restingScenes.includes(showing)
}

/** Takes what was requested from the customer's own screen. Over the desk, the display's own keys do that. */
export async function clearDisplay() {
  const { screen, showing } = useDisplay.getState().display
  if (screen === 'own' && isRequested(showing)) await ask('display.close', undefined)
}

/** Covers the customer's screen, or uncovers it. */
export async function togglePrivacyScreen() {
  if (useDisplay.getState().display.screen !== 'own') return
  await askOrSay('display.togglePrivacyScreen', undefined)
}

/** The organisation's permanent link, in place of an invite's. */
export async function showPermanentLink() {
  takeShown(await ask('display.permanentLink', undefined))
}

/** The guest Wi-Fi, and back to what it covered. */
export async function toggleWifi() {
  takeShown(await ask('display.wifi', undefined))
}

/** The privacy notice by itself, and back to what it covered. */
export async function toggleNotice() {
  takeShown(await ask('display.notice', undefined))
}

/** What the permanent link costs, said wherever it is shown. */
export const notTracked =
  'Not tracked: this visit will not appear in the history, and its result comes without your reference.'

/** What was set up to be shown beside invites. */
export function useCards() {
  const { guestWifi, permanentLink, permanentLinkProblem, ...own } = useSettings()
  return {
    hasNotice: own.privacyNotice + own.privacyNoticeLink !== '',
    hasWifi: guestWifi.network !== '',
    hasPermanentLink: permanentLink !== '' && permanentLinkProblem === undefined,
  }
}
