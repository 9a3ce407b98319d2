const lineBreak = /[\r\n\u0085\u2028\u2029]/u
/**
 * Characters that nobody types on purpose and that come along with pasted text: control and
 * zero-width characters, direction marks, byte order marks, soft hyphens; a tab is a space instead.
 * The zero-width joiners (U+200C, U+200D) stay: Persian and Hindi names need them.
 */
const invisible =
  /(?!\t)[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu
const onlyJoiners = /^(?:\u200c|\u200d| )*$/u

/** One line of text as a person meant it: line breaks become ", ", runs of space one space. */
export function cleanText(typed: string): string {
  const line = typed
    .split(lineBreak)
    .map((part) => part.replace(invisible, '').replace(/\s+/gu, ' ').trim())
    .filter((part) => part !== '')
    .join('\n')
    // A line may end with a comma already.
    .replace(/[ ,]*\n[ ,\n]*/gu, ', ')
  return onlyJoiners.test(line) ? '' : line
}
