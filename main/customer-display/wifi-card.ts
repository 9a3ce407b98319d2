import { type Answer, type ShowEnd, succeeded } from '#contract'
import type { Note } from '../border/dispatch.ts'
import { errorName } from '../note.ts'
import { wifiScene } from './asked-scenes.ts'
import type { DisplaySettings, Stage, UndrawnScene } from './stage.ts'

interface WifiCardOptions {
  stage: Stage
  settings: () => DisplaySettings
  close: () => void
  put: (scene: UndrawnScene) => Promise<Answer<ShowEnd>>
  showInvite: (inviteId: number) => Promise<Answer<ShowEnd>>
  note: Note
}

/** The guest Wi-Fi: a card in place of whatever is there, never beside it. */
export function createWifiCard(options: WifiCardOptions) {
  const { stage, settings, close, put, showInvite, note } = options
  /** The invite whose code made room for the card: its customer goes on with it once they are online. */
  let covered: number | undefined
  const isThere = () => stage.drawn()?.kind === 'wifi'

  async function takeAway(): Promise<Answer<ShowEnd>> {
    const answer = covered === undefined ? undefined : await showInvite(covered)
    // It may be deleted by now, or of another environment.
    if (!answer?.ok) close()
    return succeeded('withdrawn')
  }

  return {
    /** Takes it away unasked: nobody waits for an answer, so what goes wrong is noted, by name. */
    retire: async (): Promise<void> => {
      try {
        await takeAway()
      } catch (error) {
        note('wifi-not-taken-away', { error: errorName(error) })
        if (isThere()) close()
      }
    },
    /** Shows it, or takes it away. */
    toggle: async (): Promise<Answer<ShowEnd>> => {
      if (isThere()) return takeAway()
      const scene = wifiScene(settings())
      if (!scene.ok) return scene
      // Also one that is only being drawn: the key may be pressed faster than a code is read back.
      covered = stage.invite()?.inviteId
      return put(scene.value)
    },
  }
}
