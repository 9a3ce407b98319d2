import type { KnownScreen, MeasuredScreen } from '#contract'
import type { ConnectedMonitor } from './drm-monitors.ts'
import type { LiveScreen, SizeMm } from './screens.ts'

/** A window system counts in its own pixels and rounds: the panel's own come out by a hair otherwise. */
const roundingPixels = 2

interface PixelSize {
  width: number
  height: number
}

/** How fine a screen is, and who says so. */
export interface ScreenScale {
  devicePixelsPerMm: number
  from: 'measured' | 'screen'
}

/** Nothing is guessed: as somebody measured it at this resolution, else as the screen itself tells. */
export function scaleOf(live: LiveScreen, known: KnownScreen | undefined): ScreenScale | undefined {
  const pixels = devicePixels(live)
  const measured = known?.measured
  if (measured && isSame(measured, pixels)) {
    return { devicePixelsPerMm: measured.devicePixelsPerMm, from: 'measured' }
  }
  const { sizeMm } = live
  return sizeMm && { devicePixelsPerMm: pixels.width / sizeMm.width, from: 'screen' }
}

/** What somebody found holding a card to the glass; of no use once the resolution is another one. */
export function measuredOf(live: LiveScreen, devicePixelsPerMm: number): MeasuredScreen {
  return { ...devicePixels(live), devicePixelsPerMm }
}

/**
 * What the monitor on which this screen is says of its size, turned as the screen is turned. Nothing when
 * none or more than one could be it, but that two of a kind are of one size.
 */
export function toldSize(
  live: Omit<LiveScreen, 'sizeMm'>,
  monitors: readonly ConnectedMonitor[],
): SizeMm | undefined {
  const pixels = devicePixels(live)
  const sizes = monitors
    .filter((monitor) => couldBe(monitor, live) && isSame(monitor, pixels))
    .map(({ widthMm, heightMm }) => ({ width: widthMm, height: heightMm }))
  const [size] = sizes
  const isOne = sizes.every(({ width, height }) => width === size?.width && height === size.height)
  if (!size || !isOne) return undefined
  const isTurned = pixels.width > pixels.height !== size.width > size.height
  return isTurned ? { width: size.height, height: size.width } : size
}

/** Chromium gives a built-in panel a name of its own, in the user's language, in place of its maker's. */
function couldBe(
  monitor: ConnectedMonitor,
  { name, isBuiltIn = false }: Pick<LiveScreen, 'name' | 'isBuiltIn'>,
): boolean {
  return monitor.isBuiltIn === isBuiltIn && (isBuiltIn || monitor.name === name)
}

export function devicePixels({ bounds, scaleFactor }: Omit<LiveScreen, 'sizeMm'>): PixelSize {
  return {
    width: Math.round(bounds.width * scaleFactor),
    height: Math.round(bounds.height * scaleFactor),
  }
}

/** The same resolution, upright or not: turning a screen does not change its pixels. */
function isSame(one: PixelSize, other: PixelSize): boolean {
  const isNear = (a: number, b: number) => Math.abs(a - b) <= roundingPixels
  return (
    (isNear(one.width, other.width) && isNear(one.height, other.height)) ||
    (isNear(one.width, other.height) && isNear(one.height, other.width))
  )
}
