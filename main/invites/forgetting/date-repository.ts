import type Database from 'better-sqlite3'
import { z } from 'zod'
import { stretchOf } from '../search/gram-members.ts'

export type DateRepository = ReturnType<typeof createDateRepository>

/** The dates by which an invite's age is judged. */
export function createDateRepository(database: Database.Database) {
  const statements = prepare(database)
  return {
    /**
     * Puts right what a wrong clock has dated, now that the clock is believed: `at`, and before this `from`. An
     * invite made since then whose date lies outside these two is dated `at`, and one dated before an invite
     * made earlier as that is. So none ever counts as older than it is, or than one that was made before it.
     */
    putRight: database.transaction((from: Date | undefined, at: Date): void => {
      const times = { from: from?.getTime() ?? 0, at: at.getTime() }
      const redated = z.array(z.int()).parse(statements.redate.all(times))
      for (const stretch of new Set(redated.map(stretchOf))) {
        statements.widen.run({ stretch, at: times.at })
      }
      statements.settle.run()
    }),
  }
}

function prepare(database: Database.Database) {
  const datedTo = '(SELECT dated_to FROM forgetting WHERE id = 1)'
  const newest = '(SELECT coalesce(max(id), 0) FROM invite)'
  return {
    redate: database
      .prepare(
        `UPDATE invite SET created_at = right_date FROM (
           SELECT id AS of_invite,
             max(iif(created_at BETWEEN @from AND @at, created_at, @at)) OVER (ORDER BY id) AS right_date
           FROM invite WHERE id > ${datedTo})
         WHERE id = of_invite AND created_at <> right_date
         RETURNING id`,
      )
      .pluck(),
    // The search skips stretches by their times.
    widen: database.prepare(
      `UPDATE search_stretch SET earliest = min(earliest, @at), latest = max(latest, @at)
       WHERE stretch = @stretch`,
    ),
    settle: database.prepare(
      `UPDATE forgetting SET dated_to = ${newest} WHERE dated_to < ${newest}`,
    ),
  }
}
