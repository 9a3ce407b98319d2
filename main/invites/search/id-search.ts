import type { InviteIdPage } from '#contract'
import { firstIdOf, stretchOf } from './gram-members.ts'
import type { Wanted } from './row-check.ts'
import { isSpent, type SearchReads } from './search-reads.ts'
import type { SearchRows } from './search-rows.ts'

/** With the stretch that goes beyond it, still less than an answer may hold. */
const enough = 10_000

/** By state and time alone: an index answers a whole stretch of ids at once, and no row is read. */
export function createIdSearch(rows: SearchRows) {
  return (wanted: Wanted, reads: SearchReads): InviteIdPage => {
    const ids: number[] = []
    reads.next = Math.min(reads.next, rows.newestId() + 1)
    while (reads.next > 1) {
      const from = firstIdOf(stretchOf(reads.next - 1))
      const some = rows.idsBetween(wanted, { from, before: reads.next })
      ids.push(...some)
      reads.next = from
      reads.count += 1 + some.length
      if ((isSpent(reads) || ids.length >= enough) && from > 1) return { ids, next: from }
    }
    return { ids }
  }
}
