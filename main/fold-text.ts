/** Letters that Unicode does not take apart into a plain one and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  // Maltese, Sami and Azerbaijani.
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ǥ: 'g',
  ʒ: 'z',
  ə: 'e',
  // Hausa and Ewe.
  ɓ: 'b',
  ɖ: 'd',
  ɗ: 'd',
  ɛ: 'e',
  ƒ: 'f',
  ɣ: 'g',
  ƙ: 'k',
  ɔ: 'o',
  ʋ: 'v',
  ƴ: 'y',
  // The same letter at the end of a word: `ΚΩΣ` in capitals is the beginning of `Κώστας`.
  ς: 'σ',
  // What a Persian keyboard writes for the Arabic yeh and kaf; yeh and heh as they end Arabic names.
  '\u06cc': '\u064a',
  '\u0649': '\u064a',
  '\u06a9': '\u0643',
  '\u0629': '\u0647',
}
const unplainLetters = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu')

/**
 * Marks, together with the space that Unicode puts under one that stands alone: `O´Brien`, typed with the wrong
 * key, is one word. And letters that are no more than a mark: apostrophes (`Kaʻahumanu`), the Arabic tatweel.
 */
const marks = / ?\p{Mn}|[\u02b9-\u02d1\u02ee\u0640\ua78b\ua78c]/gu

/** Lower case, without accents: `Zoë` and `ZOE` are `zoe`. Every kind of space is a plain one. */
export function fold(text: string): string {
  // Nearly every row takes this way, which is ten times as fast.
  if (isPlain(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(unplainLetters, (letter) => plainLetters[letter] ?? letter)
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, toPlainDigit)
    .replace(/\s+/gu, ' ')
}

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/u.test(text)

/** Arabic and Persian digits. The form takes every script's; in a search these two are plain. */
const toPlainDigit = (digit: string): string => String(digit.charCodeAt(0) % 16)

/** Letters, digits and spaces alone: `o'brien` is `obrien`. */
export function squeeze(folded: string): string {
  const other = isPlain(folded) ? /[^a-z0-9 ]+/gu : /[^\p{L}\p{N} ]+/gu
  return folded.replace(other, '')
}
