import { subDays } from 'date-fns'
import type { Database } from '../../../main/database/open-database.ts'
import { firstIdOf } from '../../../main/invites/search/gram-members.ts'
import { createSettingsRepository } from '../../../main/settings/settings-repository.ts'
import { benchNow } from '../made-invites.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Nothing is ever forgotten, and the desk was closed since the day before yesterday. */
export function prepareQuietHistory(database: Database): void {
  shift(database, { ms: subDays(Date.now(), 2).getTime() - benchNow.getTime() })
  createSettingsRepository(database).change({
    retentionDays: 'never',
    detailsRetention: 'with-invite',
  })
}

/**
 * The oldest 100,000 are too old, and the app will ask whether the date is right before it forgets them:
 * the purge begins when the benchmark says so.
 */
export function prepareOldHistory(database: Database): void {
  prepareQuietHistory(database)
  shift(database, { ms: -400 * dayMs, stretches: Math.ceil(100_000 / firstIdOf(1)) })
  createSettingsRepository(database).change({
    retentionDays: 365,
    clockSeenAt: subDays(Date.now(), 30).getTime(),
  })
}

interface Shift {
  ms: number
  /** The oldest ones; without a number all. */
  stretches?: number
}

/** Moves invites in time, and with them what the index knows of their times. */
function shift(database: Database, { ms, stretches = Number.MAX_SAFE_INTEGER }: Shift): void {
  const before = { ms: Math.floor(ms), stretch: stretches, id: firstIdOf(stretches) }
  // The indexes on times are written anew: in the memory, not in a cache as small as the app's.
  database.pragma('cache_size = -400000')
  database.prepare('UPDATE invite SET created_at = created_at + @ms WHERE id < @id').run(before)
  database
    .prepare(
      'UPDATE search_stretch SET earliest = earliest + @ms, latest = latest + @ms WHERE stretch < @stretch',
    )
    .run(before)
  // As the app that made them leaves it: their dates are settled.
  database.exec('UPDATE forgetting SET dated_to = (SELECT coalesce(max(id), 0) FROM invite)')
}
