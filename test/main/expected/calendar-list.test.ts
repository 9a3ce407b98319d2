import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns'
import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../../main/expected/calendar-list.ts'

const now = new Date(2026, 10, 28, 8, 30)
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n')

async function visitsIn(text: string) {
  const list = await readCalendar(text, now)
  if (typeof list === 'string') return list
  const visits = list.visits.map(({ minute, members }) => ({
    ...(minute === undefined ? {} : { minute }),
    ...Object.fromEntries([...members].filter(([, value]) => value !== '')),
  }))
  return { visits, leftOut: list.leftOut }
}

describe('a calendar', () => {
  it('names who is invited and is not of the organiser’s own, across folded lines', async () => {
    const text = calendar(
      event(
        'DTSTART:20261128T093000',
        'SUMMARY:Settlement',
        'ORGANIZER:mailto:desk@wattle.example',
        'ATTENDEE;CN=Desk:mailto:desk@wattle.example',
        'ATTENDEE;CN=Colleague:mailto:other@wattle.example',
        'ATTENDEE;CN="Mary O’Brien";PARTSTAT=ACCEPTED:mailto:mary@exam',
        ' ple.com',
        'ATTENDEE;CN=Tom;PARTSTAT=DECLINED:mailto:tom@example.com',
        'ATTENDEE;CUTYPE=ROOM:mailto:room@example.com',
      ),
    )
    expect(await visitsIn(text)).toEqual({
      visits: [{ minute: 570, email: 'mary@example.com', fullName: 'Mary O’Brien' }],
      leftOut: 0,
    })
  })

  it('calls an event without guests what it is called; a whole day has no time, what is cancelled goes', async () => {
    const text = calendar(
      event('DTSTART;VALUE=DATE:20261128', 'SUMMARY:Mary Brown'),
      event('DTSTART:20261128T100000', 'SUMMARY:Tom Li', 'STATUS:CANCELLED'),
      event('DTSTART:20261127T100000', 'SUMMARY:Yesterday'),
      event('DTSTART:20261129T000000', 'SUMMARY:Tomorrow'),
    )
    expect(await visitsIn(text)).toEqual({ visits: [{ fullName: 'Mary Brown' }], leftOut: 0 })
  })

  it('knows times of other zones: UTC, described in the file, by name; local where nobody knows it', async () => {
    const minuteHere = (utc: string) => {
      const here = new Date(utc)
      return here.getHours() * 60 + here.getMinutes()
    }
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Office',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0200',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n')
    const noon = new Date(2026, 10, 28, 12).toISOString().replace(/[-:]|\.\d+/gu, '')
    const text = calendar(
      zone,
      event(`DTSTART:${noon}`, 'SUMMARY:UTC'),
      event('DTSTART;TZID=Office:20261128T120000', 'SUMMARY:Described'),
      event('DTSTART;TZID=Asia/Tokyo:20261128T200000', 'SUMMARY:Named'),
      event('DTSTART;TZID=Our Zone:20261128T150000', 'SUMMARY:Unknown'),
    )
    expect(await visitsIn(text)).toMatchObject({
      visits: [
        { minute: 720, fullName: 'UTC' },
        { minute: minuteHere('2026-11-28T10:00Z'), fullName: 'Described' },
        { minute: minuteHere('2026-11-28T11:00Z'), fullName: 'Named' },
        { minute: 900, fullName: 'Unknown' },
      ],
    })
  })

  it.each([
    ['20240106', 'FREQ=WEEKLY;BYDAY=SA', true],
    ['20240106', 'FREQ=WEEKLY;BYDAY=MO,FR', false],
    ['20261126', 'FREQ=DAILY;INTERVAL=2', true],
    ['20100101', 'FREQ=DAILY', true],
    ['20240106', 'FREQ=DAILY;UNTIL=20261101T000000', false],
    ['20240106', 'FREQ=MONTHLY;BYDAY=4SA', true],
    ['20240106', 'FREQ=MONTHLY;BYMONTHDAY=28', true],
    ['20240106', 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=28', true],
    ['20240106', 'FREQ=WEEKLY;COUNT=2', false],
  ])('from %s on repeats by %s: today %s', async (day, rule, isToday) => {
    const text = calendar(event(`DTSTART:${day}T091500`, 'SUMMARY:Mary', `RRULE:${rule}`))
    const visits = isToday ? [{ minute: 555, fullName: 'Mary' }] : []
    expect(await visitsIn(text)).toEqual({ visits, leftOut: 0 })
  })

  it('knows days of a series that were moved, moved to today, or left out', async () => {
    const series = ['UID:1', 'DTSTART:20261107T090000', 'SUMMARY:Mary']
    const weekly = 'RRULE:FREQ=WEEKLY'
    const moved = (from: string, to: string) =>
      event('UID:1', `RECURRENCE-ID:${from}`, `DTSTART:${to}`, 'SUMMARY:Mary moved')
    const away = calendar(event(...series, weekly), moved('20261128T090000', '20261128T150000'))
    expect(await visitsIn(away)).toMatchObject({ visits: [{ minute: 900 }] })
    const hither = calendar(
      event(...series, `${weekly};INTERVAL=2`),
      moved('20261205T090000', '20261128T110000'),
    )
    expect(await visitsIn(hither)).toMatchObject({ visits: [{ minute: 660 }] })
    const without = calendar(event(...series, weekly, 'EXDATE:20261128T090000'))
    expect(await visitsIn(without)).toEqual({ visits: [], leftOut: 0 })
    const alone = calendar(moved('20261128T090000', '20261128T150000'))
    expect(await visitsIn(alone)).toMatchObject({ visits: [{ minute: 900 }] })
  })

  it('knows the zone of a day that was moved, whichever that of the series is', async () => {
    const [series, own] = ['Pacific/Niue', 'Pacific/Kiritimati']
    // A day and an hour lie between the two.
    const noon = format(new TZDate(new Date(2026, 10, 28, 12), own), "yyyyMMdd'T'HHmmss")
    const list = calendar(
      event('UID:1', `DTSTART;TZID=${series}:20261107T090000`, 'RRULE:FREQ=WEEKLY', 'SUMMARY:Mary'),
      event(
        ...['UID:1', `RECURRENCE-ID;TZID=${series}:20261121T090000`],
        ...[`DTSTART;TZID=${own}:${noon}`, 'SUMMARY:Mary moved'],
      ),
    )
    const found = await visitsIn(list)
    expect(found).toMatchObject({
      visits: expect.arrayContaining([{ minute: 720, fullName: 'Mary moved' }]),
    })
  })

  it.each([
    'FREQ=SECONDLY',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=99999999999',
    'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
    'FREQ=NEVER',
    'FREQ=YEARLY;BYDAY=MO;BYMONTHDAY=-1',
    'FREQ=MONTHLY;BYDAY=SA;BYSETPOS=-11',
  ])(
    'says of an event that repeats by %s that it is not worked out, and reads the others',
    async (rule) => {
      const text = calendar(
        event('DTSTART:20200101T090000', `RRULE:${rule}`),
        event('DTSTART:20261128T100000', 'SUMMARY:Mary'),
      )
      expect(await visitsIn(text)).toMatchObject({ visits: [{ minute: 600 }], leftOut: 1 })
    },
  )

  it.each([
    '',
    'BEGIN:VCALENDAR',
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR',
    'x'.repeat(100_000),
    'BEGIN:VCARD\r\nEND:VCARD',
  ])('that is none, or names nobody, brings nobody: %#', async (text) => {
    const read = await visitsIn(text)
    if (typeof read !== 'string') expect(read.visits).toEqual([])
  })
})
