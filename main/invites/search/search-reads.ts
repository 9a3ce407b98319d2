/**
 * How far a search has come, and how much it has read for it. After a few milliseconds it answers what it
 * has, and the next page goes on from there, so that no query, however odd, holds up a key.
 */
export interface SearchReads {
  /** In small sets of the index, which cost 6 to 30 microseconds each: as their pages are in the memory or not. */
  count: number
  /** Everything from this id on was looked at. */
  next: number
  isAtEnd: boolean
  isTimeUp: () => boolean
}

/** With the last row that was begun and the answer itself, a call stays below 5. */
const mostMs = 3.5
/** A call always comes this far, whatever else the machine does: a short history is one page. */
const leastReads = 64
/** What reading a row and comparing it costs when its page is not in the memory. */
export const rowReads = 4

/** `elapsedMs`: a monotonic clock. */
export function readsBefore(
  elapsedMs: () => number,
  id: number = Number.MAX_SAFE_INTEGER,
): SearchReads {
  const end = elapsedMs() + mostMs
  return { count: 0, next: id, isAtEnd: false, isTimeUp: () => elapsedMs() >= end }
}

export const isSpent = ({ count, isTimeUp }: SearchReads): boolean =>
  count >= leastReads && isTimeUp()
