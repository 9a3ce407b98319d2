import { describe, expect, test } from 'vitest'
import { printerTrouble } from '../../../main/slips/slip-printer.ts'

const cups = (options: Record<string, string>) =>
  printerTrouble({ name: 'Slip80', options }, 'linux')
const windows = (status?: number) =>
  printerTrouble({ name: 'Slip80', ...(status === undefined ? {} : { status }) }, 'win32')

describe('CUPS', () => {
  test.each([
    ['an idle printer', { 'printer-state': '3', 'printer-state-reasons': 'none' }],
    ['a printing one', { 'printer-state': '4', 'printer-state-reasons': 'none' }],
    ['one with little paper', { 'printer-state-reasons': 'media-low-warning' }],
    [
      'a warning of an empty tray beside a full one',
      { 'printer-state-reasons': 'media-empty-warning' },
    ],
    ['one that says nothing', {}],
  ])('lets %s print', (_fact, options) => {
    expect(cups(options)).toBeUndefined()
  })

  test.each(['media-empty', 'media-empty-error', 'media-needed', 'none,media-jam-error'])(
    'knows %s as no paper',
    (reasons) => {
      expect(cups({ 'printer-state-reasons': reasons })).toBe('printer-out-of-paper')
    },
  )

  test.each([
    { 'printer-state': '5', 'printer-state-reasons': 'paused' },
    { 'printer-is-accepting-jobs': 'false' },
    { 'printer-state': '3', 'printer-state-reasons': 'offline-error' },
    { 'printer-state': '4', 'printer-state-reasons': 'cover-open' },
  ])('knows %o as not ready', (options) => {
    expect(cups(options)).toBe('printer-not-ready')
  })

  test('names the paper first when a printer stopped for the lack of it', () => {
    const options = { 'printer-state': '5', 'printer-state-reasons': 'media-empty-error' }
    expect(cups(options)).toBe('printer-out-of-paper')
  })
})

describe('Windows', () => {
  test.each([
    [undefined, undefined],
    [0, undefined],
    [0x400, undefined],
    [0x10, 'printer-out-of-paper'],
    [0x8, 'printer-out-of-paper'],
    [0x90, 'printer-out-of-paper'],
    [0x80, 'printer-not-ready'],
    [0x1, 'printer-not-ready'],
    [0x40_0000, 'printer-not-ready'],
  ])('with the status %s means %s', (status, trouble) => {
    expect(windows(status)).toBe(trouble)
  })
})
