import { codeGeometry, offsetToDevicePixel } from './code-geometry.ts'
import { codeModules, codePixels } from './code-pixels.ts'
import { readCode } from './read-code.ts'

/** Draws the text as a code on the canvas, as large as the page allows, and answers what the pixels decode to. */
export function drawCode(canvas: HTMLCanvasElement, text: string): string {
  const modules = codeModules(text)
  const { modulePixels, canvasPixels, cssSize } = codeGeometry({
    width: window.innerWidth,
    height: window.innerHeight,
    devicePixelRatio: window.devicePixelRatio,
    modules: modules.size,
  })
  canvas.width = canvasPixels
  canvas.height = canvasPixels
  canvas.style.width = `${cssSize}px`
  canvas.style.height = `${cssSize}px`
  // Read back from memory: a canvas on the graphics card would have to be fetched first.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return ''
  const pixels = new Uint8ClampedArray(codePixels(modules, modulePixels).buffer as ArrayBuffer)
  context.putImageData(new ImageData(pixels, canvasPixels), 0, 0)
  const { data } = context.getImageData(0, 0, canvasPixels, canvasPixels)
  return readCode({ data, side: canvasPixels, modulePixels })
}

/** Moves the canvas by less than a pixel, so that its modules begin on the screen's own pixels. */
export function snapToDevicePixels(canvas: HTMLCanvasElement) {
  canvas.style.left = '0'
  canvas.style.top = '0'
  const { left, top } = canvas.getBoundingClientRect()
  canvas.style.left = `${offsetToDevicePixel(left, window.devicePixelRatio)}px`
  canvas.style.top = `${offsetToDevicePixel(top, window.devicePixelRatio)}px`
}
