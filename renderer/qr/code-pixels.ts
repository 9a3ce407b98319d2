import jsQR from 'jsqr'
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
export function codePixels(
  { size, isDark }: CodeModules,
  modulePixels: number,
): Uint32Array<ArrayBuffer> {
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

/** Enough for any decoder; each further one takes it longer, and every pixel of a 4K code a tenth of a second. */
const pixelsPerModule = 4

interface CodeOnCanvas {
  /** RGBA, row by row, as `getImageData` gives them. */
  data: Uint8ClampedArray
  /** Device pixels along one side. */
  side: number
  modulePixels: number
}

/** What a phone would read from these pixels; empty when nothing can be read. */
export function readCode({ data, side, modulePixels }: CodeOnCanvas): string {
  const step = Math.max(1, Math.floor(modulePixels / pixelsPerModule))
  const sampled = step === 1 ? { data, side } : everyNth(data, side, step)
  const found = jsQR(sampled.data, sampled.side, sampled.side, { inversionAttempts: 'dontInvert' })
  return found?.data ?? ''
}

function everyNth(data: Uint8ClampedArray, side: number, step: number) {
  const all = new Uint32Array(data.buffer, data.byteOffset, side * side)
  const sampledSide = Math.floor(side / step)
  const sampled = new Uint32Array(sampledSide * sampledSide)
  for (let y = 0; y < sampledSide; y += 1) {
    for (let x = 0; x < sampledSide; x += 1) {
      sampled[y * sampledSide + x] = all[y * step * side + x * step] ?? 0
    }
  }
  return { data: new Uint8ClampedArray(sampled.buffer), side: sampledSide }
}
