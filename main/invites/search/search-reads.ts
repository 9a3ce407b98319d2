import type { InviteRow } from '../invite-row.ts'

/**
 * How far a search has come, and how much it has read since it last paused. It pauses every few milliseconds,
 * so that no query, however odd, holds up a key.
 */
export interface SearchReads {
  /** In small sets of the index, which cost 6 to 30 microseconds each: as their pages are in the memory or not. */
  count: number
  /** Everything from this id on was looked at. */
  next: number
  isTimeUp: () => boolean
  /** After a pause. */
  goOn: () => void
}

/** What a search found, in turn; nothing where it pauses, to be asked on or to be left. */
export type Finds = Generator<InviteRow | undefined, void>

/** With the last row that was begun and the answer itself, it stays below 5. */
const mostMs = 3
/** It always comes this far, whatever else the machine does: a short history is one page. */
const leastReads = 64
/** What reading a row and comparing it costs when its page is not in the memory. */
export const rowReads = 4

/** `elapsedMs`: a monotonic clock. */
export function readsBefore(
  elapsedMs: () => number,
  id: number = Number.MAX_SAFE_INTEGER,
): SearchReads {
  let end = elapsedMs() + mostMs
  const reads: SearchReads = {
    count: 0,
    next: id,
    isTimeUp: () => elapsedMs() >= end,
    goOn: () => {
      reads.count = 0
      end = elapsedMs() + mostMs
    },
  }
  return reads
}

export const isSpent = ({ count, isTimeUp }: SearchReads): boolean =>
  count >= leastReads && isTimeUp()
