import { parseDateOfBirth, phoneForVerifiMe, readBackDateOfBirth } from '#contract'

/** "27 March 1985, age 41"; nothing while the date is not one yet. */
export function dateReadBack(typed: string): string | undefined {
  if (typed.trim() === '') return undefined
  const date = parseDateOfBirth(typed)
  return 'isoDate' in date ? readBackDateOfBirth(date.isoDate) : undefined
}

/** `+61 491570006`: what VerifiMe gets, to the letter. */
export function phoneReadBack(typed: string): string | undefined {
  return typed.trim() === '' ? undefined : phoneForVerifiMe(typed)
}

/** Any script is a name; only digits deserve a warning. */
export function hasDigit(name: string): boolean {
  return /\p{Nd}/u.test(name)
}
