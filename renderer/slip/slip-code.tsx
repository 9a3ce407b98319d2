import { useMemo } from 'react'
import { type SlipFormat, slipFormats } from '#contract'
import { quietModules } from '../qr/code-geometry.ts'
import { type CodeModules, codeModules } from '../qr/code-pixels.ts'

interface SlipCodeProps {
  link: string
  /** What a screen reader says that it is. */
  name: string
  format: SlipFormat
}

/** The link as a QR code in millimetres: one shape, so that no printer leaves a gap between two modules. */
export function SlipCode({ link, name, format }: SlipCodeProps) {
  const modules = useMemo(() => codeModules(link), [link])
  const { sideMm, leftMm } = slipCodeSize(format, modules.size)
  const side = modules.size + 2 * quietModules
  return (
    <svg
      className="slip-code"
      role="img"
      aria-label={name}
      viewBox={`0 0 ${side} ${side}`}
      style={{ width: `${sideMm}mm`, height: `${sideMm}mm`, marginLeft: `${leftMm}mm` }}
    >
      <path d={darkRuns(modules)} />
    </svg>
  )
}

/** Each run of dark modules in a row as a rectangle of the path. */
function darkRuns({ size, isDark }: CodeModules): string {
  const runs: string[] = []
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!isDark(row, column)) continue
      const start = column
      while (column + 1 < size && isDark(row, column + 1)) column += 1
      const width = column - start + 1
      runs.push(`M${start + quietModules} ${row + quietModules}h${width}v1h-${width}z`)
    }
  }
  return runs.join('')
}

/** A dot of the print heads in use: 203 to the inch is 8 to the millimetre. */
const dotMm = 0.125

interface SlipCodeSize {
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
