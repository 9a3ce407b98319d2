/**
 * Characters that nobody types on purpose and that come along with pasted text: control and
 * zero-width characters, direction marks, byte order marks, soft hyphens.
 * The zero-width joiners (U+200C, U+200D) stay: Persian and Hindi names need them.
 */
const invisible = /[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
const lineBreaks = /\s*[\r\n\u2028\u2029]+\s*/gu
const spaces = /\s+/gu

/** One line of text as a person meant it: line breaks become ", ", runs of space one space. */
export function cleanText(typed: string): string {
  return typed
    .trim()
    .replace(lineBreaks, ', ')
    .replace(spaces, ' ')
    .replace(invisible, '')
    .replace(spaces, ' ')
    .replace(/,\s*,/gu, ',')
    .trim()
}
