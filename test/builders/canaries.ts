/** A word that nothing else on this machine can hold: of letters alone, because names have no digits. */
export function canaryWord(length = 14, random = Math.random): string {
  const letter = () => String.fromCharCode(97 + Math.floor(random() * 26))
  return Array.from({ length }, letter).join('')
}

/** How these bytes may stand in base64, wherever they begin in what was encoded. */
export function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const base64 = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    // The letters at either end hold bits of what is beside it.
    return base64.replace(/=+$/u, '').slice(before === 0 ? 0 : before + 1, -1)
  })
}

/** By their names. */
export type Canaries = Record<string, string>

/** How a text may stand in a file: plainly in two encodings, in hex, and in base64 wherever it begins there. */
function writtenForms(text: string): { lower: string[]; exact: string[] } {
  const encoded = [Buffer.from(text), Buffer.from(text, 'utf16le')]
  return {
    lower: encoded.flatMap((bytes) =>
      [bytes.toString('latin1'), bytes.toString('hex')].map((form) => form.toLowerCase()),
    ),
    exact: encoded.flatMap(base64Forms),
  }
}

/** The names of those that are in these bytes, however they are written. */
export function canariesIn(bytes: Buffer, canaries: Canaries): string[] {
  const exact = bytes.toString('latin1')
  const lower = exact.toLowerCase()
  return Object.entries(canaries).flatMap(([name, text]) => {
    const forms = writtenForms(text)
    const isIn =
      forms.lower.some((form) => lower.includes(form)) ||
      forms.exact.some((form) => exact.includes(form))
    return isIn ? [name] : []
  })
}
