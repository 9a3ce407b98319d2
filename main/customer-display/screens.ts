import type { RememberedScreen } from '#contract'

/** In the system's own pixels, which are not the device's where it scales. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** In millimetres, as the screen is turned now. */
export interface SizeMm {
  width: number
  height: number
}

/** A screen that is connected now. */
export interface LiveScreen {
  id: number
  name: string
  bounds: Area
  scaleFactor: number
  /** A laptop's own panel. */
  isBuiltIn?: boolean
  /** As the screen itself tells, where the system passes that on. */
  sizeMm?: SizeMm
}

/** The computer's screens, as far as deciding about them needs them. */
export interface Screens {
  /** From left to right. */
  live(): LiveScreen[]
  /** The screen that the desk's window is on, or mostly on. */
  deskId(): number
  /** Calls when one comes, goes or changes, and when the desk has moved to another. Answers what ends it. */
  onChange(listener: () => void): () => void
  /** Puts a large number on each for some seconds. */
  identify(numbered: { number: number; bounds: Area }[]): void
}

/** The connected screen that was chosen; nothing when it is not among them, or two could be it. */
export function findScreen(
  chosen: RememberedScreen,
  live: readonly LiveScreen[],
): LiveScreen | undefined {
  const same = live.find(({ id }) => id === chosen.id)
  if (same) return same
  // Systems give a screen another number after a restart or at another socket; its name stays.
  const namesakes = live.filter(({ name }) => name !== '' && name === chosen.name)
  return namesakes.length === 1 ? namesakes[0] : undefined
}
