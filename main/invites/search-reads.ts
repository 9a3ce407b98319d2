/**
 * How far a search has come, and how much it has read for it. It may read a few milliseconds' worth; then it
 * answers what it has, and the next page goes on from there, so that no query, however odd, holds up a key.
 */
export interface SearchReads {
  /** In small sets of the index, which cost about 6 microseconds each. */
  count: number
  /** Everything from this id on was looked at. */
  next: number
  isAtEnd: boolean
}

const mostReads = 450
/** What reading a row and comparing it costs when its page is not in the memory. */
export const rowReads = 4

export function readsBefore(id = Number.MAX_SAFE_INTEGER): SearchReads {
  return { count: 0, next: id, isAtEnd: false }
}

export const isSpent = (reads: SearchReads): boolean => reads.count >= mostReads
