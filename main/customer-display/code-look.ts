import type { CodeAdjustment, CodeLook, DrawnSize } from '#contract'
import type { Area } from './screens.ts'

const columns = ['left', 'centre', 'right'] as const
const rows = ['top', 'middle', 'bottom'] as const

/** How a code stands on a screen for which nothing was chosen: beside its words, or above them. */
export function usualLook({ width, height }: Pick<Area, 'width' | 'height'>): CodeLook {
  const isUpright = width < height
  return { place: isUpright ? { x: 'centre', y: 'top' } : { x: 'left', y: 'middle' }, dimming: 0 }
}

interface Adjusting {
  usual: CodeLook
  /** As the page drew it last; without a code on the screen its size cannot be changed. */
  size: DrawnSize | undefined
}

/** The look after one press of a key; the same one where it goes no further. */
export function adjusted(
  look: CodeLook,
  key: CodeAdjustment,
  { usual, size }: Adjusting,
): CodeLook {
  const { place } = look
  switch (key) {
    case 'left':
      return { ...look, place: { ...place, x: stepped(columns, place.x, -1) } }
    case 'right':
      return { ...look, place: { ...place, x: stepped(columns, place.x, 1) } }
    case 'up':
      return { ...look, place: { ...place, y: stepped(rows, place.y, -1) } }
    case 'down':
      return { ...look, place: { ...place, y: stepped(rows, place.y, 1) } }
    case 'larger':
      return withShare(look, size?.largerShare)
    case 'smaller':
      return withShare(look, size?.smallerShare)
    case 'dim':
      return { ...look, dimming: look.dimming === 0 ? 1 : look.dimming === 1 ? 2 : 0 }
    case 'as-usual':
      return usual
  }
}

function withShare(look: CodeLook, share: number | undefined): CodeLook {
  return share === undefined ? look : { ...look, share }
}

function stepped<Step extends string>(steps: readonly Step[], from: Step, by: 1 | -1): Step {
  return steps[steps.indexOf(from) + by] ?? from
}
