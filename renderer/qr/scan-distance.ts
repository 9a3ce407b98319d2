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
