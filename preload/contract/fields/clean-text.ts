/**
 * What ends a line for any program: Word's soft break is a vertical tab, PDFs bring form feeds and the
 * separators of Unicode, old mainframe screens NEL and the ASCII separators.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const lineBreak = /\r\n|[\n\u000b\f\r\u001c-\u001e\u0085\u2028\u2029]/u
/**
 * Nobody types these on purpose; they come along with pasted text: control characters, everything that Unicode
 * says is not to be drawn (zero-width and direction marks, byte order marks, soft hyphens, variation selectors
 * of emoji, Hangul fillers), halves of surrogate pairs, the place of a picture (U+FFFC). A tab is a space instead.
 * What changes how a word is written stays: the joiners of Persian and Hindi, Mongolian variation selectors, and
 * those that tell two writings of one Han name apart.
 */
const invisible =
  /(?!\t|[\u180b-\u180d]|\u180f|\u200c|\u200d|[\u{e0100}-\u{e01ef}])[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\ufff9-\ufffc]/gu
/** The braille pattern without a dot is no space for Unicode, and looks like one. */
const space = /[\s\u2800]+/gu
/** Joiners join letters of scripts that need them; elsewhere, accents or not, they are left over from something. */
const idleJoiner =
  /(?<=^|[\s\p{P}\p{Nd}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\u200c\u200d]\p{M}*)[\u200c\u200d]+|[\u200c\u200d]+(?=$|[\s\p{P}])/gu

/** What lists put before a line, whatever follows; and what is a bullet only where every line has one. */
const bullet = /^[•‣◦▪▫■□●○⁃∙➢➤►▶✓✔\uf0a7\uf0b7]\s*/u
const dash = /^[-–—*·o]\s+/u

/**
 * Letters and digits in other forms, each of which means the plain ones and nothing else: full width and half
 * width, ligatures, the forms of Arabic and Hebrew letters that PDFs hold, the alphabets that mathematics and
 * social networks use as fonts, Roman numerals, circled and raised letters, radicals in the place of Han letters.
 * Not all that Unicode calls compatible: NFKC would make ½ to 1⁄2 (12½ becomes 121⁄2), º to o, … to three dots and
 * ™ to letters, and take apart ำ and և, which are typed on every Thai and Armenian keyboard.
 */
const otherForms =
  /[\uff01-\uff9f\ufb00-\ufb06\ufb13-\ufb17\ufb20-\ufb28\ufb4f\u2f00-\u2fd5\u0132\u0133\u0149\u017f\u01c4-\u01cc\u01f1-\u01f3\u02b0-\u02b8\u1d2c-\u1d6a\u1d78\u1d9b-\u1dbf\u2071\u207f\u2090-\u209c\u2160-\u217f\u24b6-\u24e9\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f149}]|(?=\p{L})[\u2102-\u2149\ufb50-\ufdfb\ufe70-\ufefc]/gu
/** Digits in other forms too, where they stand alone: m², 10² and a footnote's mark behind a name are no numbers. */
const otherDigits =
  /(?<!\p{N})[\u2460-\u2473](?!\p{N})|(?<![\p{L}\p{N}])[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]+(?!\p{N})/gu

/** One line of text as a person meant it: line breaks and runs of space become one space. */
export function cleanText(typed: string): string {
  return cleanLines(typed.split(lineBreak)).join(' ')
}

/** An address on one line: what were lines, or cells side by side, stands between commas. */
export function cleanAddress(typed: string): string {
  return (
    cleanLines(typed.split(lineBreak).flatMap((line) => line.split('\t')))
      .join('\n')
      // A line may end with a comma already.
      .replace(/[ ,]*\n[ ,\n]*/gu, ', ')
      // The last line may have been a comma alone.
      .trim()
  )
}

function cleanLines(lines: string[]): string[] {
  const cleaned = lines.map(cleanLine).filter((line) => line !== '')
  const isList = cleaned.length > 1 && cleaned.every((line) => dash.test(line))
  return cleaned
    .map((line) => line.replace(bullet, '').replace(isList ? dash : '', ''))
    .filter((line) => line !== '')
}

function cleanLine(line: string): string {
  return (
    line
      .replace(invisible, '')
      .replace(otherForms, plain)
      .replace(otherDigits, plain)
      .replace(space, ' ')
      .replace(idleJoiner, '')
      // Two may have met where a joiner stood.
      .replace(space, ' ')
      .trim()
      .normalize('NFC')
  )
}

function plain(forms: string): string {
  return forms.normalize('NFKC')
}

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
