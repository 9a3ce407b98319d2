import { addDays, startOfDay } from 'date-fns'
import type { Invite } from '#contract'

/** A line of the list: the heading of a day, or an invite by its place among those that were read. */
export type Line = { heading: number; at: number } | { invite: number }

/**
 * The invites under the headings of their days, by this computer's clock. Only the headings are held: which line is
 * which is reckoned from them, and nobody but whoever read the invites is asked.
 */
export function dayLines(invites: readonly Pick<Invite, 'createdAt'>[]) {
  const days: { first: number; at: number }[] = []
  let begin = 0
  let end = 0
  for (const [index, { createdAt }] of invites.entries()) {
    if (createdAt >= begin && createdAt < end) continue
    const day = startOfDay(createdAt)
    begin = day.getTime()
    // Not 24 hours: on two days of the year there are others.
    end = addDays(day, 1).getTime()
    days.push({ first: index, at: createdAt })
  }

  /** How many days there are from the top on for which this holds; for those below them it does not. */
  function countWhile(holds: (first: number, heading: number) => boolean): number {
    let low = 0
    let high = days.length
    while (low < high) {
      const middle = (low + high) >> 1
      const day = days[middle]
      if (day && holds(day.first, middle)) low = middle + 1
      else high = middle
    }
    return low
  }
  const headingsTo = (line: number) => countWhile((first, heading) => first + heading <= line)
  const headingOf = (line: number) => Math.max(0, headingsTo(line) - 1)

  return {
    count: invites.length + days.length,
    at: (line: number): Line => {
      const heading = headingOf(line)
      const { first, at } = days[heading] ?? { first: 0, at: 0 }
      return line === first + heading ? { heading, at } : { invite: line - heading - 1 }
    },
    lineOf: (invite: number): number => invite + countWhile((first) => first <= invite),
    /** The line of the heading that this one stands under. */
    headingAbove: (line: number): number => {
      const heading = headingOf(line)
      return (days[heading]?.first ?? 0) + heading
    },
  }
}
