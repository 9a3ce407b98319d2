export interface EdidValues {
  name?: string
  width?: number
  height?: number
  widthMm?: number
  heightMm?: number
  widthCm?: number
  heightCm?: number
}

/** An EDID as a monitor keeps it (VESA E-EDID 1.3): 128 bytes with a right sum. A 24-inch one by itself. */
export function edidOf(values: EdidValues = {}): Uint8Array<ArrayBuffer> {
  const { name = 'Counter', width = 1920, height = 1080, widthMm = 531, heightMm = 299 } = values
  const { widthCm = Math.round(widthMm / 10), heightCm = Math.round(heightMm / 10) } = values
  const bytes = new Uint8Array(128)
  bytes.set([0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00], 0)
  bytes.set([widthCm, heightCm], 21)
  const upper = (number: number) => (number >> 8) << 4
  // The preferred timing: a pixel clock of 148.5 MHz, then active pixels, blanking left at nothing.
  bytes.set([0x02, 0x3a, width & 0xff, 0, upper(width), height & 0xff, 0, upper(height)], 54)
  bytes.set([widthMm & 0xff, heightMm & 0xff, upper(widthMm) + (heightMm >> 8)], 54 + 12)
  const text = new TextEncoder().encode(`${name}\n`.padEnd(13).slice(0, 13))
  bytes.set([0, 0, 0, 0xff, 0, ...new TextEncoder().encode('SERIAL\n      ')], 72)
  bytes.set([0, 0, 0, 0xfc, 0, ...text], 90)
  return summed(bytes)
}

/** With its last byte such that all of them add up to a multiple of 256. */
export function summed(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const sum = bytes.subarray(0, 127).reduce((total, byte) => total + byte, 0)
  bytes[127] = (256 - (sum % 256)) % 256
  return bytes
}
