import type Database from 'better-sqlite3'
import { z } from 'zod'

const idRows = z.array(z.int())

export type RemovalRepository = ReturnType<typeof createRemovalRepository>

/** Invites that somebody deleted and may still take back. */
export function createRemovalRepository(database: Database.Database) {
  const hide = database.prepare(
    `UPDATE invite SET removed_at = @at WHERE id = @id AND environment = @environment AND removed_at IS NULL
       AND outcome <> 'sending'`,
  )
  const show = database.prepare(
    'UPDATE invite SET removed_at = NULL WHERE id = @id AND removed_at > @after',
  )
  const due = database
    .prepare('SELECT id FROM invite INDEXED BY invite_removed WHERE removed_at <= ? ORDER BY id')
    .pluck()
  return {
    /** Answers those that are out of sight now. One whose request is out stays: its answer needs its row. */
    hide: database.transaction((environment: string, ids: readonly number[], at: Date): number[] =>
      ids.filter((id) => hide.run({ id, environment, at: at.getTime() }).changes > 0),
    ),
    /** Answers those that are back: hidden after `after`, and still there. */
    restore: database.transaction((ids: readonly number[], after: Date): number[] =>
      ids.filter((id) => show.run({ id, after: after.getTime() }).changes > 0),
    ),
    /** Those hidden at this time or before. */
    hiddenUntil: (at: Date): number[] => idRows.parse(due.all(at.getTime())),
  }
}
