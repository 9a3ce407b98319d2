import type { ProblemRule } from '../failure.ts'
import { plainDigits } from './clean-text.ts'

/** A date of birth as VerifiMe takes it (`1985-03-27`), or the rule that the typed text breaks. */
export type DateOfBirth = { isoDate: string } | { rule: ProblemRule }

/**
 * A day of the Gregorian calendar, as three numbers. A birth date is never a moment: a `Date` would put it
 * through the computer's time zone, in which some days have no midnight.
 */
interface CalendarDate {
  year: number
  month: number
  day: number
}
interface WrittenDate extends CalendarDate {
  /** `mon`, where a weekday stands beside it. */
  weekday?: string | undefined
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const earliestYear = 1900
/** Persian and Islamic years of everybody who lives; nobody was born in such a Gregorian one. */
const persianOrIslamicYears = { first: 1279, last: 1450 }
/** A Thai (Buddhist) year is so much later than the Gregorian one. */
const buddhistYears = 543

/** What may stand before a date. */
const label = /^(?:d\.? ?o\.? ?b\b\.?|date of birth|birth ?date|birthday|born)(?: on\b)?/u
/** A time behind a date, as systems copy it: its hours, its minutes and seconds, am or pm, its time zone. */
const time =
  /(?<=\d)(?:t|,? (?:at )?)(\d{1,2})((?::\d{2}){1,2}(?:[.,]\d+)?)(?: ?([ap])\.? ?m\b\.?)?( ?(?:z|utc|gmt)\b)?( ?[+−-]\d{1,2}:?\d{2})?(?: ?[[(][^)\]]*[)\]])?$/u
/** Between the parts of a date; in Chinese, Japanese and Korean each part says what it is. */
const gaps = /[^\p{L}\p{N}]+|(?<=\d)[年月日号號년월일]|(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/u

/**
 * Reads a date of birth the way it is said at a counter, the day before the month: 27/3/1985, 27031985,
 * 27th of March 1985. Where only one date can be meant, also with the year first (1985-03-27, 19850327) or
 * the month's name first, with its weekday, with a time behind it and in any script's digits.
 * Two-digit years are refused, never guessed. Of the clock, `now`, only the calendar's page counts.
 */
export function parseDateOfBirth(typed: string, now: Date = new Date()): DateOfBirth {
  const text = plainDigits(typed).toLowerCase().replace(label, '')
  const written = readWritten(text)
  if ('rule' in written) {
    return hasLetterForDigit(text, written) ? { rule: 'date-letter' } : written
  }
  const rule = brokenRuleOf(written, calendarToday(now))
  return rule === undefined ? { isoDate: toIso(written) } : { rule }
}

/** "27 March 1985, age 41": what staff read back to the customer. */
export function readBackDateOfBirth(isoDate: string, now: Date = new Date()): string {
  const [year = 0, month = 0, day = 0] = isoDate.split('-').map(Number)
  const today = calendarToday(now)
  const isBeforeBirthday = today.month * 100 + today.day < month * 100 + day
  const age = today.year - year - (isBeforeBirthday ? 1 : 0)
  return `${day} ${monthNames[month - 1]} ${year}, age ${age}`
}

function calendarToday(now: Date): CalendarDate {
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() }
}

function readWritten(text: string): WrittenDate | { rule: ProblemRule } {
  const [, hours, rest = '', half, ...zone] = time.exec(text) ?? []
  if (hours !== undefined && zone.some((part) => part !== undefined)) {
    // One moment is two dates, here and there. Only midnight is the date that a system meant.
    const isMidnight = /^(?::00)+(?:[.,]0+)?$/u.test(rest) && isHourZero(hours, half)
    if (!isMidnight) return { rule: 'date-time-zone' }
  }
  const parts = text
    .replace(time, '')
    .split(gaps)
    .filter((part) => part !== '' && !/^(?:the|of|st|nd|rd|th)$/u.test(part))
  const weekday = parts.find((part) => isNameOf(part, weekdayNames))
  const date = readParts(parts.filter((part) => part !== weekday))
  return 'rule' in date ? date : { ...date, weekday }
}

const isHourZero = (hours: string, half: string | undefined): boolean =>
  half === undefined ? Number(hours) === 0 : half === 'a' && hours === '12'

