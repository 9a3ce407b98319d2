import { create } from 'qrcode'
import { quietModules } from './code-geometry.ts'

export interface CodeModules {
  /** Along one side, without the quiet zone. */
  size: number
  isDark: (row: number, column: number) => boolean
}

/** The link as modules, error correction M: what a worn screen still gives back. */
export function codeModules(link: string): CodeModules {
  const { modules } = create(link, { errorCorrectionLevel: 'M' })
  return {
    size: modules.size,
    isDark: (row, column) => modules.data[row * modules.size + column] === 1,
  }
}

/** Black on white RGBA pixels of the whole code, quiet zone included; `modulePixels` is whole. */
export function codePixels({ size, isDark }: CodeModules, modulePixels: number): Uint32Array {
  const side = (size + 2 * quietModules) * modulePixels
  const pixels = new Uint32Array(side * side).fill(0xffffffff)
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (isDark(row, column)) blacken(pixels, { side, modulePixels, row, column })
    }
  }
  return pixels
}

interface Module {
  side: number
  modulePixels: number
  row: number
  column: number
}

// Alpha is the highest byte of a little-endian pixel, and every machine this runs on is little-endian.
const black = 0xff000000

function blacken(pixels: Uint32Array, { side, modulePixels, row, column }: Module) {
  const left = (column + quietModules) * modulePixels
  const top = (row + quietModules) * modulePixels
  for (let y = top; y < top + modulePixels; y += 1) {
    pixels.fill(black, y * side + left, y * side + left + modulePixels)
  }
}
