import type Database from 'better-sqlite3'
import { z } from 'zod'
import { type InviteEvent, type InviteEventKind, inviteEventKind } from '#contract'
import { createShowings, type Register } from '../database/showings.ts'
import { by, staffAtDesk } from '../database/staff-at-desk.ts'

const eventRows = z.array(
  z.object({ kind: inviteEventKind, at: z.int(), staff: z.string().nullable() }),
)

export type EventRepository = ReturnType<typeof createEventRepository>

/** What happened to each invite, and which ones were made from it. */
export function createEventRepository(
  database: Database.Database,
  register: Register = () => undefined,
) {
  const addShowing = createShowings(database, register)
  const insert = database.prepare(
    `INSERT OR IGNORE INTO invite_event (invite_id, at, kind, staff)
     SELECT id, @at, @kind, ${staffAtDesk} FROM invite WHERE id = @id`,
  )
  const select = database.prepare(
    'SELECT kind, at, staff FROM invite_event WHERE invite_id = ? ORDER BY at, kind',
  )
  const selectReissues = database
    .prepare('SELECT id FROM invite WHERE reissue_of = ? AND removed_at IS NULL ORDER BY id DESC')
    .pluck()
  const read = (id: number): InviteEvent[] =>
    eventRows.parse(select.all(id)).map(({ kind, at, staff }) => ({ kind, at, ...by(staff) }))
  const wasPrinted = (id: number): boolean => read(id).some(({ kind }) => kind === 'printed')

  return {
    /** Oldest first. */
    read,
    wasPrinted,
    /** An invite that is gone has no events to add to. */
    add: (id: number, kind: InviteEventKind, at: Date): void => {
      insert.run({ id, kind, at: at.getTime() })
    },
    /** A slip went out: the second one is a reprint. An invite that is gone has no events to add to. */
    addPrint: (id: number, at: Date): void => {
      addShowing(id, wasPrinted(id) ? 'reprinted' : 'printed', at)
    },
    /** The ids of the invites made from this one, newest first. */
    reissuesOf: (id: number): number[] => z.array(z.int()).parse(selectReissues.all(id)),
  }
}
