import { cleanText } from './clean-text.ts'

/**
 * Text of a field that is about digits, in plain ones: Persian, Thai, full-width or any other script's digits
 * become 0 to 9, every kind of space a space. Nothing invisible is left, joiners and direction marks neither.
 */
export function plainDigits(typed: string): string {
  return cleanText(typed)
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .replace(/(?!\d)\p{Nd}/gu, valueOfDigit)
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Unicode keeps each script's ten digits in one row, zero first; where rows touch, the next begins after ten. */
function valueOfDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let first = code
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1
  return String((code - first) % 10)
}
