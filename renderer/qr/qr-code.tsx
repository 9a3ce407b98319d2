import { useLayoutEffect, useRef } from 'react'
import { drawCode, snapToDevicePixels } from './draw-code.ts'
import './qr-code.css'

interface QrCodeProps {
  link: string
  /** Draws anew whenever it is another one: main waits for an answer to every scene it sends. */
  occasion: unknown
  /** What the drawn pixels decode to: after the first drawing, and after every new one. */
  onDrawn: (decoded: string) => void
}

/**
 * The link as a QR code, drawn at once and again whenever the page's size or its pixels change.
 * No animation frame is waited for: a hidden window has none.
 */
export function QrCode({ link, occasion, onDrawn }: QrCodeProps) {
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const onDrawnRef = useRef(onDrawn)
  onDrawnRef.current = onDrawn

  useLayoutEffect(() => {
    if (occasion === undefined) return
    const draw = () => {
      const canvas = canvasRef.current
      if (!canvas) return
      const decoded = drawCode(canvas, link)
      snapToDevicePixels(canvas)
      onDrawnRef.current(decoded)
    }
    draw()
    return onPixelsChanged(draw)
  }, [link, occasion])

  return (
    <canvas
      ref={canvasRef}
      className="qr-code"
      role="img"
      aria-label="QR code: opens your VerifiMe invitation"
    />
  )
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
