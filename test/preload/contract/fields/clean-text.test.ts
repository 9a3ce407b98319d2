import { describe, expect, it } from 'vitest'
import { cleanAddress, cleanText } from '#contract'
import { plainDigits } from '../../../../preload/contract/fields/clean-text.ts'

describe('cleanText', () => {
  it.each([
    ['trims', '  Jane  ', 'Jane'],
    ['makes one space of many', 'Mary  Jane', 'Mary Jane'],
    ['makes a space of a tab', 'Mary\tJane', 'Mary Jane'],
    ['makes a space of a no-break space', 'Mary\u00a0Jane', 'Mary Jane'],
    ['drops a zero-width space', 'Ja\u200bne', 'Jane'],
    ['drops a byte order mark inside a word', 'Ja\ufeffne', 'Jane'],
    ['drops a byte order mark in front', '\ufeffJane', 'Jane'],
    ['drops a soft hyphen', 'Ja\u00adne', 'Jane'],
    ['drops direction marks', '\u200fJane\u200e', 'Jane'],
    ['drops the Arabic letter mark', '\u061cJane', 'Jane'],
    ['drops direction overrides', '\u202eenaJ\u202c', 'enaJ'],
    ['drops isolates', '\u2068Jane\u2069', 'Jane'],
    ['drops control characters', 'Ja\u0000ne\u0007\u007f', 'Jane'],
    ['trims what was hidden behind an invisible character', ' \u200b Jane \u200b ', 'Jane'],
    ['keeps a zero-width joiner', 'क्\u200dष', 'क्\u200dष'],
    ['keeps a zero-width non-joiner', 'علی\u200cرضا', 'علی\u200cرضا'],
    ['keeps hyphens and apostrophes', 'O\u2019Brien-Smith', 'O\u2019Brien-Smith'],
    ['keeps other scripts', '王小明', '王小明'],
    ['keeps emoji whole', 'A 😀 B', 'A 😀 B'],
    ['keeps commas that were typed', 'A,,B', 'A,,B'],
    ['makes a space of a line break', 'Mia\r\nChen', 'Mia Chen'],
    ['drops a break at either end', '\r\nJane\n', 'Jane'],
    ['drops a break behind an invisible character', '\u200b\nJane', 'Jane'],
    ['drops the place of a picture', 'Jane\ufffc', 'Jane'],
    ['drops a variation selector', 'Jane\ufe0f', 'Jane'],
    ['drops a word joiner', 'Ja\u2060ne', 'Jane'],
    ['drops a combining grapheme joiner', 'Ja\u034fne', 'Jane'],
    ['drops a Hangul filler', '\u3164Jane\uffa0', 'Jane'],
    ['drops tag characters', 'Jane\u{e0041}', 'Jane'],
    ['drops half of a surrogate pair', 'Jane\ud83d', 'Jane'],
    ['drops a joiner between Latin letters', 'Ja\u200dne', 'Jane'],
    ['drops a joiner at the end', 'علی\u200c ', 'علی'],
    ['drops joiners that end the text', 'علی\u200c\u200d', 'علی'],
    ['drops a joiner at the beginning', '\u200cعلی', 'علی'],
    ['makes a space of an ideographic space', '王\u3000小明', '王 小明'],
    ['makes a space of a thin space', 'Mia\u2009Chen', 'Mia Chen'],
    ['makes a space of a braille blank', 'Mia\u2800Chen', 'Mia Chen'],
    ['keeps which writing of a Han name it is', '葛\u{e0100}城', '葛\u{e0100}城'],
    ['drops a bullet', '• Mia Chen', 'Mia Chen'],
    ['keeps a bullet between words', 'Mia • Chen', 'Mia • Chen'],
    ['keeps a hyphen at the beginning of a single line', '- 5', '- 5'],
    ['composes', 'Nguye\u0302\u0303n', 'Nguyễn'],
    ['composes what a soft hyphen kept apart', 'Zoe\u00ad\u0308', 'Zoë'],
    ['composes what is in another order', 'Vie\u0323\u0302t', 'Việt'],
    ['composes Hangul', '\u1112\u1161\u11ab', '한'],
    ['composes a Greek name', 'Ελε\u0301νη', 'Ελένη'],
    ['makes one of two characters for the same letter', '\u212bsa', 'Åsa'],
    ['unifies a compatibility ideograph', '\ufa19', '神'],
    ['makes letters of a ligature', 'Geoﬀrey Griﬃn', 'Geoffrey Griffin'],
    ['makes plain letters of full width', 'Ｍｉａ　Ｃｈｅｎ', 'Mia Chen'],
    ['makes plain digits of full width', '４２ Ｗａｌｌａｂｙ', '42 Wallaby'],
    ['makes full width of half width kana', 'ｶﾞｷﾞ', 'ガギ'],
    ['makes plain letters of mathematical ones', '𝐌𝒾𝓪 𝕮𝗵𝙚𝚗', 'Mia Chen'],
    ['makes plain letters of those left out there', 'ℬℯℓℓ', 'Bell'],
    ['makes plain digits of mathematical ones', '𝟒𝟚', '42'],
    ['makes plain letters of circled ones', 'Ⓜⓘⓐ', 'Mia'],
    ['makes a plain digit of a circled one', 'Unit ③', 'Unit 3'],
    ['makes plain digits of what stands alone', 'Unit ③ at ¹² High', 'Unit 3 at 12 High'],
    ['keeps circled ones side by side', '③④', '③④'],
    ['makes letters of a Roman numeral', 'Henry Ⅷ', 'Henry VIII'],
    ['makes a plain letter of a raised one', 'MᶜDonald', 'McDonald'],
    ['makes plain letters of Arabic forms', 'ﻣﺤﻤﺪ', 'محمد'],
    ['makes plain letters of a radical', '⼩⽅', '小方'],
    ['makes two letters of a digraph', 'ǈiljana ĳzer', 'Ljiljana ijzer'],
    ['keeps a half', '12½ High Street', '12½ High Street'],
    ['keeps an ordinal', '1º andar, 2ª porta', '1º andar, 2ª porta'],
    ['keeps a power', '80 m² 10²', '80 m² 10²'],
    ['keeps an ellipsis', 'Flat 4…', 'Flat 4…'],
    ['keeps a trade mark', 'Acme™ House', 'Acme™ House'],
    ['keeps a Thai letter that NFKC takes apart', 'สำราญ', 'สำราญ'],
    ['keeps an Armenian letter that NFKC takes apart', 'Սարգիս և', 'Սարգիս և'],
    ['keeps Hebrew points', 'שָׁלוֹם', 'שָׁלוֹם'.normalize('NFC')],
    ['is empty for nothing but invisible characters', ' \u200b\ufeff\t', ''],
    ['is empty for joiners that join nothing', '\u200d\u200c', ''],
  ])('%s', (_fact, typed, cleaned) => {
    expect(cleanText(typed)).toBe(cleaned)
  })

  it.each(['a, , , b', ' \u200b\n,x', 'a\n\u200b\nb', ', a ,', 'a\u0085b', '\t\ufeff\n'])(
    'changes nothing the second time: %j',
    (typed) => {
      const once = cleanText(typed)
      expect(cleanText(once)).toBe(once)
    },
  )
})

