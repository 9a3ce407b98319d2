import jsQR from 'jsqr'

/** Enough for any decoder; each further one takes it longer, and every pixel of a 4K code a tenth of a second. */
const pixelsPerModule = 4

interface DrawnCode {
  /** RGBA, row by row, as `getImageData` gives them. */
  data: Uint8ClampedArray
  /** Device pixels along one side. */
  side: number
  modulePixels: number
}

/** What a phone would read from these pixels; empty when nothing can be read. */
export function readCode({ data, side, modulePixels }: DrawnCode): string {
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
