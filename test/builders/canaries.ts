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
