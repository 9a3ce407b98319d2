import {
  GlobalWorkerOptions,
  getDocument,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { readCode } from '../qr/code-pixels.ts'

/** The dots of the print heads in use: 203 to the inch. */
const pixelsPerMm = 8
const pointsPerMm = 72 / 25.4

interface Place {
  xMm: number
  yMm: number
  sideMm: number
}

interface PdfContent {
  /** What the code at that place decodes to; empty when nothing can be read. */
  decoded: string
  /** The first page as a PNG, in a `data:` address. */
  picture: string
}

/**
 * What a phone would read from the paper: the PDF is turned into a print head's dots by PDF.js, which
 * knows nothing of the page that the PDF was made from.
 */
export async function readPdf(pdf: Uint8Array, code: Place): Promise<PdfContent> {
  await stayInThisThread()
  const loading = getDocument({
    data: pdf,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
  })
  try {
    const page = await (await loading.promise).getPage(1)
    const canvas = await rasterise(page)
    return { decoded: readAt(canvas, code), picture: canvas.toDataURL('image/png') }
  } finally {
    await loading.destroy()
  }
}

/** A worker of PDF.js would be another script to serve; this page has nothing else to do meanwhile. */
async function stayInThisThread() {
  if (GlobalWorkerOptions.workerSrc !== '') return
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  GlobalWorkerOptions.workerSrc = 'own-thread'
}

async function rasterise(page: PDFPageProxy): Promise<HTMLCanvasElement> {
  const viewport = page.getViewport({ scale: pixelsPerMm / pointsPerMm })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  const canvasContext = canvas.getContext('2d', { willReadFrequently: true })
  // `print` draws at once; `display` would wait for animation frames, which a hidden page has none of.
  if (canvasContext) {
    await page.render({ canvas, canvasContext, viewport, intent: 'print' }).promise
  }
  return canvas
}

function readAt(canvas: HTMLCanvasElement, { xMm, yMm, sideMm }: Place): string {
  const side = Math.round(sideMm * pixelsPerMm)
  const context = canvas.getContext('2d')
  if (!context || side === 0) return ''
  const [left, top] = [Math.round(xMm * pixelsPerMm), Math.round(yMm * pixelsPerMm)]
  const { data } = context.getImageData(left, top, side, side)
  return readCode({ data, side, modulePixels: 1 })
}
