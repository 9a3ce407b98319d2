import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * Reads a phone number as typed: Australian unless it starts with + (or 0011, Australia's way out).
 * Nothing when it is no number, or more than one: the whole text must be it (`extract`).
 * An Australian one must fit Australia's plan, because a digit too few is the likely slip; numbers
 * reserved for fiction do. Of others only the length is checked: their plans change without our knowing.
 */
function parsePhone(typed: string): PhoneNumber | undefined {
  const dialled = typed.replace(/^\s*0011/u, '+')
  const phone = parsePhoneNumberFromString(dialled, { defaultCountry: 'AU', extract: false })
  if (!phone || phone.ext) return undefined
  const isNumber = phone.countryCallingCode === '61' ? phone.isValid() : phone.isPossible()
  return isNumber ? phone : undefined
}

/** As VerifiMe takes it: country code, one space, the rest (`+61 412345678`). */
export function phoneForVerifiMe(typed: string): string | undefined {
  const phone = parsePhone(typed)
  return phone && `+${phone.countryCallingCode} ${phone.nationalNumber}`
}

/** As staff read it back: `0491 570 006` for Australia, `+44 20 7946 0018` for elsewhere. */
export function readBackPhone(typed: string): string | undefined {
  const phone = parsePhone(typed)
  if (!phone) return undefined
  return phone.country === 'AU' ? phone.formatNational() : phone.formatInternational()
}
