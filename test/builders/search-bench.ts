import { expect } from 'vitest'
import { createInviteRepository } from '../../main/invites/invite-repository.ts'
import { firstIdOf, stretchesOn } from '../../main/invites/search/gram-members.ts'
import { createIndexKeeper } from '../../main/invites/search/index-keeper.ts'
import { issue } from './attempt.ts'
import { goOnAt } from './go-on-at.ts'
import { draft } from './invite-draft.ts'
import { pagedSearch } from './paged-search.ts'
import { tempDatabase } from './temp-database.ts'

/** When today began. */
export const midnight = new Date(2026, 10, 22)

export const query = (changes = {}) => ({
  limit: 10,
  onlyOpenToday: false,
  onlyUnfinishedToday: false,
  ...changes,
})
export const ids = (page: { invites: { id: number }[] }) => page.invites.map(({ id }) => id)

const standing = () => 0

/** A history to be searched. `elapsedMs`: the clock by which a search stops. */
export function searchBench(elapsedMs: () => number = standing) {
  const database = tempDatabase()
  const keeper = createIndexKeeper(database)
  return {
    database,
    repository: createInviteRepository(database),
    search: pagedSearch(database, elapsedMs),
    keeper,
    /** Indexes everything that is there. */
    index: () => Array.from(keeper.catchUp({ leave: 0, atOnce: 100 })),
    goOnAt: (id: number) => goOnAt(database, id),
  }
}

export type SearchBench = ReturnType<typeof searchBench>

/** Makes the stretches so far old ones, and moves their part of the index: all of it, or as far as a crash let it. */
export function shelve({ database, repository, keeper, index }: SearchBench, part: 'half' | 'all') {
  index()
  goOnAt(database, firstIdOf(stretchesOn(0).length))
  issue(repository, { environment: 'staging' })
  const isHalf = database.prepare('SELECT avg(shelf >= 0) > 0.5 FROM search_set').pluck()
  for (const _ of keeper.catchUp({ leave: 0 })) if (part === 'half' && isHalf.get()) break
  // What is searched for stands on both sides.
  const isMoved = database.prepare('SELECT 1 FROM search_set WHERE shelf >= 0 AND gram = ?').pluck()
  expect([isMoved.get('0491'), isMoved.get('smi')]).toEqual([1, part === 'all' ? 1 : undefined])
}

export const named = (firstName: string, familyName: string) => ({
  draft: draft({ customerContext: { firstName, familyName } }),
})
