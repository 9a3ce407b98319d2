import { ask } from '../../ask.ts'
import { useNotice } from '../notice-store.ts'
import { useDisplay } from './display-store.ts'

/** Takes the code from the customer's own screen. Over the desk, the display's own keys do that. */
export async function clearDisplay() {
  const { screen, showing } = useDisplay.getState().display
  if (screen === 'own' && showing === 'invite') await ask('display.close', undefined)
}

/** Covers the customer's screen, or uncovers it. */
export async function toggleCurtain() {
  if (useDisplay.getState().display.screen !== 'own') return
  const answer = await ask('display.curtain', undefined)
  if (!answer.ok) useNotice.getState().fail(answer.failure)
}
