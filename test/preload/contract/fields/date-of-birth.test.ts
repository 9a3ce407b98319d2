import { execFileSync } from 'node:child_process'
import { afterEach, describe, expect, it } from 'vitest'
import { parseDateOfBirth, readBackDateOfBirth } from '#contract'

const now = new Date(2026, 10, 22, 9, 30)
const read = (typed: string) => parseDateOfBirth(typed, now)

describe('parseDateOfBirth', () => {
  it.each([
    '27/3/1985',
    '27/03/1985',
    '27-03-1985',
    '27-3-1985',
    '27.3.1985',
    '27 3 1985',
    '27031985',
    '27 mar 1985',
    '27 Mar 1985',
    '27 MARCH 1985',
    '27th March 1985',
    '27 March, 1985',
    '27-mar-1985',
    '1985-03-27',
    '1985/3/27',
    '  27 / 3 / 1985 ',
    '27–03–1985',
    '27/3/1985.',
    'March 27, 1985',
    'Mar 27 1985',
    'Wednesday, 27 March 1985',
    'Wed 27 Mar 1985',
    '27 March 1985 (Wednesday)',
    '27th of March 1985',
    '27 th March 1985',
    '1985-03-27T00:00:00+10:00[Australia/Sydney]',
    'the 27th of March, 1985',
    '27ᵗʰ March 1985',
    '27mar1985',
    '27MAR1985',
    '1985 March 27',
    '1985, 27 March',
    '19850327',
    'DOB: 27/3/1985',
    'D.O.B. 27/3/1985',
    'Date of birth: 27 March 1985',
    'Birthdate: 27/3/1985',
    'Birth date 27/3/1985',
    'Birthday 27/3/1985',
    'born on 27/3/1985',
    'D. O. B. 27/3/1985',
    '27‑03‑1985',
    '27−03−1985',
    '27⁄3⁄1985',
    '27\u00a0March\u00a01985',
    // A time behind it.
    '27/03/1985 12:00:00 AM',
    '27/03/1985 12:00:00\u202fa.m.',
    '27/03/1985 12:00:00AM',
    '27/3/1985 12:00 am UTC',
    '27/3/1985 0:00 GMT',
    '27/3/1985 10:00',
    '1985-03-27 00:00:00.000',
    '1985-03-27T00:00:00Z',
    '1985-03-27T00:00:00.000+10:00',
    'Wed Mar 27 1985 00:00:00 GMT+1000 (Australian Eastern Standard Time)',
    // Direction marks and other invisible characters.
    '\u200e27/3/1985\u200f',
    '\u202b27/3/1985\u202c',
    '\u206727\u2069/3/1985',
    '\u061c27/\u200b3/1985\ufeff',
    '27/3/1985\u200d\ufe0f',
    // Other scripts' digits and full-width forms.
    '۲۷/۳/۱۹۸۵',
    '٢٧/٣/١٩٨٥',
    '٢٧؍٣؍١٩٨٥',
    '२७/३/१९८५',
    '২৭/৩/১৯৮৫',
    '๒๗/๓/๑๙๘๕',
    '੨੭/੩/੧੯੮੫',
    '២៧/៣/១៩៨៥',
    '၂၇/၃/၁၉၈၅',
    '２７／３／１９８５',
    '𝟐𝟕/𝟑/𝟏𝟗𝟖𝟓',
    '۱۹۸۵-۰۳-۲۷',
    '۲۷۰۳۱۹۸۵',
    '1985年3月27日',
    '1985년 3월 27일',
  ])('reads %j as 27 March 1985', (typed) => {
    expect(read(typed)).toEqual({ isoDate: '1985-03-27' })
  })

  it.each([
    ['3/4/1985', '1985-04-03'],
    ['1/2/2003', '2003-02-01'],
    ['01022003', '2003-02-01'],
    ['1st sept 1960', '1960-09-01'],
    ['2nd sep 1960', '1960-09-02'],
    ['3rd jun 1960', '1960-06-03'],
    ['29/2/2000', '2000-02-29'],
    ['29/2/2024', '2024-02-29'],
    ['31/12/1999', '1999-12-31'],
    ['1/1/1900', '1900-01-01'],
    ['22/11/2026', '2026-11-22'],
    ['19851227', '1985-12-27'],
  ])('reads %j day first as %s', (typed, isoDate) => {
    expect(read(typed)).toEqual({ isoDate })
  })

  it.each([
    ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
    ...['August', 'September', 'October', 'November', 'December'],
  ])('knows %s by its name and by three letters of it, and reads it back', (name) => {
    const isoDate = read(`5 ${name} 1985`)
    expect(isoDate).toEqual(read(`5 ${name.slice(0, 3)} 1985`))
    const [year, month, day] = Object.values(isoDate)[0]?.split('-') ?? []
    expect(new Date(Number(year), Number(month) - 1, Number(day))).toEqual(
      new Date(`${name} 5, 1985`),
    )
    expect(readBackDateOfBirth(`1985-${month}-05`, now)).toContain(`5 ${name} 1985`)
  })

  it.each(['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'])(
    'knows %s by its name and by three letters of it, and on no other day',
    (name) => {
      // In January and February, in March, and in another century.
      for (const [month, year] of [
        [1, 1985],
        [2, 1985],
        [3, 1985],
        [4, 2024],
      ] as const) {
        for (let day = 1; day <= 7; day += 1) {
          const date = new Date(year, month - 1, day)
          const isIt = date.toLocaleDateString('en', { weekday: 'long' }) === name
          const isoDate = `${year}-0${month}-0${day}`
          for (const written of [name, name.slice(0, 3)]) {
            expect(read(`${written} ${day}/${month}/${year}`)).toEqual(
              isIt ? { isoDate } : { rule: 'date-weekday' },
            )
          }
        }
      }
    },
  )

  it.each([
    ['date-short-year', '27/3/85'],
    ['date-short-year', '27 mar 85'],
    ['date-short-year', '270385'],
    ['date-short-year', '85-03-27'],
    ['date-short-year', '1/1/00'],
    ['date-impossible', '29/2/2023'],
    ['date-impossible', '29/2/1900'],
    ['date-impossible', '31/4/1985'],
    ['date-impossible', '32/1/1985'],
    ['date-impossible', '0/1/1985'],
    ['date-impossible', '27/0/1985'],
    ['date-impossible', '13/25/1985'],
    ['date-impossible', '19850230'],
    ['date-impossible', 'Feb 30 1985'],
    ['date-order', '3/27/1985'],
    ['date-order', '1985/27/03'],
    ['date-letter', '2O/5/1990'],
    ['date-letter', 'l5/3/1990'],
    ['date-letter', '5/3/199O'],
    ['date-letter', '5/3/199I'],
    ['date-letter', '5/3/199|'],
    ['date-letter', '5/3/19S0'],
    ['date-letter', '5/3/19B0'],
    ['date-letter', '5/3/19Z0'],
    // Without them it is no date either, and letters alone are a word.
    ['date-form', '2O/5'],
    ['date-form', 'lo/5/1990'],
    ['date-short-year', "5/3/'90"],
    ['date-short-year', 'Mar 5, 90'],
    // Years of other calendars are not Gregorian ones.
    ['date-buddhist-year', '20/5/2533'],
    ['date-buddhist-year', '๒๐/๕/๒๕๓๓'],
    ['date-buddhist-year', '25330520'],
    ['date-other-calendar', '۱۳۶۹/۲/۳۱'],
    ['date-other-calendar', '31/2/1369'],
    ['date-other-calendar', '15 / 5 / 1410'],
    // The first and last years that are theirs, and their neighbours.
    ['date-future', '1/1/2442'],
    ['date-buddhist-year', '1/1/2443'],
    ['date-buddhist-year', '1/1/2569'],
    ['date-future', '1/1/2570'],
    ['date-too-early', '1/1/1278'],
    ['date-other-calendar', '1/1/1279'],
    ['date-other-calendar', '12790305'],
    ['date-other-calendar', '1/1/1450'],
    ['date-too-early', '1/1/1451'],
    ['date-too-early', '01021200'],
    ['date-weekday', 'Tuesday, 27 March 1985'],
    // Midnight in Sydney, written in another time zone, is a day before.
    ['date-time-zone', '1985-03-26T13:00:00Z'],
    ['date-time-zone', '1985-03-27T14:00:00+10:00'],
    ['date-time-zone', '1985-03-27T13:00:00+10:00[Australia/Sydney]'],
    ['date-time-zone', '1985-03-27T00:30:00Z'],
    ['date-time-zone', '1985-03-27T00:00:30Z'],
    ['date-time-zone', '27/3/1985 12:00 PM UTC'],
    ['date-time-zone', '27/3/1985 1:00 AM UTC'],
    ['date-time-zone', '27/3/1985 12:00 UTC'],
    ['date-impossible', '31041985'],
    ['date-impossible', '1985-02-30'],
    ['date-impossible', '30 feb 1985'],
    ['date-future', '23/11/2026'],
    ['date-future', '1/1/2027'],
    ['date-future', '27/3/9999'],
    ['date-too-early', '31/12/1899'],
    ['date-too-early', '27/3/1066'],
    ['date-form', ''],
    ['date-form', 'yesterday'],
    ['date-form', '27/3'],
    ['date-form', '1985'],
    ['date-form', '27/3/198'],
    ['date-form', '27/3/19855'],
    ['date-form', '3/4/1985 or 4/3/1985'],
    ['date-form', '27 foo 1985'],
    ['date-form', '27 ma 1985'],
    ['date-form', '27 j 1985'],
    ['date-form', '27 month March 1985'],
    ['date-form', '27 then March 1985'],
    ['date-form', '27/3/1985 born'],
    ['date-form', '27/3 10:00 1985'],
    ['date-form', '119850327'],
    ['date-form', '198503271'],
    ['date-form', '27/3/-1985x'],
  ])('answers %s for %j', (rule, typed) => {
    expect(read(typed)).toEqual({ rule })
  })
})

