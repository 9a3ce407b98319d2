import { codeModules, codePixels } from '../qr/code-pixels.ts'
import { readCode } from '../qr/read-code.ts'

const modulePixels = 8

/**
 * Draws and reads a code that nobody sees, and fetches the fonts, while the window is still hidden:
 * the first customer's code would otherwise take a quarter of a second longer than the next.
 */
export function warmUp() {
  const modules = codeModules('https://portal.example/sign-up/track-id/warm-up')
  const pixels = codePixels(modules, modulePixels)
  const side = Math.sqrt(pixels.length)
  readCode({ data: new Uint8ClampedArray(pixels.buffer), side, modulePixels })
  // Face by face: `document.fonts.load` never answers in a window that is hidden.
  for (const face of document.fonts) {
    if (/Inter|Atkinson/u.test(face.family) && face.unicodeRange.includes('U+0-FF'))
      void face.load()
  }
}
