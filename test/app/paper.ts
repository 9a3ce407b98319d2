import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { readBarcodes } from 'zxing-wasm/reader'
import './screen-pixels.ts'

const mmPerInch = 25.4
const mmPerPoint = mmPerInch / 72
const run = promisify(execFile)

/** The words on a PDF's pages, as Poppler reads them, in one line. */
export async function wordsOn(pdf: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-layout', pdf, '-'])
  return stdout.replace(/\s+/gu, ' ').trim()
}

/** What a PDF says about itself beside its pages: title, author and the like. */
export async function factsOf(pdf: string): Promise<string> {
  return (await run('pdfinfo', [pdf])).stdout
}

/** Writes each page as a picture, `path-1.png`, for whoever wants to look at it. */
export async function drawPages(pdf: string, path: string): Promise<void> {
  await run('pdftoppm', ['-r', '80', '-png', pdf, path])
}

/** The size of the only page. */
export async function pageSizeMm(pdf: string): Promise<{ widthMm: number; heightMm: number }> {
  const facts = await factsOf(pdf)
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+) pts/u.exec(facts) ?? []
  if (!/Pages:\s+1\n/u.test(facts)) throw new Error(`${pdf} has not one page`)
  return { widthMm: Number(width) * mmPerPoint, heightMm: Number(height) * mmPerPoint }
}

export interface MeasuredCode {
  text: string
  moduleMm: number
  /** White around the symbol, in modules: the least of the four sides. */
  quietModules: number
  /** What one pixel more or less on the whole symbol makes of a module. */
  toleranceMm: number
}

interface Pixels {
  width: number
  height: number
  /** One byte a pixel, 0 is black. */
  grey: Buffer
}

/** Turns the page into pixels, and decodes and measures the code on it. */
export async function measureCode(pdf: string, dpi: number): Promise<MeasuredCode> {
  const pixels = await pixelsOf(pdf, dpi)
  const [code] = await readBarcodes(toImageData(pixels), { formats: ['QRCode'], tryHarder: true })
  if (!code) throw new Error(`no code can be read at ${dpi} dpi`)
  const modules = 17 + 4 * versionOf(code.extra)
  const { topLeft, bottomRight } = code.position
  const rough = { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y }
  const symbol = darkWithin(pixels, grown(rough, (2 * (rough.right - rough.left)) / modules))
  const modulePixels = (symbol.right - symbol.left + 1) / modules
  return {
    text: code.text,
    moduleMm: (modulePixels / dpi) * mmPerInch,
    quietModules: whiteAround(pixels, symbol) / modulePixels,
    toleranceMm: mmPerInch / dpi / modules,
  }
}

/** Which of the forty sizes of QR codes it is: the decoder tells it among its extras. */
function versionOf(extra: string): number {
  const { Version } = JSON.parse(extra) as { Version?: string }
  if (Version === undefined) throw new Error('the decoder does not tell the size of the code')
  return Number(Version)
}

async function pixelsOf(pdf: string, dpi: number): Promise<Pixels> {
  const { stdout } = await run('pdftoppm', ['-r', String(dpi), '-gray', pdf], {
    encoding: 'buffer',
    maxBuffer: 100_000_000,
  })
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(stdout.subarray(0, 64).toString('latin1'))
  if (!head) throw new Error('pdftoppm gave no greyscale picture')
  const [width, height] = [Number(head[1]), Number(head[2])]
  return { width, height, grey: stdout.subarray(head[0].length) }
}

function toImageData({ width, height, grey }: Pixels): ImageData {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let index = 0; index < width * height; index += 1) {
    data.fill(grey[index] ?? 255, index * 4, index * 4 + 3)
    data[index * 4 + 3] = 255
  }
  return { data, width, height, colorSpace: 'srgb' }
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
}

function isDark({ width, grey }: Pixels, x: number, y: number): boolean {
  return (grey[y * width + x] ?? 255) < 128
}

/** The smallest box around everything dark in a box. */
function darkWithin(pixels: Pixels, box: Box): Box {
  const found: Box = { left: Infinity, top: Infinity, right: -1, bottom: -1 }
  for (let y = Math.max(0, Math.floor(box.top)); y <= box.bottom; y += 1) {
    for (let x = Math.max(0, Math.floor(box.left)); x <= box.right; x += 1) {
      if (!isDark(pixels, x, y)) continue
      found.left = Math.min(found.left, x)
      found.top = Math.min(found.top, y)
      found.right = Math.max(found.right, x)
      found.bottom = Math.max(found.bottom, y)
    }
  }
  return found
}

/** How many pixels wide the white frame around a box is; it ends at the page's edge. */
function whiteAround(pixels: Pixels, box: Box): number {
  let width = 0
  while (isWhiteFrame(pixels, grown(box, width + 1))) width += 1
  return width
}

function isWhiteFrame(pixels: Pixels, { left, top, right, bottom }: Box): boolean {
  if (left < 0 || top < 0 || right >= pixels.width || bottom >= pixels.height) return false
  for (let x = left; x <= right; x += 1) {
    if (isDark(pixels, x, top) || isDark(pixels, x, bottom)) return false
  }
  for (let y = top; y <= bottom; y += 1) {
    if (isDark(pixels, left, y) || isDark(pixels, right, y)) return false
  }
  return true
}
