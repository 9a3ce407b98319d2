import {
  type CodeAdjustment,
  type CodePlace,
  type Dimming,
  isShortcutName,
  type KeyPress,
  type ShortcutName,
} from '#contract'
import { keyboard } from '../keyboard.ts'

/** What each of a shortcut's keys does. */
type Meanings = Partial<Record<ShortcutName, readonly CodeAdjustment[]>>

const moves: Meanings = { move: ['left', 'up', 'down', 'right'] }

const atTheDesk: Meanings = {
  ...moves,
  larger: ['larger'],
  smaller: ['smaller'],
  dim: ['dim'],
  reset: ['reset', 'reset'],
}

/** Signs need Ctrl: by themselves they are somebody's typing that the desk, which is covered, does not get. */
const overTheDesk: Meanings = {
  ...moves,
  displayLarger: ['larger'],
  displaySmaller: ['smaller'],
  displayDim: ['dim'],
  displayReset: ['reset', 'reset'],
}

/** What a key does to the code; nothing for every other key. */
export function adjustmentFor(
  pressed: KeyPress & Pick<KeyboardEvent, 'repeat'>,
  isOverDesk: boolean,
): CodeAdjustment | undefined {
  const meanings = isOverDesk ? overTheDesk : atTheDesk
  const found = keyboard.find(pressed, Object.keys(meanings).filter(isShortcutName))
  const adjustment = found && meanings[found.name]?.[found.index]
  // A key that is held down goes on growing or shrinking, but does not dim again and again.
  return pressed.repeat && adjustment === 'dim' ? undefined : adjustment
}

const places: Record<CodePlace['y'], Record<CodePlace['x'], string>> = {
  top: { left: 'Top left', centre: 'Top', right: 'Top right' },
  middle: { left: 'Left', centre: 'Centre', right: 'Right' },
  bottom: { left: 'Bottom left', centre: 'Bottom', right: 'Bottom right' },
}

const dimmings: Record<Dimming, string> = { 0: 'full brightness', 1: 'dimmed', 2: 'dimmed more' }

/** Where the code stands, for staff: "Top left". */
export function placeWords({ x, y }: CodePlace): string {
  return places[y][x]
}

export function dimmingWords(dimming: Dimming): string {
  return dimmings[dimming]
}
