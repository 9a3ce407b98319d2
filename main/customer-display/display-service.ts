import { cleanEmail, type InviteStatus, type TypedDraft } from '#contract'
import type { Note } from '../border/dispatch.ts'
import type { InviteService } from '../invites/invite-service.ts'
import { isStillRight } from './asked-scenes.ts'
import { type AskedShowsOptions, createAskedShows } from './asked-shows.ts'
import { createCheckedShow } from './checked-show.ts'
import { createCustomerLanguage } from './customer-language.ts'
import { createMeasuring } from './measuring.ts'
import { servingFrom } from './resting-scene.ts'
import { createRetirement } from './retirement.ts'
import { createStage, type StageOptions } from './stage.ts'

export interface DisplayServiceOptions extends Omit<StageOptions, 'language'> {
  invites: AskedShowsOptions['invites'] & Pick<InviteService, 'keepLanguage'>
  note: Note
}

export type DisplayService = ReturnType<typeof createDisplayService>

/** What the customer sees: when something comes and goes, and what is there before and after it. */
export function createDisplayService(options: DisplayServiceOptions) {
  const { window, hasOwnScreen, settings } = options
  const { stage, spoken, retirement, measuring, checked, asked } = setUpStage(options)
  const { wifi, ...shows } = asked
  const { close, confirm, isSeen, size } = checked

  return {
    ...shows,
    toggleWifi: wifi.toggle,
    measure: measuring.begin,
    endMeasuring: measuring.end,
    close: measuring.close,
    endReadBack: (): void => {
      if (stage.drawn()?.kind === 'read-back') close()
    },
    confirm,
    size,
    scene: stage.scene,
    language: spoken.current,
    chooseLanguage: spoken.choose,
    statusChanged: (inviteId: number, status: InviteStatus): void => {
      const scene = stage.invite()
      if (scene?.inviteId !== inviteId) return
      stage.draw({ ...scene, status })
      retirement.begin({ ...scene, status })
    },
    lookChanged: stage.again,
    /** The window belongs on another screen now, or on the same one that changed. */
    moved: (): void => {
      measuring.end()
      stage.again()
      if (hasOwnScreen() || isSeen()) window.reveal()
    },
    /** Somebody is being served, or nobody any more; whoever has finished makes room for them. */
    serve: (draft: TypedDraft): void => {
      const serving = servingFrom(draft)
      spoken.serves(serving !== undefined)
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
    setAbsence: (isAbsent: boolean): void => stage.change({ isAbsent }),
    /** The organisation's name, the environment or what may be shown was changed. */
    settingsChanged: (): void => {
      const scene = stage.drawn()
      if (scene && !isStillRight(scene, settings())) close()
      stage.change({})
    },
    stop: (): void => {
      checked.stop()
      retirement.stop()
      spoken.forget()
    },
  }
}

/** The parts of it: what stands there, in which language, how it comes there, and what takes it away. */
function setUpStage(options: DisplayServiceOptions) {
  const spoken = createCustomerLanguage({
    usual: () => options.settings().customerLanguage,
    stage: () => stage,
    keep: options.invites.keepLanguage,
    changed: () => stage.again(),
  })
  const stage = createStage({ ...options, language: spoken.current })
  const retirement = createRetirement({
    ...options,
    retire: () => {
      if (stage.drawn()?.kind === 'wifi') void asked.wifi.retire()
      else checked.close()
    },
  })
  const measuring = createMeasuring({ ...options, stage, close: () => checked.close() })
  const checked = createCheckedShow({
    ...options,
    stage,
    retirement,
    endMeasuring: measuring.end,
    left: spoken.left,
  })
  const asked = createAskedShows({ ...options, stage, checked, meet: spoken.meet })
  return { stage, spoken, retirement, measuring, checked, asked }
}