describe('a date of birth in any time zone', () => {
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  it.each([
    // The midnights of these days do not exist there: clocks went forward over them.
    ['America/Sao_Paulo', '15/10/2017', '2017-10-15'],
    ['America/Havana', '10/3/2019', '2019-03-10'],
    ['Asia/Beirut', '26/3/2006', '2006-03-26'],
    ['Australia/Sydney', '6/10/2019', '2019-10-06'],
    ['Australia/Lord_Howe', '5/4/2020', '2020-04-05'],
    ['Pacific/Kiritimati', '27/3/1985', '1985-03-27'],
    ['Pacific/Pago_Pago', '27/3/1985', '1985-03-27'],
    ['UTC', '1/1/1970', '1970-01-01'],
  ])('stays the same day in %s: %s', (timeZone, typed, isoDate) => {
    process.env.TZ = timeZone
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(timeZone)
    expect(parseDateOfBirth(typed, new Date('2026-11-22T00:00:00Z'))).toEqual({ isoDate })
    const [year] = isoDate.split('-')
    expect(readBackDateOfBirth(isoDate, now)).toContain(` ${year}, age `)
  })

  it('takes today by the local calendar, not by UTC', () => {
    process.env.TZ = 'Australia/Sydney'
    const earlyInSydney = new Date('2026-11-21T14:00:00Z')
    expect(parseDateOfBirth('22/11/2026', earlyInSydney)).toEqual({ isoDate: '2026-11-22' })
    expect(parseDateOfBirth('23/11/2026', earlyInSydney)).toEqual({ rule: 'date-future' })
  })
})

