import { useLayoutEffect, useRef } from 'react'
import { type CodeToDraw, type DrawnCode, drawCode, snapToDevicePixels } from './draw-code.ts'
import './qr-code.css'

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
