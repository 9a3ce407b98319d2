import { differenceInYears, format, isValid, parse } from 'date-fns'
import { enAU } from 'date-fns/locale/en-AU'
import type { ProblemRule } from '../field-problem.ts'

/** A date of birth as VerifiMe takes it (`1985-03-27`), or the rule that the typed text breaks. */
export type DateOfBirth = { isoDate: string } | { rule: ProblemRule }

/** Day first, as Australia writes it; a year that comes first is ISO. Separators are spaces by then. */
const formats = ['d M yyyy', 'd MMM yyyy', 'd MMMM yyyy', 'yyyy M d', 'ddMMyyyy', 'yyyy MM dd']
const earliestYear = 1900

/**
 * Reads a date of birth the way it is said at a counter: 27/3/1985, 27-03-1985, 27031985,
 * 27 mar 1985, 27th March 1985, 1985-03-27. Two-digit years are refused, never guessed.
 */
export function parseDateOfBirth(typed: string, now: Date = new Date()): DateOfBirth {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/(\d)(st|nd|rd|th)\b/gu, '$1')
    .replace(/[\s./,\-–—]+/gu, ' ')
    .replace(/\bsept\b/gu, 'sep')
    .trim()
  if (/^\d{1,2} (\d{1,2}|\p{L}+) \d{2}$/u.test(text) || /^\d{6}$/u.test(text)) {
    return { rule: 'date-short-year' }
  }
  const date = firstDate(text)
  if (!date) return { rule: looksLikeDate(text) ? 'date-impossible' : 'date-form' }
  if (date > now) return { rule: 'date-future' }
  if (date.getFullYear() < earliestYear) return { rule: 'date-too-early' }
  return { isoDate: format(date, 'yyyy-MM-dd') }
}

/** "27 March 1985, age 41": what staff read back to the customer. */
export function readBackDateOfBirth(isoDate: string, now: Date = new Date()): string {
  const date = parse(isoDate, 'yyyy-MM-dd', now)
  return `${format(date, 'd MMMM yyyy', { locale: enAU })}, age ${differenceInYears(now, date)}`
}

function firstDate(text: string): Date | undefined {
  // A fixed reference date: a format without a time would otherwise take today's.
  const midnight = new Date(2000, 0, 1)
  return formats
    .map((dateFormat) => parse(text, dateFormat, midnight, { locale: enAU }))
    .find((date) => isValid(date) && date.getFullYear() > 999)
}

function looksLikeDate(text: string): boolean {
  return /^(\d{1,2} (\d{1,2}|\p{L}{3,}) \d{4}|\d{4} \d{1,2} \d{1,2}|\d{8})$/u.test(text)
}
