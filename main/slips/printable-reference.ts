/** What of a person a slip never carries: paper lies about. */
export interface PersonalData {
  email: string
  date_of_birth: string | null
  phone: string | null
  address: string | null
}

const longestOnPaper = 64
/** Fewer digits than this are in any reference by chance. */
const tellingDigits = 6

/**
 * The reference as a slip may carry it; nothing when staff put the customer's address, phone or birth date
 * into it. What is too long for paper is cut.
 */
export function printableReference(reference: string, person: PersonalData): string | undefined {
  if (hasEmailIn(reference) || isTelling(reference, person)) return undefined
  const characters = [...reference]
  return characters.length <= longestOnPaper
    ? reference
    : `${characters.slice(0, longestOnPaper - 1).join('')}…`
}

/** Any email address, the customer's or another's. */
function hasEmailIn(reference: string): boolean {
  return /[^\s@]@[^\s@]/u.test(reference)
}

function isTelling(reference: string, person: PersonalData): boolean {
  const plain = lettersAndDigits(reference)
  const texts = [person.email, person.address ?? '', ...birthDates(person.date_of_birth)]
  const digits = reference.replace(/\D/gu, '')
  const phone = (person.phone ?? '').replace(/\D/gu, '').slice(-(tellingDigits + 2))
  return (
    texts.map(lettersAndDigits).some((text) => text !== '' && plain.includes(text)) ||
    (phone.length >= tellingDigits && digits.includes(phone))
  )
}

/** `1985-03-27` the ways people write it: 19850327, 27031985, 2731985. */
function birthDates(isoDate: string | null): string[] {
  const [year, month, day] = (isoDate ?? '').split('-')
  if (!year || !month || !day) return []
  return [`${year}${month}${day}`, `${day}${month}${year}`, `${Number(day)}${Number(month)}${year}`]
}

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
