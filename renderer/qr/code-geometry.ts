/** Modules of white around the symbol: ISO/IEC 18004 asks for four. */
export const quietModules = 4

const shareOfShortSide = 0.7
const smallestMm = 80
const cssPixelsPerMm = 96 / 25.4

export interface Room {
  /** The page, in CSS pixels. */
  width: number
  height: number
  devicePixelRatio: number
  /** Modules along one side of the symbol, without the quiet zone. */
  modules: number
}

export interface CodeGeometry {
  /** Device pixels a module: always whole, so that every edge is sharp. */
  modulePixels: number
  /** Device pixels along one side, quiet zone included: the canvas's own size. */
  canvasPixels: number
  /** The same in CSS pixels: the canvas's size on the page. */
  cssSize: number
}

/**
 * How large a code is drawn: the symbol about 70 % of the page's short side, at least 80 mm where
 * the page allows, and with its quiet zone never larger than the page.
 */
export function codeGeometry({ width, height, devicePixelRatio, modules }: Room): CodeGeometry {
  const shortSide = Math.min(width, height)
  const wanted = Math.max(shortSide * shareOfShortSide, smallestMm * cssPixelsPerMm)
  const allModules = modules + 2 * quietModules
  const largest = Math.floor((shortSide * devicePixelRatio) / allModules)
  const modulePixels = Math.max(
    1,
    Math.min(Math.round((wanted * devicePixelRatio) / modules), largest),
  )
  const canvasPixels = modulePixels * allModules
  return { modulePixels, canvasPixels, cssSize: canvasPixels / devicePixelRatio }
}

/** How far something at `cssPosition` must move to begin on a whole device pixel, in CSS pixels. */
export function offsetToDevicePixel(cssPosition: number, devicePixelRatio: number): number {
  const device = cssPosition * devicePixelRatio
  const offset = (Math.round(device) - device) / devicePixelRatio
  return Math.abs(offset) < 1e-6 ? 0 : offset
}
