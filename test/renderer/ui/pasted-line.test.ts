import { describe, expect, it } from 'vitest'
import { pastedLine } from '../../../renderer/ui/pasted-line.ts'

const oneLine = 'Unit 3, 42 Wallaby Way, Sydney NSW 2000'

describe('pastedLine', () => {
  it.each([
    ['lines of a web page', 'Unit 3\n42 Wallaby Way\nSydney NSW 2000'],
    ['lines of Windows', 'Unit 3\r\n42 Wallaby Way\r\nSydney NSW 2000\r\n'],
    ['lines of an old Mac', 'Unit 3\r42 Wallaby Way\rSydney NSW 2000'],
    ['soft breaks of Word', 'Unit 3\v42 Wallaby Way\vSydney NSW 2000'],
    ['pages of a PDF', 'Unit 3\f42 Wallaby Way\fSydney NSW 2000\f'],
    ['NEL', 'Unit 3\u008542 Wallaby Way\u0085Sydney NSW 2000'],
    ['line separators', 'Unit 3\u202842 Wallaby Way\u2028Sydney NSW 2000'],
    ['paragraph separators', 'Unit 3\u202942 Wallaby Way\u2029Sydney NSW 2000'],
    ['a cell with line breaks', '"Unit 3\n42 Wallaby Way\nSydney NSW 2000"\r\n'],
    ['a cell with line breaks of Windows', '"Unit 3\r\n42 Wallaby Way\r\nSydney NSW 2000"'],
    ['cells side by side', 'Unit 3\t42 Wallaby Way\tSydney NSW 2000\r\n'],
    ['a cell of lines beside a cell', '"Unit 3\n42 Wallaby Way"\tSydney NSW 2000\r\n'],
    ['cells below each other', 'Unit 3\r\n42 Wallaby Way\r\nSydney NSW 2000'],
    ['a list', '• Unit 3\n• 42 Wallaby Way\n• Sydney NSW 2000'],
    ['lines that end with commas', 'Unit 3,\n42 Wallaby Way, \nSydney NSW 2000,'.slice(0, -1)],
  ])('makes one line of an address that is %s', (_what, text) => {
    expect(pastedLine(text, 'address')).toBe(oneLine)
  })

  it.each([
    ['Mia\nChen', 'Mia Chen'],
    ['Mia\r\nChen\r\n', 'Mia Chen'],
    ['Mia\tChen', 'Mia Chen'],
    ['Mia\u2028Chen', 'Mia Chen'],
    ['Mia\vChen', 'Mia Chen'],
    ['"Mia\nChen"', 'Mia Chen'],
    ['Nguye\u0302\u0303n', 'Nguyễn'],
    ['Griﬃn', 'Griffin'],
    ['\u202aMia\u202c', 'Mia'],
  ])('cleans the text %j', (text, line) => {
    expect(pastedLine(text, 'text')).toBe(line)
  })

  it('halves the doubled quotes of a cell', () => {
    const cell = '"""The Pines""\n42 Wallaby Way"\r\n'
    expect(pastedLine(cell, 'address')).toBe('"The Pines", 42 Wallaby Way')
  })

  it('leaves quotes alone that no spreadsheet made', () => {
    expect(pastedLine('"Mia" Chen', 'text')).toBe('"Mia" Chen')
    expect(pastedLine('"Chen, Mia" <mia@example.com>', 'text')).toBe(
      '"Chen, Mia" <mia@example.com>',
    )
  })

  it('takes a password to the letter, line breaks at its ends excepted', () => {
    expect(pastedLine('  ﬁ  x\u00ad²\r\n', 'line')).toBe('  ﬁ  x\u00ad²')
  })

  it.each([
    { text: '42 Wallaby Way\r\n', before: 'Unit 3', after: '', line: ', 42 Wallaby Way' },
    { text: 'Unit 3\n', before: '', after: '42 Wallaby Way', line: 'Unit 3, ' },
    { text: '\nSydney', before: 'Way', after: '', line: ', Sydney' },
    { text: ' Way', before: '42 Wallaby', after: '', line: ' Way' },
    { text: 'laby', before: '42 Wal', after: ' Way', line: 'laby' },
    { text: 'Sydney\n', before: 'Way, ', after: '', line: 'Sydney' },
    { text: 'x\n', before: '', after: '', line: 'x' },
  ])('keeps words apart: $text behind $before', ({ text, before, after, line }) => {
    expect(pastedLine(text, 'address', { before, after })).toBe(line)
  })

  it('does not part an address for mail that is pasted in two pieces', () => {
    expect(pastedLine('@example.com\n', 'text', { before: 'mia', after: '' })).toBe('@example.com')
  })
})
