import { cleanEmail, type InviteDraft, parseDateOfBirth } from '#contract'
import { fold, squeeze } from '../fold-text.ts'

/** Fewer digits, or letters and digits, than these are in any reference by chance. */
const tellingDigits = 8
const tellingLength = 6
const shortestPart = 4
/** Older dates than this are birth dates for all that anybody can tell. */
const youngestYears = 10

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** Whatever stands between the parts of a date. */
const gap = '[^\\p{L}\\p{N}]*'
const someGap = '[^\\p{L}\\p{N}]+'
/** A number of nobody's is one that could be dialled as it stands, from here or abroad: case numbers begin otherwise. */
const dialled = /^(?:0[2-478]\d{8}|\+\d{8,15}|0011[1-9]\d{7,13}|00[1-9]\d{9,13})$/u
const anyDate = /\d{1,4}[^\p{L}\p{N}]+(?:\d{1,2}|\p{L}{3,9})[^\p{L}\p{N}]+\d{1,4}/gu

/**
 * Whether staff put the customer's birth date, phone or address into the reference, or any email address: what
 * a slip never carries, in whichever digits and punctuation. Rather one too many than one too few.
 */
export function isPersonalReference(reference: string, draft: InviteDraft, now: Date): boolean {
  const { dateOfBirth = '', preferredContactNumber = '', address = '' } = draft.customerContext
  const text = fold(reference)
  return (
    hasEmail(text, cleanEmail(draft.email)) ||
    hasOldDate(text, now) ||
    hasDate(text, dateOfBirth) ||
    hasPhone(text, preferredContactNumber) ||
    hasAddress(lettersAndDigits(text), fold(address))
  )
}

/** Any address; or the customer's, with words for its punctuation. */
function hasEmail(text: string, email: string): boolean {
  if (/[^\s@]@[^\s@]/u.test(text)) return true
  const plain = lettersAndDigits(text)
  return fold(email)
    .split('@')
    .map(lettersAndDigits)
    .every((part) => part.length >= shortestPart && plain.includes(part))
}

function hasOldDate(text: string, now: Date): boolean {
  return [...text.matchAll(anyDate)].some(([found]) => {
    const date = parseDateOfBirth(found, now)
    return (
      'isoDate' in date && Number.parseInt(date.isoDate, 10) <= now.getFullYear() - youngestYears
    )
  })
}

/** Written in whichever way people write a date: day, month or year first, the month also by its name. */
function hasDate(text: string, isoDate: string): boolean {
  const [year = '', month = '', day = ''] = isoDate.split('-')
  if (day === '') return false
  const short = year.slice(2)
  const [d, m] = [`0?${Number(day)}`, `0?${Number(month)}`]
  const name = `${monthNames[Number(month) - 1]}\\p{L}*`
  const dayth = `${d}(?:st|nd|rd|th)?`
  const eitherYear = `(?:${year}|${alone(short)})`
  const forms = [
    ...[`${d} ${m} ${year}`, `${m} ${d} ${year}`, `${year} ${m} ${d}`].map(spacedBy(gap)),
    ...[`${d} ${m} ${short}`, `${m} ${d} ${short}`].map(spacedBy(someGap)).map(alone),
    ...[day + month + short, month + day + short, short + month + day].map(alone),
    ...[`${dayth} (?:of)? ${name} ${eitherYear}`, `${name} ${dayth} ${eitherYear}`].map(
      spacedBy(gap),
    ),
  ]
  return forms.some((form) => new RegExp(form, 'u').test(text))
}

const spacedBy = (space: string) => (form: string) => form.replaceAll(' ', space)
const alone = (digits: string) => `(?<!\\p{N})${digits}(?!\\p{N})`

/** The customer's by its last digits, because its beginning is written in many ways; or a number alone. */
function hasPhone(text: string, phone: string): boolean {
  const [digits, end] = [digitsOf(text), digitsOf(phone).slice(-tellingDigits)]
  if (digits.length < tellingDigits) return false
  return (end !== '' && digits.includes(end)) || dialled.test(text.replace(/[^\d+]/gu, ''))
}

/** Number and street, or more of it. */
function hasAddress(plain: string, address: string): boolean {
  const [street = ''] = address.split(',')
  const start = address.split(/\s+/u).slice(0, 3).join('')
  const parts = [street, start].map(lettersAndDigits)
  const isIn = parts.some((part) => part.length >= tellingLength && plain.includes(part))
  const isStreet = plain.length >= tellingLength && /\p{N}\p{L}/u.test(plain)
  return isIn || (isStreet && lettersAndDigits(address).includes(plain))
}

const digitsOf = (text: string): string => text.replace(/\D/gu, '')
const lettersAndDigits = (text: string): string => squeeze(text).replaceAll(' ', '')
