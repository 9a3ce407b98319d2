import { subDays } from 'date-fns'
import type { Database } from '../../../main/database/open-database.ts'
import { createSettingsRepository } from '../../../main/settings/settings-repository.ts'
import { benchNow } from '../made-invites.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Nothing is ever too old, and the desk was closed since the day before yesterday. */
export function prepareQuietHistory(database: Database): void {
  shift(database, subDays(Date.now(), 2).getTime() - benchNow.getTime())
  createSettingsRepository(database).change({
    retentionDays: 'never',
    detailsRetention: 'with-invite',
  })
}

/**
 * Of a quiet history, the oldest are too old, as many as `count`, and the app will ask whether the date is right before it deletes them:
 * the purge begins when the benchmark says so.
 */
export function prepareOldHistory(database: Database, count: number): void {
  shift(database, -400 * dayMs, count)
  createSettingsRepository(database).change({
    retentionDays: 365,
    clockSeenAt: subDays(Date.now(), 30).getTime(),
  })
}

/** Moves the oldest invites in time; without a number all. */
function shift(database: Database, ms: number, count = Number.MAX_SAFE_INTEGER): void {
  // The indexes on times are written anew: in the memory, not in a cache as small as the app's.
  database.pragma('cache_size = -400000')
  database
    .prepare('UPDATE invite SET created_at = created_at + @ms WHERE id <= @count')
    .run({ ms: Math.floor(ms), count })
  // As the app that made them leaves it: their dates are settled.
  database.exec('UPDATE retention SET dated_to = (SELECT coalesce(max(id), 0) FROM invite)')
}
