import type { Answer, DisplayState, Language, ShowEnd } from '#contract'
import { ask } from '../../ask.ts'
import { englishName } from '../copy/language-words.ts'
import { useNotice } from '../notice-store.ts'
import { useDisplay } from './display-store.ts'

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
  const answer = await ask('display.togglePrivacyScreen', undefined)
  if (!answer.ok) useNotice.getState().fail(answer.failure)
}

/** Addresses the customer who is present in another language, on whatever screen they look at. */
export async function chooseLanguage(language: Language) {
  const answer = await ask('display.chooseLanguage', { language })
  if (answer.ok) useNotice.getState().say(`Customer’s language: ${englishName(language)}`)
  else useNotice.getState().fail(answer.failure)
}

/** The organisation's permanent link, in place of an invite's. */
export async function showGeneralLink() {
  takeShown(await ask('display.generalLink', undefined))
}

/** The guest Wi-Fi, and back to what it covered. */
export async function toggleWifi() {
  takeShown(await ask('display.wifi', undefined))
}
