import { format } from 'date-fns'
import { parseDateOfBirth } from '#contract'

/** Days that staff type may lie ahead: unlike birth dates. */
const endOfTime = new Date(9999, 11, 31)

/** A day as people write birth dates, or what is wrong with it; nothing where nothing is typed. */
export function parsedDay(typed: string) {
  return typed.trim() === '' ? undefined : parseDateOfBirth(typed, endOfTime)
}

/** `2026-11-30`; nothing while it is no day. */
export function typedDay(typed: string): string | undefined {
  const parsed = parsedDay(typed)
  return parsed && 'isoDate' in parsed ? parsed.isoDate : undefined
}

/** As it is typed: `30/11/2026`. */
export const writtenDay = (day: Date): string => format(day, 'd/M/yyyy')
