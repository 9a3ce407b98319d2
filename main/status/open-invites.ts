import type Database from 'better-sqlite3'
import {
  awaitsDetails,
  type Invite,
  isOfToday,
  isOpen,
  isOpenToday,
  type Queue,
  startOfToday,
  submittedStaysMs,
} from '#contract'
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

/** What the status polling reads, and the queue beside the form. */
export function createOpenInvites({ database, settings, answers, now }: OpenInvitesOptions) {
  const statements = prepare(database)

  /**
   * Those of the environment that are of today or have a due date, newest first. Asked once a second. Whoever left may
   * still finish at home, and whoever has a corrected invite may use the one before.
   */
  function watched(): Invite[] {
    const environment = settings.environment()
    const rows = statements.awaited.all({ environment, since: startOfToday(now().getTime()) })
    const written = rows.map((row) => toInvite(inviteRow.parse(row)))
    const held = answers.rows().filter((row) => row.environment === environment)
    const unwritten = held
      .map(toInvite)
      .filter((invite) => awaitsDetails(invite) && isOfToday(invite.createdAt, now().getTime()))
    return [...unwritten, ...written].sort((a, b) => b.id - a.id)
  }

  function queue(): Queue {
    const at = now().getTime()
    const awaited = watched()
    const submitted = statements.submitted.all({
      environment: settings.environment(),
      since: startOfToday(at),
      from: at - submittedStaysMs,
      // A clock that was put back by an hour keeps nobody for an hour.
      to: at + submittedStaysMs,
    })
    return {
      open: awaited.filter((invite) => isOpenToday(invite, at)),
      submitted: submitted.map((row) => toInvite(inviteRow.parse(row))),
      followUps: awaited.filter((invite) => isFollowUp(invite, at)).sort(byDueDay),
    }
  }

  return {
    openInvites: watched,
    queue,
    findInvite: (id: number): Invite | undefined => {
      const row = answers.repository.find(id)
      return row && toInvite(row)
    },
  }
}

/** Whoever is of today stands in the queue, unless they left. */
function isFollowUp(invite: Invite, now: number): boolean {
  const isInQueue = isOpen(invite) && isOfToday(invite.createdAt, now)
  return invite.dueOn !== undefined && invite.offQueue !== 'replaced' && !isInQueue
}

function byDueDay(one: Invite, other: Invite): number {
  return (one.dueOn ?? '').localeCompare(other.dueOn ?? '') || one.id - other.id
}

function prepare(database: Database.Database) {
  // `awaitsDetails` of the contract, in SQL; an index holds all of these.
  const awaits = `outcome = 'issued' AND status <> 'Completed' AND result_at IS NULL
    AND removed_at IS NULL`
  return {
    awaited: database.prepare(
      `SELECT ${inviteColumns} FROM invite INDEXED BY invite_open
         WHERE environment = @environment AND created_at >= @since AND ${awaits}
       UNION ALL
       SELECT ${inviteColumns} FROM invite INDEXED BY invite_due
         WHERE environment = @environment AND due_on IS NOT NULL AND created_at < @since AND ${awaits}`,
    ),
    // A follow-up of an earlier day may come in too.
    submitted: database.prepare(
      `SELECT ${inviteColumns} FROM invite INDEXED BY invite_submitted
       WHERE environment = @environment AND status = 'Completed' AND state = 'Completed'
         AND status_at BETWEEN @from AND @to AND (created_at >= @since OR due_on IS NOT NULL)
       ORDER BY status_at DESC`,
    ),
  }
}
