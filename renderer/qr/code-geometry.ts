/** Modules of white around the symbol: ISO/IEC 18004 asks for four. */
export const quietModules = 4

const usualShare = 0.7
const smallestShare = 0.5
const smallestMm = 80
/** CSS's own idea of a millimetre, where the screen's real size is not known: mostly a little too small. */
const cssPixelsPerMm = 96 / 25.4

export interface Room {
  /** The page's short side, in CSS pixels. */
  shortSide: number
  /** As much as the code with its quiet zone may take of the page, in CSS pixels. */
  largestSide: number
  devicePixelRatio: number
  /** Modules along one side of the symbol, without the quiet zone. */
  modules: number
  /** The part of the short side that the symbol should take; without one, the usual. */
  share?: number | undefined
  /** Of the real screen, where that is known. */
  devicePixelsPerMm?: number | undefined
}

export interface CodeGeometry {
  /** Device pixels a module: always whole, so that every edge is sharp. */
  modulePixels: number
  /** Device pixels along one side, quiet zone included: the canvas's own size. */
  canvasPixels: number
  /** The same in CSS pixels: the canvas's size on the page. */
  cssSize: number
  /** The symbol's side without quiet zone, where the screen's real size is known. */
  symbolMm?: number
  /** The part of the short side that one device pixel a module less, or more, would take; absent at the end. */
  smallerShare?: number
  largerShare?: number
}

/**
 * How large a code is drawn: the symbol as large as wanted, at least 80 mm where the page allows (half of
 * the short side where millimetres are not known), and with its quiet zone never larger than its room.
 */
export function codeGeometry(room: Room): CodeGeometry {
  const { shortSide, devicePixelRatio, modules, share = usualShare, devicePixelsPerMm } = room
  const { least, most } = limits(room)
  const sharePerPixel = modules / (shortSide * devicePixelRatio)
  const modulePixels = Math.min(most, Math.max(least, Math.round(share / sharePerPixel)))
  const canvasPixels = modulePixels * (modules + 2 * quietModules)
  return {
    modulePixels,
    canvasPixels,
    cssSize: canvasPixels / devicePixelRatio,
    ...(devicePixelsPerMm ? { symbolMm: (modulePixels * modules) / devicePixelsPerMm } : {}),
    ...(modulePixels > least ? { smallerShare: (modulePixels - 1) * sharePerPixel } : {}),
    ...(modulePixels < most ? { largerShare: (modulePixels + 1) * sharePerPixel } : {}),
  }
}

/** Of a production link with error correction M. */
const usualModules = 37

/** How large a usual code will come out on a screen whose size is known, before one is drawn. */
export function expectedSymbolMm(
  screen: Omit<Room, 'modules' | 'largestSide'> & { devicePixelsPerMm: number },
): number {
  const room = { ...screen, largestSide: screen.shortSide, modules: usualModules }
  return (codeGeometry(room).modulePixels * usualModules) / screen.devicePixelsPerMm
}

/** Device pixels a module, at least and at most. */
function limits(room: Room): { least: number; most: number } {
  const { shortSide, largestSide, devicePixelRatio, modules, devicePixelsPerMm } = room
  const allModules = modules + 2 * quietModules
  const most = Math.max(1, Math.floor((largestSide * devicePixelRatio) / allModules))
  const smallest = devicePixelsPerMm
    ? smallestMm * devicePixelsPerMm
    : Math.max(smallestMm * cssPixelsPerMm, smallestShare * shortSide) * devicePixelRatio
  return { least: Math.min(most, Math.ceil(smallest / modules)), most }
}

/** How far something at `cssPosition` must move to begin on a whole device pixel, in CSS pixels. */
export function offsetToDevicePixel(cssPosition: number, devicePixelRatio: number): number {
  const device = cssPosition * devicePixelRatio
  const offset = (Math.round(device) - device) / devicePixelRatio
  return Math.abs(offset) < 1e-6 ? 0 : offset
}

/** A phone's camera reads a code from about so many times its width away. */
const widthsAway = 12.5

/**
 * From how far a symbol of this width scans, without its quiet zone: "1.8 m", "90 cm". Rounded down, and
 * the coarser the further: a promise that is not quite used is better than one that is not kept.
 */
export function scanDistance(symbolMm: number): string {
  const centimetres = (symbolMm * widthsAway) / 10
  if (centimetres < 100) return `${roundedDown(centimetres, 5)} cm`
  const metres = roundedDown(centimetres, centimetres < 300 ? 10 : 50) / 100
  return `${metres} m`
}

function roundedDown(value: number, step: number): number {
  return Math.floor(value / step + 1e-9) * step
}
