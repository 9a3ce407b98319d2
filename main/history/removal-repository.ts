import type Database from 'better-sqlite3'

export type RemovalRepository = ReturnType<typeof createRemovalRepository>

/** Invites that somebody deleted and may still take back. A removal is named by the moment it began at. */
export function createRemovalRepository(database: Database.Database) {
  const hide = database.prepare(
    `UPDATE invite SET removed_at = @removal
     WHERE id = @id AND environment = @environment AND removed_at IS NULL AND outcome <> 'sending'`,
  )
  const show = database.prepare(
    `UPDATE invite SET removed_at = NULL WHERE id IN
       (SELECT id FROM invite INDEXED BY invite_removed WHERE removed_at = @removal LIMIT @count)`,
  )
  const deleteHidden = database.prepare(
    `DELETE FROM invite WHERE id IN (
       SELECT id FROM invite INDEXED BY invite_removed
       WHERE removed_at IS NOT NULL AND removed_at NOT IN (SELECT value FROM json_each(@removals))
       ORDER BY id LIMIT @limit)`,
  )
  return {
    /** Answers those that are out of sight now. One whose request is out stays: its answer needs its row. */
    hide: database.transaction(
      (environment: string, ids: readonly number[], removal: number): number[] =>
        ids.filter((id) => hide.run({ id, environment, removal }).changes > 0),
    ),
    /** Brings up to `count` of a removal back and says how many it were. */
    restore: (removal: number, count: number): number => show.run({ removal, count }).changes,
    /** Deletes up to `limit` of what is hidden by all removals but these. Answers how many it were. */
    deleteHiddenBut: (removals: readonly number[], limit: number): number =>
      deleteHidden.run({ removals: JSON.stringify(removals), limit }).changes,
  }
}
