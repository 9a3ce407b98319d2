import type { InviteRow } from '../invite-row.ts'
import type { Candidates, GramIndex } from './gram-index.ts'
import { firstIdOf } from './gram-members.ts'
import { isNarrowed, type RowCheck, type Wanted } from './row-check.ts'
import { type Finds, isSpent, rowReads, type SearchReads } from './search-reads.ts'
import type { IdRange, SearchRows } from './search-rows.ts'
import { environmentGram, gramsOfWords } from './search-text.ts'

/** Rows of one stretch that may be read in vain before an index is asked which ones can match. */
const missesAllowed = 32
/** What asking that index costs, in small sets. */
const narrowingReads = 100

/** A pasted paragraph has hundreds. What so many leave is compared with its row anyway. */
const mostGrams = 24

export interface WordSearchOptions {
  index: GramIndex
  rows: SearchRows
  check: RowCheck
}

/** By words: the young invites one by one, the others through the index, a stretch after the other. */
export function createWordSearch({ index, rows, check }: WordSearchOptions) {
  function* young(wanted: Wanted, reads: SearchReads, indexedTo: number): Finds {
    for (const row of rows.youngerThan(indexedTo, reads.next)) {
      if (isSpent(reads)) yield
      reads.count += 1
      reads.next = row.id
      if (check(row, wanted)) yield row
    }
  }

  function* inStretch(
    { stretch, offsets }: Candidates,
    { wanted, reads }: { wanted: Wanted; reads: SearchReads },
  ): Finds {
    const first = firstIdOf(stretch)
    let possible: ReadonlySet<number> | undefined
    let misses = 0
    for (const offset of offsets.toReversed()) {
      const id = first + offset
      if (id >= reads.next || possible?.has(id) === false) continue
      const hit = hitOf(id, wanted, reads)
      if (hit) yield hit
      else if (++misses === missesAllowed)
        possible = possibleIds({ from: first, before: id }, wanted, reads)
      // Not before the first row: a round alone can take all the time, and each part must come on.
      if (isSpent(reads)) {
        yield
        // A state may have changed meanwhile.
        possible = undefined
        misses = 0
      }
    }
  }

  function hitOf(id: number, wanted: Wanted, reads: SearchReads): InviteRow | undefined {
    reads.count += rowReads
    reads.next = id
    const row = rows.find(id)
    return row && check(row, wanted) ? row : undefined
  }

  /** The ids in a range that environment, state and time do not rule out, where these say anything. */
  function possibleIds(range: IdRange, wanted: Wanted, reads: SearchReads) {
    if (!isNarrowed(wanted)) return undefined
    reads.count += narrowingReads
    return new Set(rows.idsBetween(wanted, range))
  }

  return function* byWords(wanted: Wanted, reads: SearchReads): Finds {
    const indexedTo = index.indexedTo()
    yield* young(wanted, reads, indexedTo)
    const grams = gramsOfWords(wanted.words).slice(0, mostGrams)
    const asked = index.inOrder(grams, environmentGram(wanted.environment))
    const stretches = index
      .stretchesFrom(Math.min(indexedTo, reads.next - 1))
      .filter(({ earliest, latest }) => latest >= wanted.from && earliest < wanted.to)
    for (const round of index.roundsOf(stretches, asked)) {
      if (isSpent(reads)) yield
      for (const candidates of index.common(round, asked, reads)) {
        yield* inStretch(candidates, { wanted, reads })
      }
      reads.next = firstIdOf(round.at(-1) ?? 0)
    }
  }
}
