import { type Answer, failed, type Language, type ShowEnd, succeeded } from '#contract'
import type { Note } from '../border/dispatch.ts'
import type { InviteService } from '../invites/invite-service.ts'
import { generalLinkScene, inviteScene, readBackScene } from './asked-scenes.ts'
import type { CheckedShow } from './checked-show.ts'
import type { DisplaySettings, Stage, UndrawnScene } from './stage.ts'
import { createWifiCard } from './wifi-card.ts'

export interface AskedShowsOptions {
  invites: Pick<InviteService, 'link' | 'markShown'>
  settings: () => DisplaySettings
  stage: Stage
  checked: CheckedShow
  /** Told before an invite's code is shown: what its customer has chosen to be addressed in, if anything. */
  meet: (inviteId: number, known: Language | undefined) => void
  note: Note
}

/** Everything that the desk can ask the customer's window to show; each takes the place of the one before. */
export function createAskedShows(options: AskedShowsOptions) {
  const { invites, settings, stage, checked, meet, note } = options

  async function put(scene: UndrawnScene, wrong = failed('drawn-wrong')): Promise<Answer<ShowEnd>> {
    const end = await checked.show(scene)
    if (end === 'wrong') return wrong
    // One that was withdrawn ends quietly: whoever did that knows.
    return succeeded(end === 'right' ? 'shown' : 'withdrawn')
  }

  async function showInvite(inviteId: number): Promise<Answer<ShowEnd>> {
    const link = invites.link(inviteId)
    if (!link.ok) return link
    meet(inviteId, link.value.language)
    const wrong = failed('code-drawn-wrong', { inviteId })
    const answer = await put(inviteScene(inviteId, link.value, settings()), wrong)
    if (answer.ok && answer.value === 'shown') invites.markShown(inviteId)
    return answer
  }

  /** The invite whose code is on the screen now. */
  function shownInviteId(): number | undefined {
    return checked.isSeen() ? stage.invite()?.inviteId : undefined
  }

  return {
    showInvite,
    shownInviteId,
    wifi: createWifiCard({ stage, settings, put, showInvite, note, close: checked.close }),
    showGeneralLink: async (): Promise<Answer<ShowEnd>> => {
      const scene = generalLinkScene(settings())
      return scene.ok ? put(scene.value) : scene
    },
    readBack: (email: string): Promise<Answer<ShowEnd>> => put(readBackScene(email, settings())),
  }
}
