import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ListColumn, textFields } from '#contract'
import { readCalendar } from '../../main/expected/calendar-list.ts'
import { readCsv, visitsOf } from '../../main/expected/csv-list.ts'
import { textOfFile } from '../../main/expected/list-text.ts'
import { withSeed } from './fault-cases.ts'
import { hostileRuns, hostileText, inShortTurns, quickly } from './hostile-values.ts'

const now = new Date(2026, 10, 28, 8, 30)
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']

describe('a list of expected customers', () => {
  it(withSeed('of any bytes is text, and of that a list or refused'), async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 3_000 }).map((given) => Buffer.from(given)),
      hostileText().map((text) => Buffer.from(text)),
      hostileText().map((text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (given) => {
        const text = await quickly(() => textOfFile(given))
        await quickly(() => readCsv(text))
        await quickly(() => readCalendar(text, now))
      }),
      hostileRuns(500),
    )
  })

  it(withSeed('as CSV is a table with rows of one length, or refused'), async () => {
    const cell = fc.oneof(
      hostileText(600),
      fc.constantFrom('"', '""', '\n', '\r', ',', ';', '9:30', '28/11/2026', 'a@b.example'),
    )
    const rowsOf = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 30 })
    const column = fc.constantFrom<ListColumn>(...textFields, 'day', 'time', 'none')
    const columnsOf = fc.array(column, { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(rowsOf, columnsOf, async (cells, columns) => {
        const text = cells.map((row) => row.join(',')).join('\n')
        const table = await quickly(() => readCsv(text))
        if (typeof table === 'string') return
        expect(new Set(table.rows.map((row) => row.length)).size).toBe(1)
        const visits = await quickly(() => visitsOf(table.rows, columns, now))
        for (const { minute = 0 } of visits) expect(minute).toBeLessThan(24 * 60)
      }),
      hostileRuns(1_000),
    )
  })

  it(withSeed('as a calendar is read or refused, whatever its lines'), async () => {
    const line = fc.oneof(
      hostileText(200),
      fc.constantFrom('BEGIN:VEVENT', 'END:VEVENT', 'DTSTART:20261128T090000', 'DTSTART:'),
      fc.constantFrom('DTSTART;TZID=:x', 'RRULE:', 'RRULE:FREQ=DAILY', 'ATTENDEE:', 'UID:'),
      fc.constantFrom('ATTENDEE;CN=:mailto:', 'RECURRENCE-ID:20261128', 'EXDATE:x', 'SUMMARY'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const read = await quickly(() => readCalendar(calendar(...event(...lines)), now))
        if (typeof read === 'string') return
        for (const { minute = 0 } of read.visits) expect(minute).toBeLessThan(24 * 60)
      }),
      hostileRuns(1_000),
    )
  })

  it(withSeed('as a calendar comes to an end with every rule that it works out'), async () => {
    const number = fc.integer({ min: -32, max: 53 })
    const day = fc.constantFrom('MO', 'SA', 'SU')
    const part = fc.oneof(
      fc.integer({ min: 0, max: 120 }).map((value) => `INTERVAL=${value}`),
      fc.tuple(number, day).map(([count, name]) => `BYDAY=${count || ''}${name}`),
      number.map((value) => `BYMONTHDAY=${value}`),
      fc.integer({ min: 1, max: 12 }).map((value) => `BYMONTH=${value}`),
      number.map((value) => `BYSETPOS=${value}`),
      fc.constantFrom('WKST=SU', 'COUNT=3', 'UNTIL=20300101', 'BYHOUR=9', 'BYYEARDAY=366'),
    )
    const rule = fc.tuple(
      fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      fc.uniqueArray(part, { maxLength: 4, selector: (text) => text.split('=')[0] }),
      fc.constantFrom('19700101', '20200229', '20261128'),
    )
    await fc.assert(
      fc.asyncProperty(rule, async ([frequency, parts, from]) => {
        const written = [`FREQ=${frequency}`, ...parts].join(';')
        const text = calendar(...event(`DTSTART:${from}T090000`, `RRULE:${written}`))
        expect(typeof (await inShortTurns(() => readCalendar(text, now)))).toBe('object')
      }),
      hostileRuns(500),
    )
  })
})
