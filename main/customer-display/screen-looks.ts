import type { CodeAdjustment, DisplayState, DrawnSize, KnownScreen } from '#contract'
import { adjusted, usualLook } from './code-look.ts'
import { recall, remember } from './known-screens.ts'
import { measuredOf, type ScreenScale, scaleOf } from './screen-scale.ts'
import type { LiveScreen } from './screens.ts'
import type { SceneLook } from './stage.ts'

export interface ScreenLooksOptions {
  /** The screen that codes are shown on now. */
  under: () => LiveScreen | undefined
  known: {
    read: () => KnownScreen[]
    keep: (known: KnownScreen[]) => void
  }
  /** How large the code on it is now. */
  size: () => DrawnSize | undefined
  /** Called when something was set: what is shown has to follow. */
  changed: () => void
}

export type ScreenLooks = ReturnType<typeof createScreenLooks>

/** Where a code stands on each screen, how large and how bright: as somebody set it, for good. */
export function createScreenLooks({ under, known, size, changed }: ScreenLooksOptions) {
  /** What is set for the screen that codes are shown on now, and what would be without that. */
  function standing() {
    const screen = under()
    const set = screen && recall(known.read(), screen)
    const usual = usualLook(screen?.bounds ?? { width: 1, height: 0 })
    return { usual, chosen: set?.look, scale: screen && scaleOf(screen, set) }
  }

  return {
    scene: (): SceneLook => {
      const { usual, chosen, scale } = standing()
      const { dimming, ...look } = chosen ?? usual
      const devicePixelsPerMm = scale?.devicePixelsPerMm
      return { dimming, look: { ...look, ...(devicePixelsPerMm && { devicePixelsPerMm }) } }
    },
    /** What is known of a screen beyond what the system tells. */
    of: (screen: LiveScreen) => {
      const set = recall(known.read(), screen)
      return { scale: scaleOf(screen, set), share: set?.look?.share }
    },
    /** Somebody held a card to the screen that codes are shown on. */
    keepMeasure: (devicePixelsPerMm: number): void => {
      const screen = under()
      if (!screen) return
      const measured = measuredOf(screen, devicePixelsPerMm)
      known.keep(remember(known.read(), screen, { measured }))
      changed()
    },
    scale: (): ScreenScale | undefined => standing().scale,
    /** As the desk may know it. */
    state: (): NonNullable<DisplayState['look']> => {
      const { usual, chosen } = standing()
      const { place, dimming } = chosen ?? usual
      return { place, dimming, isUsual: chosen === undefined }
    },
    adjust: (key: CodeAdjustment): void => {
      const screen = under()
      if (!screen) return
      const { usual, chosen } = standing()
      const look = adjusted(chosen ?? usual, key, { usual, size: size() })
      const isUsual = JSON.stringify(look) === JSON.stringify(usual)
      known.keep(remember(known.read(), screen, { look: isUsual ? undefined : look }))
      changed()
    },
  }
}
