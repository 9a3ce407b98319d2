import { cleanEmail, type InviteStatus, type TypedDraft } from '#contract'
import { isStillRight } from './asked-scenes.ts'
import { type AskedShowsOptions, createAskedShows } from './asked-shows.ts'
import { createCheckedShow } from './checked-show.ts'
import { createMeasuring } from './measuring.ts'
import { servingFrom } from './resting-scene.ts'
import { createRetirement } from './retirement.ts'
import { createStage, type StageOptions } from './stage.ts'

export interface DisplayServiceOptions extends StageOptions {
  invites: AskedShowsOptions['invites']
}

export type DisplayService = ReturnType<typeof createDisplayService>

/** What the customer sees: when something comes and goes, and what is there before and after it. */
export function createDisplayService(options: DisplayServiceOptions) {
  const { window, hasOwnScreen, settings } = options
  const stage = createStage(options)
  const retirement = createRetirement({ hasOwnScreen, retire })
  const checked = createCheckedShow({ ...options, stage, seen: retirement.begin })
  const { close, confirm, isSeen, size } = checked
  const { wifi, ...asked } = createAskedShows({ ...options, stage, checked })
  const measuring = createMeasuring({ ...options, stage, close })

  function retire(): void {
    if (stage.drawn()?.kind === 'wifi') void wifi.takeAway()
    else close()
  }

  function drawAnew(): void {
    const scene = stage.drawn()
    if (scene) stage.draw(scene)
    else stage.rest()
  }

  return {
    ...asked,
    toggleWifi: wifi.toggle,
    measure: measuring.begin,
    close: measuring.close,
    confirm,
    size,
    scene: stage.scene,
    statusChanged: (inviteId: number, status: InviteStatus): void => {
      const scene = stage.invite()
      if (scene?.inviteId !== inviteId) return
      stage.draw({ ...scene, status })
      retirement.begin({ ...scene, status })
    },
    /** Where things stand on the screen, how large or how bright was changed. */
    lookChanged: drawAnew,
    /** The window belongs on another screen now, or on the same one that changed. */
    moved: (): void => {
      measuring.end()
      drawAnew()
      if (hasOwnScreen() || isSeen()) window.reveal()
    },
    /** Somebody is being served, or nobody any more; whoever has finished makes room for them. */
    serve: (draft: TypedDraft): void => {
      const serving = servingFrom(draft)
      const scene = stage.drawn()
      stage.change({ serving })
      const isFinished = scene?.kind === 'invite' && scene.status === 'Completed'
      if (isFinished && serving && hasOwnScreen()) close()
      // An address that was changed is none to nod at any more.
      if (scene?.kind === 'read-back' && scene.text !== cleanEmail(draft.email)) close()
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
      if (scene && !isStillRight(scene, settings())) close()
      stage.change({})
    },
    stop: retirement.stop,
  }
}
