/** What text of the accent colour stands on: the customer's page. White, a code's card, is lighter still. */
const page = '#eef3f2'
/** WCAG 2.2, 1.4.3, for text; shapes need 3. */
const leastContrast = 4.5
const darkening = 0.95

/** As `#8a1c4a`; nothing where it is no colour. */
export function readColour(typed: string): string | undefined {
  const text = typed.trim().toLowerCase()
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/u.exec(text)?.[1]
  if (digits === undefined) return undefined
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`
}

/** Whether it can be read on the customer's page. */
export function isReadable(colour: string): boolean {
  return contrast(colour, page) >= leastContrast
}

/** The nearest darker one of the same hue that can be read there. */
export function readableShade(colour: string): string {
  let channels = channelsOf(colour)
  while (!isReadable(written(channels))) channels = channels.map((value) => value * darkening)
  return written(channels)
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** WCAG's relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

function written(channels: readonly number[]): string {
  return `#${channels.map((value) => Math.floor(value).toString(16).padStart(2, '0')).join('')}`
}
