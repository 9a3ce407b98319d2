import { useMemo } from 'react'
import type { SlipFormat } from '#contract'
import { quietModules } from '../qr/code-geometry.ts'
import { type CodeModules, codeModules } from '../qr/code-pixels.ts'
import { slipCodeSize } from './code-size.ts'

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
