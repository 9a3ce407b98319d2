import { type Answer, type ShowEnd, succeeded } from '#contract'
import { wifiScene } from './asked-scenes.ts'
import type { DisplaySettings, Stage, UndrawnScene } from './stage.ts'

interface WifiCardOptions {
  stage: Stage
  settings: () => DisplaySettings
  close: () => void
  put: (scene: UndrawnScene) => Promise<Answer<ShowEnd>>
  shownInviteId: () => number | undefined
  showInvite: (inviteId: number) => Promise<Answer<ShowEnd>>
}

/** The guest Wi-Fi: a card in place of whatever is there, never beside it. */
export function createWifiCard(options: WifiCardOptions) {
  const { stage, settings, close, put, shownInviteId, showInvite } = options
  /** The invite whose code made room for the card: its customer goes on with it once they are online. */
  let covered: number | undefined

  async function takeAway(): Promise<Answer<ShowEnd>> {
    const answer = covered === undefined ? undefined : await showInvite(covered)
    // It may be deleted by now, or of another environment.
    if (!answer?.ok) close()
    return succeeded('withdrawn')
  }

  return {
    takeAway,
    /** Shows it, or takes it away. */
    toggle: async (): Promise<Answer<ShowEnd>> => {
      if (stage.drawn()?.kind === 'wifi') return takeAway()
      const scene = wifiScene(settings())
      if (!scene.ok) return scene
      covered = shownInviteId()
      return put(scene.value)
    },
  }
}
