import type Database from 'better-sqlite3'
import { type Invite, isOpenToday, startOfToday } from '#contract'
import { type InviteRow, inviteColumns, inviteRow, toInvite } from '../database/invite-row.ts'

export interface OpenInvitesOptions {
  database: Database.Database
  settings: { environment: () => string }
  answers: {
    /** The invites whose answer the disk has not taken yet, as if it had. */
    rows: () => InviteRow[]
    repository: { find: (id: number) => InviteRow | undefined }
  }
  now: () => Date
}

export type OpenInvites = ReturnType<typeof createOpenInvites>

/** What the status polling reads, and the strip beside the form. */
export function createOpenInvites({ database, settings, answers, now }: OpenInvitesOptions) {
  // `isOpenToday` of the contract, in SQL; an index holds exactly these.
  const select = database.prepare(
    `SELECT ${inviteColumns} FROM invite INDEXED BY invite_open
     WHERE environment = @environment AND created_at >= @since
       AND outcome = 'issued' AND status <> 'Completed' AND removed_at IS NULL
     ORDER BY id DESC`,
  )
  return {
    /** All of the environment's that are open and of today, newest first. Asked once a second. */
    openInvites: (): Invite[] => {
      const at = now().getTime()
      const environment = settings.environment()
      const rows = select.all({ environment, since: startOfToday(at) })
      const written = rows.map((row) => toInvite(inviteRow.parse(row)))
      const held = answers.rows().filter((row) => row.environment === environment)
      const open = held.map(toInvite).filter((invite) => isOpenToday(invite, at))
      return [...open, ...written].sort((a, b) => b.id - a.id)
    },
    findInvite: (id: number): Invite | undefined => {
      const row = answers.repository.find(id)
      return row && toInvite(row)
    },
  }
}
