import { describe, expect, it } from 'vitest'
import type { ListColumn } from '#contract'
import { hasDays, minuteOf, readCsv, visitsOf } from '../../../main/expected/csv-list.ts'
import { textOfFile } from '../../../main/expected/list-text.ts'

const now = new Date(2026, 10, 28, 8, 30)
const words = 'Name;Straße\r\nZoë O’Brien – Łódź;12½ €'

function tableOf(text: string) {
  const table = readCsv(text)
  if (typeof table === 'string') throw new Error(table)
  return table
}

describe('a file', () => {
  const le = Buffer.from(words, 'utf16le')
  const marked = Buffer.from(`\ufeff${words}`, 'utf16le')
  it.each([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${words}`)],
    ['UTF-16 with its mark', marked],
    ['UTF-16 without', le],
    ['UTF-16, the other way round, with its mark', Buffer.from(marked).swap16()],
    ['UTF-16, the other way round, without', Buffer.from(le).swap16()],
  ])('in %s is read', (_, bytes) => {
    expect(textOfFile(bytes)).toBe(words)
  })

  it('in Windows-1252 is read', () => {
    const bytes = Buffer.from([0x5a, 0x6f, 0xeb, 0x20, 0x4f, 0x92, 0x42, 0x20, 0x96, 0x20, 0x80])
    expect(textOfFile(bytes)).toBe('Zoë O’B – €')
  })
})

describe('CSV', () => {
  it.each([
    ['commas', 'Time,Client,Email\n9:30,"Brown, Mary",mary@example.com'],
    ['semicolons', 'Time;Client;Email\n9:30;"Brown, Mary";mary@example.com'],
    ['tabs', 'Time\tClient\tEmail\n9:30\tBrown, Mary\tmary@example.com'],
    ['what Excel says it uses', 'sep=|\r\nTime|Client|Email\r\n9:30|Brown, Mary|mary@example.com'],
  ])('with %s between its cells', (_, text) => {
    const { rows, columns, hasHeader } = tableOf(text)
    expect(hasHeader).toBe(true)
    expect(columns).toEqual(['time', 'fullName', 'email'])
    expect(rows[1]).toEqual(['9:30', 'Brown, Mary', 'mary@example.com'])
  })

  it('with lines within its cells', () => {
    const { rows, columns } = tableOf('Email,Address\r\nmary@example.com,"1 Example St\r\nSydney"')
    const [visit] = visitsOf(rows.slice(1), columns, now)
    expect(visit?.members.get('address')).toBe('1 Example St\r\nSydney')
  })

  it.each<[string, ListColumn[]]>([
    [
      'First Name,Surname,E-mail Address,Mobile,DOB,Matter No,Start',
      ['firstName', 'familyName', 'email', 'phone', 'dateOfBirth', 'reference', 'time'],
    ],
    [
      'given_name,family_name,email,phone_number,birth_date',
      ['firstName', 'familyName', 'email', 'phone', 'dateOfBirth'],
    ],
    ['Appointment Date,Appointment Time,Customer,Notes', ['day', 'time', 'fullName', 'none']],
    ['Street,Suburb,Postcode,Client Name', ['address', 'address', 'address', 'fullName']],
  ])('guesses its columns by their headers: %s', (header, columns) => {
    expect(tableOf(`${header}\nx`).columns).toEqual(columns)
  })

  it('guesses them by what is in them where it has no header', () => {
    const { hasHeader, columns } = tableOf(
      [
        '9:30,Mary,Brown,mary@example.com,0491 570 006,27/3/1985',
        '10:00,Tom,Li,tom@example.com,0491 570 156,1/1/1990',
      ].join('\n'),
    )
    expect(hasHeader).toBe(false)
    expect(columns).toEqual(['time', 'firstName', 'familyName', 'email', 'phone', 'dateOfBirth'])
  })

  it('names a form by its header, and never by a customer’s row', () => {
    const one = tableOf('Email,Name\nmary@example.com,Mary')
    expect(tableOf(' email , NAME\ntom@example.com,Tom').form).toBe(one.form)
    expect(tableOf('Email,Client\nmary@example.com,Mary').form).not.toBe(one.form)
    expect(tableOf('mary@example.com,Mary').form).toBe(tableOf('tom@example.com,Tom').form)
  })

  it.each([
    ['28/11/2026', true],
    ['28.11.26', true],
    ['2026-11-28', true],
    ['Sat 28 Nov 2026', true],
    ['28 Nov', true],
    ['27/11/2026', false],
    ['29/11/2026', false],
    ['Mon 30 Nov', false],
    ['tomorrow', false],
    ['', true],
  ])('takes those of today alone: %s', (day, isToday) => {
    const visits = visitsOf([[day, 'Mary Brown']], ['day', 'fullName'], now)
    expect(visits).toHaveLength(isToday ? 1 : 0)
  })

  it.each([
    ['28/11/2026 9:15', 555],
    ['2026-11-28T09:15', 555],
    ['27/11/2026 9:15', undefined],
  ])('knows the day beside a time: %s', (time, minute) => {
    const [visit] = visitsOf([[time, 'Mary']], ['time', 'fullName'], now)
    expect(visit?.minute).toBe(minute)
  })

  it('knows whether it says of which day it is', () => {
    expect(hasDays([['9:30', 'Mary']], ['time', 'fullName'])).toBe(false)
    expect(hasDays([['28/11/2026 9:30', 'Mary']], ['time', 'fullName'])).toBe(true)
    expect(hasDays([['', 'Mary']], ['day', 'fullName'])).toBe(true)
  })

  it.each([
    ['9:30', 570],
    ['09.30', 570],
    ['9 am', 540],
    ['12:15 a.m.', 15],
    ['2:15pm', 855],
    ['0930', 570],
    ['14h30', 870],
    ['9:30:00', 570],
    ['28/11/2026 14:05', 845],
    ['noon', undefined],
    ['25:00', undefined],
    ['9:75', undefined],
    ['13 pm', undefined],
  ])('reads the time %s', (text, minute) => {
    expect(minuteOf(text)).toBe(minute)
  })

  it('refuses what is no list of a day', () => {
    expect(readCsv('')).toBe('unreadable')
    expect(readCsv(`PK\u0003\u0004\0\0${'x'.repeat(100)}`)).toBe('unreadable')
    expect(readCsv(`${'a,'.repeat(61)}\n`)).toBe('unreadable')
    expect(readCsv('a,b\n'.repeat(2_002))).toBe('too-long')
  })

  it.each(['"', '"a', ',"', '1'.repeat(50), ' 9', 'a1 ', '\n"\n', 'a@'])(
    'of five million characters of %j comes to an end',
    (part) => {
      const table = readCsv(part.repeat(Math.ceil(5_000_000 / part.length)))
      if (typeof table === 'string') return
      const columns = table.columns.map((): ListColumn => 'time')
      expect(visitsOf(table.rows, columns, now).length).toBeLessThanOrEqual(table.rows.length)
    },
  )
})