const twoLines = 'Unit 3, 42 Wallaby Way'

describe('cleanAddress', () => {
  it.each([
    ['CR LF', 'Unit 3\r\n42 Wallaby Way', twoLines],
    ['LF', 'Unit 3\n42 Wallaby Way', twoLines],
    ['CR', 'Unit 3\r42 Wallaby Way', twoLines],
    ['the vertical tab of Word', 'Unit 3\v42 Wallaby Way', twoLines],
    ['a form feed', 'Unit 3\f42 Wallaby Way', twoLines],
    ['NEL', 'Unit 3\u008542 Wallaby Way', twoLines],
    ['the line separator', 'Unit 3\u202842 Wallaby Way', twoLines],
    ['the paragraph separator', 'Unit 3\u202942 Wallaby Way', twoLines],
    ['a record separator', 'Unit 3\u001e42 Wallaby Way', twoLines],
    ['LF CR', 'Unit 3\n\r42 Wallaby Way', twoLines],
    ['several of them', 'Unit 3\r\n\u2028\v\r\n42 Wallaby Way', twoLines],
    ['spaces around it', 'Unit 3  \n   42 Wallaby Way', twoLines],
    ['a tab between cells', 'Unit 3\t42 Wallaby Way', twoLines],
    ['a comma before it', 'Unit 3,\r\n42 Wallaby Way', twoLines],
    ['a comma behind it', 'Unit 3\n, 42 Wallaby Way', twoLines],
    ['breaks at both ends', '\n\nUnit 3\n42 Wallaby Way\r\n', twoLines],
    ['an invisible line', 'Unit 3\n\u200b\n42 Wallaby Way', twoLines],
    ['bullets', '• Unit 3\n• 42 Wallaby Way', twoLines],
    ['the bullets of Word', '\uf0b7\tUnit 3\r\n\uf0b7\t42 Wallaby Way', twoLines],
    ['dashes for bullets', '- Unit 3\n- 42 Wallaby Way', twoLines],
    ['no line at all', '42 Wallaby Way,  Sydney', '42 Wallaby Way, Sydney'],
    ['dashes with an empty line among them', '- Unit 3\n\n- 42 Wallaby Way', twoLines],
    ['dashes before some lines only', '- Unit 3\n42 Wallaby Way', `- ${twoLines}`],
    ['dashes within lines', 'A - B\nC - D', 'A - B, C - D'],
    ['a house that begins with a dash', '- 42 Wallaby Way', '- 42 Wallaby Way'],
    ['commas that were typed', 'A,,B', 'A,,B'],
    ['a comma alone on the last line', '42 Wallaby Way\n,', '42 Wallaby Way,'],
  ])('makes one line of %s', (_what, typed, cleaned) => {
    expect(cleanAddress(typed)).toBe(cleaned)
    expect(cleanAddress(cleaned)).toBe(cleaned)
  })
})

it.each([
  ['Persian', '۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['Thai', '๐๑๒๓๔๕๖๗๘๙', '0123456789'],
  ['Hindi', '०९', '09'],
  ['full width', '０９', '09'],
  ['mathematical', '𝟎𝟗𝟘𝟡', '0909'],
  ['plain', '5 March', '5 March'],
  ['joined', '1\u200d2', '12'],
  ['accented', '1\u03012', '12'],
  ['half', '½', '1⁄2'],
  ['spaced', ' 1\u00a0\u2009 2 ', '1 2'],
  ['accented by themselves', '1 \u0301 2 \u0301', '1 2'],
])('plainDigits makes plain digits of %s ones', (_what, typed, plain) => {
  expect(plainDigits(typed)).toBe(plain)
})
