import { describe, expect, it } from 'vitest'
import { cleanText } from '#contract'

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
    ['makes a comma of a line break', '42 Wallaby Way\nSydney', '42 Wallaby Way, Sydney'],
    ['makes one comma of several breaks', 'a\r\n\r\nb', 'a, b'],
    ['makes a comma of a line separator', 'a\u2028b', 'a, b'],
    ['makes no second comma', '42 Wallaby Way,\r\nSydney', '42 Wallaby Way, Sydney'],
    ['makes no second comma before one', 'a\n, b', 'a, b'],
    ['drops a break at either end', '\r\nJane\n', 'Jane'],
    ['drops a break behind an invisible character', '\u200b\nJane', 'Jane'],
    ['keeps commas that were typed', 'A,,B', 'A,,B'],
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
