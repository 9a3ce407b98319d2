import { useLayoutEffect, useRef } from 'react'
import './qr-code.css'
import { type CodeGeometry, offsetToDevicePixel } from './code-geometry.ts'
import { type CodeModules, codeModules, codePixels, readCode } from './code-pixels.ts'

interface QrCodeProps extends CodeToDraw {
  /** Its alternative text: what it does for whoever scans it. */
  label: string
  /** Draws anew whenever it is another one: main waits for an answer to every scene it sends. */
  occasion: unknown
  /** Called after the first drawing, and after every new one. */
  onDrawn: (drawn: DrawnCode) => void
}

/**
 * A QR code, drawn at once and again whenever the page's size or its pixels change.
 * No animation frame is waited for: a hidden window has none.
 */
export function QrCode({ text, label, sizeFor, occasion, onDrawn }: QrCodeProps) {
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const latest = useRef({ sizeFor, onDrawn })
  latest.current = { sizeFor, onDrawn }

  useLayoutEffect(() => {
    if (occasion === undefined) return
    let drawn: DrawnCode | undefined
    const draw = () => {
      const canvas = canvasRef.current
      if (!canvas) return
      drawn = drawCode(canvas, { text, sizeFor: latest.current.sizeFor }, drawn)
      snapToDevicePixels(canvas)
      latest.current.onDrawn(drawn)
    }
    draw()
    return onPixelsChanged(draw)
  }, [text, occasion])

  return <canvas ref={canvasRef} className="qr-code" role="img" aria-label={label} />
}

/** A window that is moved to a display of another density may keep its size: both are listened to. */
function onPixelsChanged(listener: () => void): () => void {
  let density = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
  const onDensity = () => {
    density.removeEventListener('change', onDensity)
    density = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    density.addEventListener('change', onDensity)
    listener()
  }
  density.addEventListener('change', onDensity)
  window.addEventListener('resize', listener)
  return () => {
    density.removeEventListener('change', onDensity)
    window.removeEventListener('resize', listener)
  }
}

interface CodeToDraw {
  /** What it holds. */
  text: string
  /** How large, for so many modules along one side of the symbol, on a canvas that is on the page already. */
  sizeFor: (modules: number, canvas: HTMLCanvasElement) => CodeGeometry
}

interface DrawnCode {
  canvas: HTMLCanvasElement
  /** What the pixels decode to; empty when they cannot be read. */
  decoded: string
  geometry: CodeGeometry
  modules: CodeModules
}

/**
 * Draws the text as a code on the canvas, and reads the pixels back. `before`: how the same text stands there
 * already. A window that comes on the screen changes its size more than once, and hardly ever the code's:
 * then what was drawn and read stays.
 */
function drawCode(
  canvas: HTMLCanvasElement,
  { text, sizeFor }: CodeToDraw,
  before?: DrawnCode,
): DrawnCode {
  const modules = before?.modules ?? codeModules(text)
  const geometry = sizeFor(modules.size, canvas)
  if (before && isDrawnSo(before.geometry, geometry)) return { ...before, geometry }
  const { modulePixels, canvasPixels, cssSize } = geometry
  canvas.width = canvasPixels
  canvas.height = canvasPixels
  canvas.style.width = `${cssSize}px`
  canvas.style.height = `${cssSize}px`
  // Read back from memory: a canvas on the graphics card would have to be fetched first.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return { canvas, decoded: '', geometry, modules }
  const pixels = new Uint8ClampedArray(codePixels(modules, modulePixels).buffer)
  context.putImageData(new ImageData(pixels, canvasPixels), 0, 0)
  const { data } = context.getImageData(0, 0, canvasPixels, canvasPixels)
  const decoded = readCode({ data, side: canvasPixels, modulePixels })
  return { canvas, decoded, geometry, modules }
}

function isDrawnSo(before: CodeGeometry, now: CodeGeometry): boolean {
  return before.canvasPixels === now.canvasPixels && before.cssSize === now.cssSize
}

/** Moves the canvas by less than a pixel, so that its modules begin on the screen's own pixels. */
function snapToDevicePixels(canvas: HTMLCanvasElement) {
  canvas.style.left = '0'
  canvas.style.top = '0'
  const { left, top } = canvas.getBoundingClientRect()
  canvas.style.left = `${offsetToDevicePixel(left, window.devicePixelRatio)}px`
  canvas.style.top = `${offsetToDevicePixel(top, window.devicePixelRatio)}px`
}
