import {
  type Answer,
  failed,
  type InviteStatus,
  type ShowEnd,
  succeeded,
  type TypedDraft,
} from '#contract'
import type { InviteService } from '../invites/invite-service.ts'
import { createCheckedShow } from './checked-show.ts'
import type { DrawingEnd } from './drawing-verdict.ts'
import { inviteScene } from './invite-scene.ts'
import { servingFrom } from './resting-scene.ts'
import { createStage, type DrawnScene, type StageOptions } from './stage.ts'

export interface DisplayServiceOptions extends StageOptions {
  invites: Pick<InviteService, 'link' | 'markShown'>
}

/** On a screen of its own: a code that nothing happens to any more makes room by itself. */
const codeStaysMs = 10 * 60_000
/** Time enough to read the thanks. */
const thanksStayMs = 20_000

export type DisplayService = ReturnType<typeof createDisplayService>

/** What the customer sees: when a code comes and goes, and what is there before and after it. */
export function createDisplayService(options: DisplayServiceOptions) {
  const { invites, window, hasOwnScreen, settings } = options
  let retirement: ReturnType<typeof setTimeout> | undefined
  const stage = createStage(options)
  const { show, close, confirm, isSeen, size } = createCheckedShow({
    ...options,
    stage,
    seen: retireLater,
  })

  function retireLater(scene: DrawnScene): void {
    clearTimeout(retirement)
    // Over the desk it stays until a key takes it away: the receptionist has it in front of them.
    retirement = setTimeout(() => hasOwnScreen() && close(), stayMs(scene))
  }

  function drawAnew(): void {
    const scene = stage.drawn()
    if (scene) stage.draw(scene)
    else stage.rest()
  }

  return {
    showInvite: async (inviteId: number): Promise<Answer<ShowEnd>> => {
      const link = invites.link(inviteId)
      if (!link.ok) return link
      const end = await show(inviteScene(inviteId, link.value, settings()))
      if (end === 'right') invites.markShown(inviteId)
      return shownAnswer(end, failed('code-drawn-wrong', { inviteId }))
    },
    close,
    confirm,
    size,
    scene: stage.scene,
    /** The invite whose code is on the screen now. */
    shownInviteId: (): number | undefined => (isSeen() ? stage.invite()?.inviteId : undefined),
    statusChanged: (inviteId: number, status: InviteStatus): void => {
      const scene = stage.invite()
      if (scene?.inviteId !== inviteId) return
      stage.draw({ ...scene, status })
      retireLater({ ...scene, status })
    },
    /** Where things stand on the screen, how large or how bright was changed. */
    lookChanged: drawAnew,
    /** The window belongs on another screen now, or on the same one that changed. */
    moved: (): void => {
      drawAnew()
      if (hasOwnScreen() || isSeen()) window.reveal()
    },
    /** Somebody is being served, or nobody any more; whoever has finished makes room for them. */
    serve: (draft: TypedDraft): void => {
      const serving = servingFrom(draft)
      stage.change({ serving })
      if (serving && hasOwnScreen() && stage.invite()?.status === 'Completed') close()
    },
    /** The curtain key. A code that it covers is gone: its key in the queue brings it back. */
    toggleCurtain: (): void => {
      stage.change({ isCovered: hasOwnScreen() && !stage.resting().isCovered })
      close()
    },
    /** Nobody is at the desk, or somebody is back. A code outlives that: it may be scanned just now. */
    setAbsence: (isAbsent: boolean): void => {
      if (stage.resting().isAbsent !== isAbsent) stage.change({ isAbsent })
    },
    /** The organisation's name, the environment or what may be shown was changed. */
    settingsChanged: (): void => {
      const scene = stage.drawn()
      if (scene && scene.environment !== settings().environment) close()
      stage.change({})
    },
    stop: (): void => clearTimeout(retirement),
  }
}

function stayMs(scene: DrawnScene): number {
  return scene.status === 'Completed' ? thanksStayMs : codeStaysMs
}

/** One that was withdrawn ends quietly: whoever did that knows. */
function shownAnswer(end: DrawingEnd, wrong: Answer<never>): Answer<ShowEnd> {
  if (end === 'wrong') return wrong
  return succeeded(end === 'right' ? 'shown' : 'withdrawn')
}
