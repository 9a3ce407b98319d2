import {
  type PhoneNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max'
import type { ProblemRule } from '../failure.ts'
import { plainDigits } from './clean-text.ts'

/** Words that stand at a number without a space: `M0491 570 006`, `0491 570 006m`. */
const labels = 'telephone|tel|phone|ph|mobile|mob|cell|fax|m|p|t|h|w'
const labelBefore = new RegExp(`(?<![\\p{L}\\p{N}])(?:${labels})(?=[+\\d])`, 'gu')
/** Where a script without spaces meets a digit: a Latin letter there may be a slip for one instead. */
const otherScript = /(?<=\d)(?=(?![a-z])\p{L})|(?<=(?![a-z])\p{L})(?=\d)/gu
const labelBehind = new RegExp(`(?<=\\d)(?:${labels})(?![\\p{L}\\p{N}])`, 'gu')
/** `ext 5`, `x12`, `#3`, `press 2`; a comma or semicolon with a few digits is how phones dial one. */
const namedExtension =
  /(?<=\d)\W*(?:(?<!\p{L})(?:ext(?:ension|n)?|xtn|x|int(?:ernal)?|opt(?:ion)?|press|dial)(?!\p{L})|#)\W*\d{1,6}\W*$/u
const dialledExtension = /(?<=\d)[\s).]*[,;]+\D*\d{1,5}\W*$/u
/** A word, and whatever else parts two numbers; a plus begins one. */
const betweenNumbers = /(?<![\p{L}\p{N}])[\p{L}\p{N}]*\p{L}[\p{L}\p{N}]*|[;|&]|(?=\+)/u

/**
 * Reads a phone number as typed: Australian unless it starts with + (or with 0011 or 00, the ways out of
 * Australia and Europe). Words, brackets and any script's digits may be around and in it, as long as one number
 * is left. An Australian one must fit Australia's plan, because a digit too few is the likely slip; numbers
 * reserved for fiction do. Of others only the length is checked: their plans change without our knowing.
 */
function parsePhone(typed: string): PhoneNumber | { rule: ProblemRule } {
  const text = plainDigits(typed).toLowerCase()
  const unglued = text.replace(otherScript, ' ').replace(labelBefore, ' ').replace(labelBehind, ' ')
  if (hasNumberBefore(unglued, namedExtension)) return { rule: 'phone-extension' }
  const sections = unglued.split(betweenNumbers).filter((section) => /\d/u.test(section))
  const found = sections.map(numbersIn)
  const [number, ...others] = found.flat()
  if (!number) return { rule: ruleOf(unglued, sections) }
  if (others.some((other) => other.number !== number.number)) return { rule: 'phone-two' }
  const isAlone = found.every(({ length }) => length > 0) && !/\d\p{L}|\p{L}\d/u.test(unglued)
  if (isAlone) return number
  if (hasNumberBefore(unglued, dialledExtension)) return { rule: 'phone-extension' }
  const isLong = sections.filter(isLongEnough).length > 1
  return { rule: isLong ? 'phone-two' : 'phone-more' }
}

/** The number as VerifiMe takes it: country code, one space, the rest (`+61 412345678`); or what is wrong. */
export function checkPhone(typed: string): { value: string } | { rule: ProblemRule } {
  const phone = parsePhone(typed)
  if ('rule' in phone) return phone
  return { value: `+${phone.countryCallingCode} ${phone.nationalNumber}` }
}

/** The same, for who need not know what is wrong. */
export function phoneForVerifiMe(typed: string): string | undefined {
  const phone = checkPhone(typed)
  return 'value' in phone ? phone.value : undefined
}

/** As people here write it: `0491 570 006` for Australia, `+44 20 7946 0018` for elsewhere. */
export function readBackPhone(typed: string): string | undefined {
  const phone = parsePhone(typed)
  if ('rule' in phone) return undefined
  return phone.country === 'AU' ? phone.formatNational() : phone.formatInternational()
}

/** The one number that all digits of the text make, whatever stands between them. */
function numberOf(text: string): PhoneNumber | undefined {
  const phone = parsePhoneNumberFromString(dialled(text), { defaultCountry: 'AU', extract: false })
  if (!phone) return undefined
  // 00 is also a slip for 0: 00491570006 is no number in Germany, and not to be sent there.
  const mustFit = phone.countryCallingCode === '61' || /^\D*00(?!\D*11)/u.test(text)
  const isNumber = mustFit ? phone.isValid() : phone.isPossible()
  return isNumber ? phone : undefined
}

function dialled(text: string): string {
  const digits = text.replace(/\D/gu, '')
  const abroad = digits.replace(/^00(?:11)?(?=[1-9])/u, '+')
  return /^\W*\+(?!\D*00)/u.test(text) ? `+${digits}` : abroad
}

/** The numbers in a text without words. A slash or comma may stand in one, or between two. */
function numbersIn(section: string): PhoneNumber[] {
  const parts = section.split(/[/,]/u).filter((part) => /\d/u.test(part))
  const each = parts.flatMap((part) => numberOf(part) ?? [])
  if (each.length === parts.length) return each
  const whole = numberOf(section)
  // Behind a number that is one already, `/7` would turn it into a stranger's abroad.
  if (whole && (each.length === 0 || whole.countryCallingCode === '61')) return [whole]
  return each.length === 0 ? twoNumbersIn(dialled(section)) : []
}

/** Two Australian numbers with nothing but a space or dash between them, or not even that. */
function twoNumbersIn(digits: string): PhoneNumber[] {
  // More than two numbers have, with the way out of Australia before each: each place would be tried in vain.
  if (digits.length > 40) return []
  for (let end = 9; end <= digits.length - 9; end += 1) {
    const [first, second] = [numberOf(digits.slice(0, end)), numberOf(digits.slice(end))]
    if (first && second) return [first, second]
  }
  return []
}

function hasNumberBefore(text: string, extension: RegExp): boolean {
  const { index } = extension.exec(text) ?? {}
  if (index === undefined) return false
  return text
    .slice(0, index)
    .split(betweenNumbers)
    .some((section) => numbersIn(section).length > 0)
}

const isLongEnough = (part: string): boolean => part.replace(/\D/gu, '').length >= 6

/** What keeps a text from being a number. */
function ruleOf(text: string, sections: readonly string[]): ProblemRule {
  if (hasLetterForDigit(text)) return 'phone-letter'
  if (hasNumberBefore(text, dialledExtension)) return 'phone-extension'
  const parts = sections.flatMap((section) => section.split(/[/,]/u))
  if (parts.filter(isLongEnough).length > 1) return 'phone-two'
  if (parts.some((part) => numberOf(part) !== undefined)) return 'phone-more'
  return lengthRule(dialled(sections.join(' ')))
}

function lengthRule(digits: string): ProblemRule {
  if (/^(?:\+?61)?[2-9]\d{7}$/u.test(digits)) return 'phone-area-code'
  if (digits.startsWith('+')) {
    const problem = validatePhoneNumberLength(digits)
    if (problem === 'TOO_SHORT') return 'phone-short'
    return problem === 'TOO_LONG' ? 'phone-long' : 'phone-form'
  }
  if (/^[2-9]\d{7}[2-9]\d{7}$/u.test(digits)) return 'phone-two'
  if (/^(?:0\d{5,8}|[2-9]\d{5,6})$/u.test(digits)) return 'phone-short'
  return digits.length > 10 ? 'phone-long' : 'phone-form'
}

/** Letters that look like digits and stand among them, where it would be a number without: O491 57O 006. */
function hasLetterForDigit(text: string): boolean {
  const mended = text.replace(/[\p{L}\p{N}|]+/gu, (part) =>
    /^[\doil|]+$/u.test(part) ? part.replace(/o/gu, '0').replace(/[il|]/gu, '1') : part,
  )
  const sections = mended.split(betweenNumbers)
  return mended !== text && sections.some((section) => numbersIn(section).length > 0)
}
