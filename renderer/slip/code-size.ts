import { type SlipFormat, slipFormats } from '#contract'
import { quietModules } from '../qr/code-geometry.ts'

/** A dot of the print heads in use: 203 to the inch is 8 to the millimetre. */
const dotMm = 0.125

export interface SlipCodeSize {
  moduleMm: number
  /** Quiet zone included. */
  sideMm: number
  /** From the paper's left edge; on a whole dot, so that every module is. */
  leftMm: number
}

/**
 * How large a code of so many modules is on that paper: the format's own module, or for an unusually long
 * link the largest one of whole dots with which the code still fits between the margins.
 */
export function slipCodeSize(format: SlipFormat, modules: number): SlipCodeSize {
  const { widthMm, code } = slipFormats[format]
  const allModules = modules + 2 * quietModules
  const largestMm = wholeDots((widthMm - 2 * code.marginMm) / allModules)
  const moduleMm = Math.min(code.moduleMm, largestMm)
  const sideMm = moduleMm * allModules
  return { moduleMm, sideMm, leftMm: wholeDots((widthMm - sideMm) / 2) }
}

function wholeDots(mm: number): number {
  return Math.floor(mm / dotMm) * dotMm
}
