import type Database from 'better-sqlite3'
import type { RegisterKind } from '#contract'
import { staffAtDesk } from './staff-at-desk.ts'

/** How a customer is shown something, on the screen or on paper. */
type Showing = 'shown' | 'notice' | 'printed' | 'reprinted'

/** Tells the register how far an invite has come; called in the transaction that writes that. */
export type Register = (id: number, kind: RegisterKind, at: Date) => void

const noticeInForce = '(SELECT version FROM notice_version WHERE is_in_force = 1)'

/**
 * Writes down what a customer was shown, with the version of the privacy notice that stood with it. The register
 * hears of a version that this customer was not shown before. An invite that is gone has no events to add to.
 */
export function createShowings(database: Database.Database, register: Register) {
  const isNew = database
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM notice_version, invite WHERE is_in_force = 1 AND id = @id
         AND outcome = 'issued' AND NOT EXISTS (
           SELECT 1 FROM invite_event WHERE invite_id = id AND notice = version))`,
    )
    .pluck()
  const insert = database.prepare(
    `INSERT OR IGNORE INTO invite_event (invite_id, at, kind, staff, notice)
     SELECT id, @at, @kind, ${staffAtDesk}, ${noticeInForce} FROM invite WHERE id = @id`,
  )
  return database.transaction((id: number, kind: Showing, at: Date): void => {
    const isNoticeNew = isNew.get({ id }) === 1
    insert.run({ id, kind, at: at.getTime() })
    if (isNoticeNew) register(id, 'notice', at)
  })
}