const isNameOf = (part: string, names: readonly string[]): boolean =>
  part.length >= 3 && names.some((name) => name.toLowerCase().startsWith(part))

function readParts(parts: readonly string[]): CalendarDate | { rule: ProblemRule } {
  const month = monthNames.findIndex((name) => parts.some((part) => isNameOf(part, [name])))
  const numbers = parts.filter((part) => /^\d+$/u.test(part))
  if (parts.length === 1) return readOneNumber(parts[0] ?? '')
  // Every other part must be a number, or there is more here than a date.
  if (parts.length !== 3 || numbers.length !== (month < 0 ? 3 : 2)) return { rule: 'date-form' }
  if (numbers.every((number) => number.length <= 2)) return { rule: 'date-short-year' }
  const lengths = numbers.map((number) => (number.length <= 2 ? 'd' : number.length)).join('')
  const [a = 0, b = 0, c = 0] = numbers.map(Number)
  switch (lengths) {
    case 'd4':
      return { year: b, month: month + 1, day: a }
    case '4d':
      return { year: a, month: month + 1, day: b }
    case 'dd4':
      return { year: c, month: b, day: a }
    case '4dd':
      return { year: a, month: b, day: c }
    default:
      return { rule: 'date-form' }
  }
}

/**
 * 27031985 or 19850327. They cannot be mistaken: where a month stands in the middle, a year that ends the
 * number would be before 1300.
 */
function readOneNumber(digits: string): CalendarDate | { rule: ProblemRule } {
  if (/^\d{6}$/u.test(digits)) return { rule: 'date-short-year' }
  if (!/^\d{8}$/u.test(digits)) return { rule: 'date-form' }
  const at = (from: number, to: number) => Number(digits.slice(from, to))
  const isYearFirst = at(4, 6) <= 12 && at(0, 4) >= persianOrIslamicYears.first
  return isYearFirst
    ? { year: at(0, 4), month: at(4, 6), day: at(6, 8) }
    : { year: at(4, 8), month: at(2, 4), day: at(0, 2) }
}

function brokenRuleOf(date: WrittenDate, today: CalendarDate): ProblemRule | undefined {
  const { year, weekday } = date
  if (year > buddhistYears + earliestYear - 1 && year <= buddhistYears + today.year) {
    return 'date-buddhist-year'
  }
  if (year >= persianOrIslamicYears.first && year <= persianOrIslamicYears.last) {
    return 'date-other-calendar'
  }
  if (!exists(date)) {
    return exists({ year, month: date.day, day: date.month }) ? 'date-order' : 'date-impossible'
  }
  if (toIso(date) > toIso(today)) return 'date-future'
  if (year < earliestYear) return 'date-too-early'
  if (weekday !== undefined && !isNameOf(weekday, [weekdayOf(date)])) return 'date-weekday'
  return undefined
}

function exists({ year, month, day }: CalendarDate): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day >= 1 && day <= days
}

/** Zeller's congruence, which counts January and February to the year before and from Saturday on. */
function weekdayOf({ year, month, day }: CalendarDate): string {
  const [m, y] = month < 3 ? [month + 12, year - 1] : [month, year]
  const sinceSaturday =
    day +
    Math.floor((13 * (m + 1)) / 5) +
    y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400)
  return weekdayNames[(sinceSaturday + 6) % 7] ?? ''
}

function toIso({ year, month, day }: CalendarDate): string {
  const digits = (count: number, length: number) => String(count).padStart(length, '0')
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
}

/** Whether letters that look like digits stand among them, and it would be a date without: 2O/5/1990. */
function hasLetterForDigit(text: string, { rule }: { rule: ProblemRule }): boolean {
  if (rule !== 'date-form') return false
  const mended = text.replace(/[\p{L}\p{N}|]+/gu, (part) =>
    /^(?=.*\d)[\doil|sbz]+$/u.test(part)
      ? part
          .replace(/o/gu, '0')
          .replace(/[il|]/gu, '1')
          .replace(/s/gu, '5')
          .replace(/b/gu, '8')
          .replace(/z/gu, '2')
      : part,
  )
  return mended !== text && !('rule' in readWritten(mended))
}
