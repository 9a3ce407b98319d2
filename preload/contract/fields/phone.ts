import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * Reads a phone number as typed: Australian unless it starts with + (or 0011, Australia's way out).
 * Nothing when it is no number that could be dialled. Its length and first digits are checked, not
 * whether a telephone company has given it out: numbers reserved for fiction pass.
 */
function parsePhone(typed: string): PhoneNumber | undefined {
  const phone = parsePhoneNumberFromString(typed.replace(/^\s*0011/u, '+'), 'AU')
  return phone?.isPossible() && !phone.ext ? phone : undefined
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
