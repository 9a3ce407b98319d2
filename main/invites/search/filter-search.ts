import type { GramIndex } from './gram-index.ts'
import { firstIdOf } from './gram-members.ts'
import type { RowCheck, Wanted } from './row-check.ts'
import { type Finds, isSpent, rowReads, type SearchReads } from './search-reads.ts'
import type { IdRange, SearchRows } from './search-rows.ts'

export interface FilterSearchOptions {
  index: GramIndex
  rows: SearchRows
  check: RowCheck
}

/** By state and time alone, or by nothing at all: through the index on environment and state. */
export function createFilterSearch({ index, rows, check }: FilterSearchOptions) {
  /** The ids among which the wanted times can be, newest first. */
  function rangesOf({ from, to }: Wanted, before: number): IdRange[] {
    if (from === -Infinity && to === Infinity) return [{ from: 0, before }]
    const indexedTo = index.indexedTo()
    const ranges = [{ from: Math.min(indexedTo + 1, before), before }]
    for (const { stretch, earliest, latest } of index.stretchesFrom(before - 1)) {
      if (latest < from || earliest >= to) continue
      const end = Math.min(firstIdOf(stretch + 1), indexedTo + 1, before)
      ranges.push({ from: firstIdOf(stretch), before: end })
    }
    return ranges
  }

  function* inRange(range: IdRange, wanted: Wanted, reads: SearchReads): Finds {
    for (const row of rows.filtered(wanted, range)) {
      if (isSpent(reads)) {
        yield
        // A state may have changed meanwhile, and with it the place in the index: it is read anew from here.
        const before = Math.min(range.before, reads.next)
        yield* inRange({ ...range, before }, wanted, reads)
        return
      }
      reads.count += rowReads
      reads.next = row.id
      if (check(row, wanted)) yield row
    }
  }

  return function* byFilter(wanted: Wanted, reads: SearchReads): Finds {
    for (const range of rangesOf(wanted, reads.next)) {
      if (isSpent(reads)) yield
      reads.count += wanted.states.length
      yield* inRange(range, wanted, reads)
      reads.next = range.from
    }
  }
}
