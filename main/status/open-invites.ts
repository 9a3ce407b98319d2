import type Database from 'better-sqlite3'
import { type Invite, startOfToday } from '#contract'
import { inviteColumns, inviteRow, toInvite } from '../database/invite-row.ts'

/**
 * Reads all of an environment's invites that are open and of today, newest first: `isOpenToday` of the contract,
 * in SQL. Asked once a second by the watch over the customers: an index holds exactly these.
 */
export function openInvitesReader(database: Database.Database) {
  const select = database.prepare(
    `SELECT ${inviteColumns} FROM invite INDEXED BY invite_open
     WHERE environment = @environment AND created_at >= @since
       AND outcome = 'issued' AND status <> 'Completed' AND removed_at IS NULL
     ORDER BY id DESC`,
  )
  return (environment: string, now: Date): Invite[] =>
    select
      .all({ environment, since: startOfToday(now.getTime()) })
      .map((row) => toInvite(inviteRow.parse(row)))
}
