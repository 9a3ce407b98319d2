import type { CodeAdjustment, CodePlacement, DrawnSize } from '#contract'
import type { Area } from './screens.ts'

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
