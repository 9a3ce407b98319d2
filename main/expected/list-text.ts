import { isUtf8 } from 'node:buffer'

/**
 * What Windows writes where nothing else is said: Latin 1, with these in place of its control characters. Node's own
 * decoder for it has read these 32 as Latin 1 (nodejs/node#60888).
 */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The text of a file, whichever of the ways to write one Excel, calendars and old systems use. */
export function textOfFile(bytes: Buffer): string {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.toString('utf8', 3)
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le', 2)
  if (first === 0xfe && second === 0xff) return bigEndian(bytes.subarray(2))
  const zeros = placesOfZeros(bytes.subarray(0, 1_000))
  if (zeros !== undefined) return zeros === 'odd' ? bytes.toString('utf16le') : bigEndian(bytes)
  if (isUtf8(bytes)) return bytes.toString('utf8')
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, (sign) => windows1252.charAt(sign.charCodeAt(0) - 0x80))
}

function bigEndian(bytes: Buffer): string {
  const whole = bytes.length % 2 === 0 ? bytes : bytes.subarray(0, -1)
  return Buffer.from(whole).swap16().toString('utf16le')
}

/** UTF-16 without its mark: of Latin letters every other byte is nought. */
function placesOfZeros(bytes: Buffer): 'odd' | 'even' | undefined {
  const count = { odd: 0, even: 0 }
  for (const [place, byte] of bytes.entries()) {
    if (byte === 0) count[place % 2 === 0 ? 'even' : 'odd'] += 1
  }
  if (count.odd > bytes.length / 5 && count.even === 0) return 'odd'
  return count.even > bytes.length / 5 && count.odd === 0 ? 'even' : undefined
}
