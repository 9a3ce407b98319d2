/** What a monitor says of itself in its EDID (VESA E-EDID 1.3 and 1.4), as far as its size needs it. */
export interface Monitor {
  /** Its maker's name for it; may be empty. */
  name: string
  /** The panel's own pixels. */
  width: number
  height: number
  widthMm: number
  heightMm: number
}

const blockBytes = 128
const header = [0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00]
const descriptorsAt = [54, 72, 90, 108]
const descriptorBytes = 18
const nameTag = 0xfc
const interlaced = 0x80
/** Centimetres are whole ones, and makers round them either way. */
const roundingMm = 10

/** Projectors and televisions give the shape of the picture in place of its size. */
const shapesNotSizes = ['16x9', '16x10', '160x90', '160x100', '1600x900', '1600x1000']

/** Nothing when the bytes are no EDID, or when what they say of the size cannot be trusted. */
export function parseEdid(bytes: Uint8Array): Monitor | undefined {
  if (!isEdid(bytes)) return undefined
  const descriptors = descriptorsAt.map((at) => bytes.subarray(at, at + descriptorBytes))
  const [preferred] = descriptors
  const mode = preferred && modeOf(preferred)
  const size = preferred && sizeOf(preferred, bytes)
  if (!mode || !size || !isPlausible(mode, size)) return undefined
  const name = descriptors.map(nameIn).find((found) => found !== undefined) ?? ''
  return { name, ...mode, ...size }
}

function isEdid(bytes: Uint8Array): boolean {
  if (bytes.length < blockBytes || header.some((byte, at) => bytes[at] !== byte)) return false
  const sum = bytes.subarray(0, blockBytes).reduce((total, byte) => total + byte, 0)
  return sum % 256 === 0
}

/** Each of these numbers has its upper four bits in a byte that it shares with another. */
function modeOf(timing: Uint8Array): Pick<Monitor, 'width' | 'height'> | undefined {
  const [clockLow = 0, clockHigh = 0, across = 0, , acrossHigh = 0, down = 0, , downHigh = 0] =
    timing
  // Without a pixel clock it is no timing but some text.
  if (clockLow === 0 && clockHigh === 0) return undefined
  const lines = down + ((downHigh & 0xf0) << 4)
  const fields = (timing[17] ?? 0) & interlaced ? 2 : 1
  return { width: across + ((acrossHigh & 0xf0) << 4), height: lines * fields }
}

type Size = Pick<Monitor, 'widthMm' | 'heightMm'>

/** In millimetres where the timing tells them, else in whole centimetres; nothing where the two disagree. */
function sizeOf(timing: Uint8Array, bytes: Uint8Array): Size | undefined {
  const both = timing[14] ?? 0
  const widthMm = (timing[12] ?? 0) + ((both & 0xf0) << 4)
  const heightMm = (timing[13] ?? 0) + ((both & 0x0f) << 8)
  const wideMm = (bytes[21] ?? 0) * 10
  const highMm = (bytes[22] ?? 0) * 10
  const isInMm = widthMm > 0 && heightMm > 0
  // One of the two alone is a shape, not a size.
  const isInCm = wideMm > 0 && highMm > 0
  if (!isInMm) return isInCm ? { widthMm: wideMm, heightMm: highMm } : undefined
  const doAgree =
    Math.abs(widthMm - wideMm) <= roundingMm && Math.abs(heightMm - highMm) <= roundingMm
  return isInCm && !doAgree ? undefined : { widthMm, heightMm }
}

/** Square pixels, of a size that is made. */
function isPlausible(
  mode: Pick<Monitor, 'width' | 'height'>,
  { widthMm, heightMm }: Size,
): boolean {
  if (shapesNotSizes.includes(`${widthMm}x${heightMm}`)) return false
  const across = mode.width / widthMm
  const down = mode.height / heightMm
  return across > 0.5 && across < 25 && Math.abs(across / down - 1) < 0.05
}

function nameIn(descriptor: Uint8Array): string | undefined {
  const [first, second, , tag] = descriptor
  if (first !== 0 || second !== 0 || tag !== nameTag) return undefined
  const text = String.fromCharCode(...descriptor.subarray(5))
  return text.split('\n')[0]?.trim()
}
