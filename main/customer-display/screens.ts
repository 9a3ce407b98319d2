import type { KnownScreen, MeasuredScreen, RememberedScreen } from '#contract'

/** In the system's own pixels, which are not the device's where it scales. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** A screen that is connected now. */
export interface LiveScreen {
  id: number
  name: string
  bounds: Area
  scaleFactor: number
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

/** Screens come and go; the ones that were set last are kept. */
const mostKnown = 20

type Identity = Pick<LiveScreen, 'id' | 'name'>

/**
 * What was set for this screen. Another screen may have been given its number, so the name counts too;
 * and a screen may have been given another number, so a name alone is enough where there is one.
 */
export function recall(known: readonly KnownScreen[], live: Identity): KnownScreen | undefined {
  const namesakes = known.filter(({ name }) => name === live.name)
  return namesakes.find(({ id }) => id === live.id) ?? (live.name ? namesakes[0] : undefined)
}

/** The same list with something set for this screen, which comes first. */
export function remember(
  known: readonly KnownScreen[],
  { id, name }: Identity,
  set: Omit<KnownScreen, 'id' | 'name'>,
): KnownScreen[] {
  const before = recall(known, { id, name })
  const others = known.filter((other) => !(other.id === id && other.name === name))
  return [{ ...before, ...set, id, name }, ...others].slice(0, mostKnown)
}

/** How fine a screen is. */
export interface ScreenScale {
  devicePixelsPerMm: number
}

/** As somebody measured it at this resolution: no system is believed about sizes, and nothing is guessed. */
export function scaleOf(
  live: LiveScreen,
  known: Pick<KnownScreen, 'measured'> | undefined,
): ScreenScale | undefined {
  const measured = known?.measured
  if (!measured || !isSameResolution(measured, devicePixels(live))) return undefined
  return { devicePixelsPerMm: measured.devicePixelsPerMm }
}

/** What somebody found holding a card to the glass; of no use once the resolution is another one. */
export function measuredOf(live: LiveScreen, devicePixelsPerMm: number): MeasuredScreen {
  return { ...devicePixels(live), devicePixelsPerMm }
}

interface PixelSize {
  width: number
  height: number
}

export function devicePixels({ bounds, scaleFactor }: LiveScreen): PixelSize {
  return {
    width: Math.round(bounds.width * scaleFactor),
    height: Math.round(bounds.height * scaleFactor),
  }
}

/** A window system counts in its own pixels and rounds: the panel's own come out by a hair otherwise. */
const roundingPixels = 2

/** Upright or not: turning a screen does not change its pixels. */
function isSameResolution(one: PixelSize, other: PixelSize): boolean {
  const isNear = (a: number, b: number) => Math.abs(a - b) <= roundingPixels
  return (
    (isNear(one.width, other.width) && isNear(one.height, other.height)) ||
    (isNear(one.width, other.height) && isNear(one.height, other.width))
  )
}
