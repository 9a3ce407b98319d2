import type Database from 'better-sqlite3'
import { z } from 'zod'
import { inviteEventKind } from '#contract'

const eventRows = z.array(z.object({ kind: inviteEventKind, at: z.int() }))

export type EventRepository = ReturnType<typeof createEventRepository>

/** What happened to each invite, and which ones were made from it. */
export function createEventRepository(database: Database.Database) {
  const insert = database.prepare(
    `INSERT OR IGNORE INTO invite_event (invite_id, at, kind)
     SELECT id, @at, @kind FROM invite WHERE id = @id`,
  )
  const select = database.prepare(
    'SELECT kind, at FROM invite_event WHERE invite_id = ? ORDER BY at, kind',
  )
  const selectReissues = database
    .prepare('SELECT id FROM invite WHERE reissue_of = ? AND removed_at IS NULL ORDER BY id DESC')
    .pluck()
  const read = (id: number) => eventRows.parse(select.all(id))
  const wasPrinted = (id: number): boolean => read(id).some(({ kind }) => kind === 'printed')

  return {
    /** Oldest first. */
    read,
    wasPrinted,
    /** A slip went out: the second one is a reprint. An invite that is gone has no events to add to. */
    addPrint: (id: number, at: Date): void => {
      insert.run({ id, kind: wasPrinted(id) ? 'reprinted' : 'printed', at: at.getTime() })
    },
    /** The ids of the invites made from this one, newest first. */
    reissuesOf: (id: number): number[] => z.array(z.int()).parse(selectReissues.all(id)),
  }
}
