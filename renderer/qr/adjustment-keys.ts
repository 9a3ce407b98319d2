import type { CodeAdjustment } from '#contract'

const ways: Readonly<Record<string, CodeAdjustment>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'as-usual',
}
const signs: Readonly<Record<string, CodeAdjustment>> = {
  '+': 'larger',
  // The key of plus, without Shift, on most keyboards.
  '=': 'larger',
  '-': 'smaller',
  d: 'dim',
  D: 'dim',
  '0': 'as-usual',
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>

/**
 * What a key does to the code; nothing for every other key. Over the desk signs need Ctrl: by themselves they are
 * somebody's typing that the desk, which is covered, does not get.
 */
export function adjustmentFor(pressed: Pressed, isOverDesk: boolean): CodeAdjustment | undefined {
  const { key, ctrlKey, altKey, metaKey, repeat } = pressed
  const isSign = Object.hasOwn(signs, key)
  const isControl = ctrlKey || metaKey
  if (altKey || isControl !== (isSign && isOverDesk)) return undefined
  const adjustment = isSign ? signs[key] : Object.hasOwn(ways, key) ? ways[key] : undefined
  // A key that is held down goes on growing or shrinking, but does not dim again and again.
  return repeat && adjustment === 'dim' ? undefined : adjustment
}
