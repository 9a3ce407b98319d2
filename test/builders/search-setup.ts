import type { InviteQuery } from '#contract'
import { createInviteSearch } from '../../main/history/search/invite-search.ts'
import { createInviteRepository } from '../../main/invites/invite-repository.ts'
import { draft } from './invite-draft.ts'
import { tempDatabase } from './temp-database.ts'

/** When today began. */
export const midnight = new Date(2026, 10, 22)

const query = (changes = {}): InviteQuery => ({
  limit: 10,
  onlyUnfinishedToday: false,
  ...changes,
})

/** A history to be searched. */
export function searchSetup() {
  const database = tempDatabase()
  const search = createInviteSearch(database)
  const scope = (environment: string) => ({ environment, startOfToday: midnight })
  return {
    database,
    repository: createInviteRepository(database),
    search,
    page: (changes = {}, environment = 'practice') =>
      search.page(query(changes), scope(environment)),
    ids: (changes = {}, environment = 'practice') =>
      search.page(query(changes), scope(environment)).rows.map(({ id }) => id),
    count: (changes = {}, limit = 100) => search.count(query(changes), scope('practice'), limit),
  }
}

export const named = (firstName: string, familyName: string) => ({
  draft: draft({ customerContext: { firstName, familyName } }),
})
