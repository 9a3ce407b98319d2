import type { InvitePage, InviteQuery } from '#contract'
import type { Database } from '../../main/database/open-database.ts'
import { createInviteSearch } from '../../main/invites/search/invite-search.ts'

/** The search, with its first part as a page. `elapsedMs`: the clock by which it stops. */
export function pagedSearch(database: Database, elapsedMs: () => number) {
  const search = createInviteSearch(database, elapsedMs)
  return {
    ...search,
    page: (environment: string, query: InviteQuery, startOfToday: Date): InvitePage => {
      const [part = { invites: [], hasMore: false }] = search.parts(
        environment,
        query,
        startOfToday,
      )
      return part
    },
  }
}
