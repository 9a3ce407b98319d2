import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ElectronApplication } from 'playwright'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

// Left to itself, the library would fetch its WebAssembly from the internet.
const decoder = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(decoder)).buffer } })

/** What is on the whole screen, every window in its place: PNG, in device pixels. */
export async function grabScreen(app: ElectronApplication): Promise<Buffer> {
  const png = await app.evaluate(async ({ desktopCapturer, screen }) => {
    const { size, scaleFactor } = screen.getPrimaryDisplay()
    const thumbnailSize = {
      width: Math.round(size.width * scaleFactor),
      height: Math.round(size.height * scaleFactor),
    }
    const [source] = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize })
    if (!source) throw new Error('there is no screen to grab')
    return source.thumbnail.toPNG().toString('base64')
  })
  return Buffer.from(png, 'base64')
}

export interface FoundCode {
  text: string
  /** Width of the symbol without its quiet zone, in pixels of the picture. */
  width: number
}

/** Every QR code in a picture, read by a decoder that is not the app's own. */
export function readCodes(png: Buffer): Promise<FoundCode[]> {
  return codesIn(new Uint8Array(png))
}

interface Pixels {
  data: Uint8ClampedArray<ArrayBuffer>
  width: number
  height: number
}

export async function codesIn(picture: Uint8Array | Pixels): Promise<FoundCode[]> {
  const input =
    picture instanceof Uint8Array ? picture : { ...picture, colorSpace: 'srgb' as const }
  const codes = await readBarcodes(input, { formats: ['QRCode'], tryHarder: true })
  return codes.map(({ text, position }) => ({
    text,
    width: Math.hypot(
      position.topRight.x - position.topLeft.x,
      position.topRight.y - position.topLeft.y,
    ),
  }))
}
