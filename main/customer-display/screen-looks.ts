import type { CodeAdjustment, CodeLook, DisplayState, DrawnSize, KnownScreen } from '#contract'
import { adjusted, usualLook } from './code-look.ts'
import { recall, remember } from './known-screens.ts'
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
  function usual(): CodeLook {
    return usualLook(under()?.bounds ?? { width: 1, height: 0 })
  }

  function chosen(): CodeLook | undefined {
    const screen = under()
    return screen && recall(known.read(), screen)?.look
  }

  return {
    scene: (): SceneLook => {
      const { dimming, ...look } = chosen() ?? usual()
      return { dimming, look }
    },
    /** As the desk may know it. */
    state: (): NonNullable<DisplayState['look']> => {
      const look = chosen()
      const { place, dimming } = look ?? usual()
      return { place, dimming, isUsual: look === undefined }
    },
    adjust: (key: CodeAdjustment): void => {
      const screen = under()
      if (!screen) return
      const look = adjusted(chosen() ?? usual(), key, { usual: usual(), size: size() })
      const isUsual = JSON.stringify(look) === JSON.stringify(usual())
      known.keep(remember(known.read(), screen, { look: isUsual ? undefined : look }))
      changed()
    },
  }
}
