import type { InviteStatus, TypedDraft } from '#contract'
import { type CodeShowOptions, createCodeShow } from './code-show.ts'
import { servingFrom } from './resting-scene.ts'
import { createStage, type StageOptions } from './stage.ts'

export interface DisplayServiceOptions extends StageOptions {
  invites: CodeShowOptions['invites']
}

/** On a screen of its own: a code that nothing happens to any more makes room by itself. */
const codeStaysMs = 10 * 60_000
/** Time enough to read the thanks. */
const thanksStayMs = 20_000

export type DisplayService = ReturnType<typeof createDisplayService>

/** What the customer sees: when a code comes and goes, and what is there before and after it. */
export function createDisplayService(options: DisplayServiceOptions) {
  const { window, hasOwnScreen, settings } = options
  let retirement: ReturnType<typeof setTimeout> | undefined
  const stage = createStage(options)
  const { show, close, confirm, isSeen } = createCodeShow({ ...options, stage, shown: retireLater })

  function retireLater({ status }: { status: InviteStatus }): void {
    clearTimeout(retirement)
    const ms = status === 'Completed' ? thanksStayMs : codeStaysMs
    // Over the desk it stays until a key takes it away: the receptionist has it in front of them.
    retirement = setTimeout(() => hasOwnScreen() && close(), ms)
  }

  return {
    show,
    close,
    confirm,
    scene: stage.scene,
    /** The invite whose code is on the screen now. */
    shownInviteId: (): number | undefined => (isSeen() ? stage.code()?.inviteId : undefined),
    statusChanged: (inviteId: number, status: InviteStatus): void => {
      const code = stage.code()
      if (code?.inviteId !== inviteId) return
      stage.put({ ...code, status })
      retireLater({ status })
    },
    /** The window belongs on another screen now, or on the same one that changed. */
    moved: (): void => {
      const code = stage.code()
      if (code) stage.put({ ...code, isOverDesk: !hasOwnScreen() })
      else stage.rest()
      if (hasOwnScreen() || isSeen()) window.reveal()
    },
    /** Somebody is being served, or nobody any more; whoever has finished makes room for them. */
    serve: (draft: TypedDraft): void => {
      const serving = servingFrom(draft)
      stage.change({ serving })
      if (serving && hasOwnScreen() && stage.code()?.status === 'Completed') close()
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
      const code = stage.code()
      if (code && code.environment !== settings().environment) close()
      stage.change({})
    },
    stop: (): void => clearTimeout(retirement),
  }
}
