import type Database from 'better-sqlite3'
import type { Invite } from '#contract'
import { inviteColumns, inviteRow, toInvite } from './invite-row.ts'

/** More open invites than anybody can wait for; the rest were made and forgotten. */
const longest = 100

/**
 * Reads the newest of an environment's invites that were made since then, are issued and not completed.
 * Asked once a second by the watch over the customers: an index holds exactly these.
 */
export function openInvitesReader(database: Database.Database) {
  const select = database.prepare(
    `SELECT ${inviteColumns} FROM invite INDEXED BY invite_open
     WHERE environment = @environment AND created_at >= @since
       AND outcome = 'issued' AND status <> 'Completed' AND removed_at IS NULL
     ORDER BY id DESC LIMIT ${longest}`,
  )
  return (environment: string, since: Date): Invite[] =>
    select.all({ environment, since: since.getTime() }).map((row) => toInvite(inviteRow.parse(row)))
}
