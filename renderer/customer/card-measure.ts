/** Every bank card (ISO/IEC 7810, ID-1). */
export const cardMm = { width: 85.6, height: 53.98 }

/** CSS's own idea, to begin with where nothing is known. */
const cssPixelsPerMm = 96 / 25.4
/** The coarsest and the finest screens that are made, in device pixels to the millimetre. */
const coarsest = 0.6
const finest = 30
const mostOfPage = 0.8

/** The width of a card on a screen that is so fine, in whole device pixels. */
export function cardPixelsAt(devicePixelsPerMm?: number): number {
  return Math.round((devicePixelsPerMm ?? cssPixelsPerMm * window.devicePixelRatio) * cardMm.width)
}

/** How fine a screen is on which a card is so many device pixels wide. */
export function perMmOf(cardPixels: number): number {
  return cardPixels / cardMm.width
}

export function smallestCard(): number {
  return Math.ceil(coarsest * cardMm.width)
}

/** With the whole of it on the page. */
export function largestCard(): number {
  const { innerWidth, devicePixelRatio } = window
  const widest = Math.min(innerWidth * mostOfPage * devicePixelRatio, finest * cardMm.width)
  return Math.floor(widest)
}
