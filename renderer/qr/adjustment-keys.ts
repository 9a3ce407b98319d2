import type { CodeAdjustment } from '#contract'

const adjustments: Readonly<Record<string, CodeAdjustment>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  '+': 'larger',
  // The key of plus, without Shift, on most keyboards.
  '=': 'larger',
  '-': 'smaller',
  d: 'dim',
  D: 'dim',
  '0': 'as-usual',
  Home: 'as-usual',
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>

/** What a key does to the code, the same over the desk and from it; nothing for every other key. */
export function adjustmentFor(pressed: Pressed): CodeAdjustment | undefined {
  const { key, ctrlKey, altKey, metaKey, repeat } = pressed
  if (ctrlKey || altKey || metaKey || !Object.hasOwn(adjustments, key)) return undefined
  const adjustment = adjustments[key]
  // A key that is held down goes on growing or shrinking, but does not dim again and again.
  return repeat && adjustment === 'dim' ? undefined : adjustment
}
