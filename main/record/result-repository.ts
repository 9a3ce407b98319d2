import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { InviteEventKind, RegisterKind } from '#contract'
import type { Register } from '../database/showings.ts'
import { staffAtDesk } from '../database/staff-at-desk.ts'

const candidates = z.array(
  z.object({ id: z.int(), email: z.string(), off_queue: z.string().nullable() }),
)
/** An invite that a delivery may be about. */
export type Candidate = z.infer<typeof candidates>[number]

/** That results have arrived, and which invites deliveries are about. */
export function createResultRepository(database: Database.Database, register: Register) {
  const set = database.prepare(
    `UPDATE invite SET result_at = @at
     WHERE id = @id AND outcome = 'issued' AND removed_at IS NULL AND result_at IS NULL`,
  )
  const takeBack = database.prepare(
    'UPDATE invite SET result_at = NULL WHERE id = ? AND result_at IS NOT NULL',
  )
  const addEvent = database.prepare(
    `INSERT OR IGNORE INTO invite_event (invite_id, at, kind, staff)
     VALUES (@id, @at, @kind, iif(@isByDesk, ${staffAtDesk}, NULL))`,
  )
  const byTracking = database
    .prepare(
      `SELECT id FROM invite
       WHERE tracking_reference IN (@tracking, lower(@tracking), upper(@tracking))
         AND removed_at IS NULL`,
    )
    .pluck()
  const byReference = database.prepare(
    `SELECT id, email, off_queue FROM invite INDEXED BY invite_reference
     WHERE environment = @environment AND reference = @reference COLLATE NOCASE
       AND outcome = 'issued' AND removed_at IS NULL AND created_at <= @before
     ORDER BY id DESC LIMIT 100`,
  )

  function write(id: number, kind: keyof typeof eventKinds, at: Date): void {
    const isByDesk = Number(kind !== 'result-delivered')
    addEvent.run({ id, at: at.getTime(), kind: eventKinds[kind], isByDesk })
    register(id, kind, at)
  }

  return {
    /** Of an issued one. Answers whether that is news. */
    setArrived: database.transaction(
      (id: number, kind: 'result' | 'result-delivered', at: Date): boolean => {
        const isNews = set.run({ id, at: at.getTime() }).changes > 0
        if (isNews) write(id, kind, at)
        return isNews
      },
    ),
    takeBack: database.transaction((id: number, at: Date): boolean => {
      const isNews = takeBack.run(id).changes > 0
      if (isNews) write(id, 'result-taken-back', at)
      return isNews
    }),
    /** Whatever its environment: nobody else has that reference. */
    idOfTracking: (tracking: string): number | undefined =>
      z.int().optional().parse(byTracking.get({ tracking })),
    /** The newest first. */
    ofReference: (environment: string, reference: string, before: Date): Candidate[] =>
      candidates.parse(byReference.all({ environment, reference, before: before.getTime() })),
  }
}

/** What the register calls it, and the invite's own events. */
const eventKinds = {
  result: 'result-arrived',
  'result-delivered': 'result-arrived',
  'result-taken-back': 'result-taken-back',
} as const satisfies Partial<Record<RegisterKind, InviteEventKind>>