it.each(['America/Sao_Paulo', 'Africa/Cairo', 'Asia/Beirut', 'Australia/Sydney', 'Pacific/Apia'])(
  'every day since 1900 stays the same day on a computer in %s',
  (TZ) => {
    const field = new URL('../../../../preload/contract/fields/date-of-birth.ts', import.meta.url)
    // Days are counted in UTC, where each has 24 hours.
    const script = `
    const { parseDateOfBirth, readBackDateOfBirth } = await import(${JSON.stringify(field.href)})
    const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
    const wrong = []
    for (let at = Date.UTC(1900, 0, 1); at < Date.UTC(2026, 0, 1); at += 86400000) {
      const isoDate = new Date(at).toISOString().slice(0, 10)
      const [year, month, day] = isoDate.split('-')
      const weekday = weekdays[new Date(at).getUTCDay()]
      const read = parseDateOfBirth(weekday + ' ' + day + '/' + month + '/' + year).isoDate
      const said = readBackDateOfBirth(isoDate)
      if (read !== isoDate || !said.startsWith(Number(day) + ' ')) wrong.push(isoDate)
    }
    console.log(new Intl.DateTimeFormat().resolvedOptions().timeZone, wrong.join())
  `
    const args = ['--input-type=module', '--eval', script]
    const env = { ...process.env, TZ }
    expect(execFileSync(process.execPath, args, { env, encoding: 'utf8' }).trim()).toBe(TZ)
  },
)

it('takes the day itself from its first moment on', () => {
  const midnight = new Date(2026, 10, 22)
  expect(parseDateOfBirth('22/11/2026', midnight)).toEqual({ isoDate: '2026-11-22' })
})

describe('readBackDateOfBirth', () => {
  it.each([
    ['1985-03-27', new Date(2026, 10, 22), '27 March 1985, age 41'],
    ['1985-03-27', new Date(2026, 2, 26, 23, 59), '27 March 1985, age 40'],
    ['1985-03-27', new Date(2026, 2, 27), '27 March 1985, age 41'],
    ['2000-02-29', new Date(2025, 1, 28), '29 February 2000, age 24'],
    ['2000-02-29', new Date(2025, 2, 1), '29 February 2000, age 25'],
    ['2026-11-22', new Date(2026, 10, 22), '22 November 2026, age 0'],
  ])('reads back %s', (isoDate, today, sentence) => {
    expect(readBackDateOfBirth(isoDate, today)).toBe(sentence)
  })
})
