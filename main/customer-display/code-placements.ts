import type { CodeAdjustment, CodePlacement, DisplayState, DrawnSize, KnownScreen } from '#contract'
import type { CurrentPlacement } from './scenes.ts'
import { type Area, type LiveScreen, measuredOf, recall, remember, scaleOf } from './screens.ts'

const columns = ['left', 'centre', 'right'] as const
const rows = ['top', 'middle', 'bottom'] as const

/** How a code stands on a screen for which nothing was chosen: beside its words, or above them. */
export function usualPlacement({ width, height }: Pick<Area, 'width' | 'height'>): CodePlacement {
  const isUpright = width < height
  return { place: isUpright ? { x: 'centre', y: 'top' } : { x: 'left', y: 'middle' }, dimming: 0 }
}

interface Adjusting {
  usual: CodePlacement
  /** As the page drew it last; without a code on the screen its size cannot be changed. */
  size: DrawnSize | undefined
}

/** The placement after one press of a key; the same one where it goes no further. */
export function adjusted(
  placement: CodePlacement,
  key: CodeAdjustment,
  { usual, size }: Adjusting,
): CodePlacement {
  const { place } = placement
  switch (key) {
    case 'left':
      return { ...placement, place: { ...place, x: stepped(columns, place.x, -1) } }
    case 'right':
      return { ...placement, place: { ...place, x: stepped(columns, place.x, 1) } }
    case 'up':
      return { ...placement, place: { ...place, y: stepped(rows, place.y, -1) } }
    case 'down':
      return { ...placement, place: { ...place, y: stepped(rows, place.y, 1) } }
    case 'larger':
      return withShare(placement, size?.largerShare)
    case 'smaller':
      return withShare(placement, size?.smallerShare)
    case 'dim':
      return {
        ...placement,
        dimming: placement.dimming === 0 ? 1 : placement.dimming === 1 ? 2 : 0,
      }
    case 'reset':
      return usual
  }
}

function withShare(placement: CodePlacement, share: number | undefined): CodePlacement {
  return share === undefined ? placement : { ...placement, share }
}

function stepped<Step extends string>(steps: readonly Step[], from: Step, by: 1 | -1): Step {
  return steps[steps.indexOf(from) + by] ?? from
}

export interface CodePlacementsOptions {
  /** The screen that codes are shown on now. */
  codeScreen: () => LiveScreen | undefined
  known: {
    read: () => KnownScreen[]
    keep: (known: KnownScreen[]) => void
  }
  /** How large the code on it is now. */
  size: () => DrawnSize | undefined
  /** Called when something was set: what is shown has to follow. */
  changed: () => void
}

export type CodePlacements = ReturnType<typeof createCodePlacements>

/** Where a code stands on each screen, how large and how bright: as somebody set it, for good. */
export function createCodePlacements(options: CodePlacementsOptions) {
  const { codeScreen, known, size, changed } = options

  /** What is set for the screen that codes are shown on now, and what would be without that. */
  function read() {
    const screen = codeScreen()
    const set = screen && recall(known.read(), screen)
    const usual = usualPlacement(screen?.bounds ?? { width: 1, height: 0 })
    return { usual, chosen: set?.placement, scale: screen && scaleOf(screen, set) }
  }

  return {
    current: (): CurrentPlacement => {
      const { usual, chosen, scale } = read()
      const { dimming, ...placement } = chosen ?? usual
      return { dimming, placement: { ...placement, ...scale } }
    },
    /** What is known of a screen beyond what the system tells. */
    of: (screen: LiveScreen) => {
      const set = recall(known.read(), screen)
      return { scale: scaleOf(screen, set), share: set?.placement?.share }
    },
    /** Somebody held a card to the screen that codes are shown on. */
    keepMeasure: (devicePixelsPerMm: number): void => {
      const screen = codeScreen()
      if (!screen) return
      const measured = measuredOf(screen, devicePixelsPerMm)
      known.keep(remember(known.read(), screen, { measured }))
      changed()
    },
    /** As the desk may know it. */
    state: (): NonNullable<DisplayState['placement']> => {
      const { usual, chosen } = read()
      const { place, dimming } = chosen ?? usual
      return { place, dimming, isUsual: chosen === undefined }
    },
    adjust: (key: CodeAdjustment): void => {
      const screen = codeScreen()
      if (!screen) return
      const { usual, chosen } = read()
      const placement = adjusted(chosen ?? usual, key, { usual, size: size() })
      const isUsual = JSON.stringify(placement) === JSON.stringify(usual)
      const set = { placement: isUsual ? undefined : placement }
      known.keep(remember(known.read(), screen, set))
      changed()
    },
  }
}
