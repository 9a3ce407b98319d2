import type Database from 'better-sqlite3'
import { z } from 'zod'
import {
  type EnvironmentName,
  type InviteDraft,
  type InviteStatus,
  inviteStatus,
  type Language,
} from '#contract'
import {
  answerColumns,
  type InviteRow,
  inviteColumns,
  inviteRow,
  toDraft,
} from '../database/invite-row.ts'
import { createShowings, type Register } from '../database/showings.ts'
import { staffAtDesk } from '../database/staff-at-desk.ts'
import type { CreateResult } from './api/invite-api.ts'
import { isPersonalReference } from './personal-reference.ts'

/** An attempt as it is written down before the request leaves. */
export interface NewAttempt {
  createdAt: Date
  environment: string
  codeLabel: string
  reference: string
  isReferenceMadeUp: boolean
  draft: InviteDraft
}

const practiceCustomer = z.object({
  trackingReference: z.string(),
  since: z.int(),
  status: inviteStatus,
})

const trackingReference = z.string()
const stateCount = z.object({ state: z.string(), count: z.int() })

export type InviteRepository = ReturnType<typeof createInviteRepository>

/** The history in SQLite. Every call is one durable statement; a failed one throws SqliteError. */
export function createInviteRepository(
  database: Database.Database,
  register: Register = () => undefined,
) {
  const statements = prepare(database)
  const addShowing = createShowings(database, register)
  const replacedBy = (id: number): number | undefined =>
    z.int().optional().parse(statements.selectReplaced.get(id))

  function find(id: number): InviteRow | undefined {
    const row = statements.select.get(id)
    return row === undefined ? undefined : inviteRow.parse(row)
  }

  const finish = database.transaction(
    (id: number, result: CreateResult, answeredAt: Date): void => {
      const { changes } = statements.finish.run({ id, ...answerColumns(result, answeredAt) })
      if (changes === 0 || result.outcome !== 'issued') return
      register(id, 'issued', answeredAt)
      statements.addReplaced.run({ id, at: answeredAt.getTime() })
      const isReplacing = statements.replace.run(id).changes > 0
      const replaced = isReplacing ? replacedBy(id) : undefined
      if (replaced !== undefined) register(replaced, 'replaced', answeredAt)
    },
  )

  return {
    find,

    /** How many invites are in each state: `sending`, `issued`'s statuses, `refused`, … */
    countByState: (): Record<string, number> => {
      const rows = z.array(stateCount).parse(statements.countByState.all())
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
    },

    /**
     * Writes down that a request is about to leave. Answers the attempt's id. It is linked to the invite
     * that it was made from, speaks its language and will replace it, only while both are for the same email
     * address; one that it corrects it replaces whatever the address. A reference that was personal there is so here, although what it gives away may be forgotten by now.
     */
    begin: database.transaction((attempt: NewAttempt): number => {
      const id = Number(statements.insert.run(attemptValues(attempt)).lastInsertRowid)
      statements.addReissue.run({ id, at: attempt.createdAt.getTime() })
      return id
    }),

    hasTrackingReference: (reference: string): boolean =>
      statements.selectByTrackingReference.get(reference) !== undefined,

    /** Of the newest invite that VerifiMe issued there. */
    newestTrackingReference: (environment: EnvironmentName): string | undefined =>
      trackingReference.optional().parse(statements.selectNewestIssued.get(environment)),

    /** Writes down how it ended; one that was issued takes the place of the one that it replaces. */
    finish: (id: number, result: CreateResult, answeredAt: Date): void =>
      finish(id, result, answeredAt),

    /** The invite that this one, once issued, has taken off the queue. */
    replacedBy,

    /** Takes a customer who is waited for off the queue, or puts one who left back. */
    setLeft: database.transaction((id: number, hasLeft: boolean, at: Date): void => {
      const { changes } = (hasLeft ? statements.leave : statements.comeBack).run(id)
      const kind = hasLeft ? 'left' : 'returned'
      if (changes > 0) statements.addDeskEvent.run({ id, kind, at: at.getTime() })
      if (changes > 0 && hasLeft) register(id, 'left', at)
    }),

    setDue: (id: number, dueOn: string | undefined): void => {
      statements.setDue.run({ id, dueOn: dueOn ?? null })
    },

    setNote: (id: number, note: string, at: Date): void => {
      const kept = note === '' ? { note: null, at: null } : { note, at: at.getTime() }
      statements.setNote.run({ id, ...kept })
    },

    /** Of an issued one, and once: a double click is one press. */
    markSeen: database.transaction((id: number, at: Date): void => {
      if (find(id)?.outcome !== 'issued' || statements.selectSeen.get(id) !== undefined) return
      statements.addDeskEvent.run({ id, kind: 'seen-in-person', at: at.getTime() })
      register(id, 'seen', at)
    }),

    /** What a crash left as `sending` has an unknown end. Answers how many there were. */
    closeInterrupted: (): number => statements.closeInterrupted.run().changes,

    /** The attempt that was made last, and is not deleted. */
    newest: (): InviteRow | undefined => {
      const row = statements.selectNewest.get()
      return row === undefined ? undefined : inviteRow.parse(row)
    },

    /**
     * What practice knew before a restart: its customers who may still take a step. The index of open invites has
     * them in this order.
     */
    practiceCustomers: () => z.array(practiceCustomer).parse(statements.selectPractice.all()),

    readDraft: (id: number) => {
      const row = find(id)
      return row && toDraft(row)
    },

    markShown: database.transaction((id: number, at: Date): void => {
      const { changes } = statements.markShown.run({ id, at: at.getTime() })
      if (changes === 0) return
      addShowing(id, 'shown', at)
      // Whoever is shown their code again has come back.
      if (statements.comeBack.run(id).changes > 0) {
        statements.addDeskEvent.run({ id, kind: 'returned', at: at.getTime() })
      }
    }),

    /** Its customer was shown the privacy notice by itself. */
    markNoticeShown: (id: number, at: Date): void => addShowing(id, 'notice', at),

    keepLanguage: (id: number, language: Language): void => {
      statements.keepLanguage.run({ id, language })
    },

    /** Goes one way only: a status never falls back. Says whether it changed. */
    raiseStatus: database.transaction((id: number, status: InviteStatus, at: Date): boolean => {
      const { changes } = statements.raiseStatus.run({ id, status, at: at.getTime() })
      if (changes === 0) return false
      const isEnd = status === 'Completed'
      statements.addEvent.run({ id, kind: isEnd ? 'submitted' : 'opened', at: at.getTime() })
      register(id, isEnd ? 'submitted' : 'started', at)
      return true
    }),
  }
}

function prepare(database: Database.Database) {
  return {
    select: database.prepare(
      `SELECT ${inviteColumns} FROM invite WHERE id = ? AND removed_at IS NULL`,
    ),
    countByState: database.prepare('SELECT state, count(*) AS count FROM invite GROUP BY state'),
    selectNewest: database.prepare(
      `SELECT ${inviteColumns} FROM invite WHERE removed_at IS NULL ORDER BY id DESC LIMIT 1`,
    ),
    selectPractice: database.prepare(
      `SELECT tracking_reference AS trackingReference, answered_at AS since, status FROM invite
       WHERE environment = 'practice' AND outcome = 'issued' AND status <> 'Completed'
       ORDER BY created_at DESC LIMIT 1000`,
    ),
    selectByTrackingReference: database
      .prepare('SELECT id FROM invite WHERE tracking_reference = ?')
      .pluck(),
    selectNewestIssued: database
      .prepare(
        // By their ids, backwards: an index of the environment's would have to be sorted first.
        `SELECT tracking_reference FROM invite NOT INDEXED
         WHERE environment = ? AND outcome = 'issued' ORDER BY id DESC LIMIT 1`,
      )
      .pluck(),
    insert: database.prepare(
      `INSERT INTO invite (created_at, environment, code_label, email, first_name, middle_name,
         family_name, full_name, date_of_birth, phone, address, reference, reference_is_made_up,
         reference_is_personal, send_invitation_email, outcome, reissue_of, replaces, language,
         created_by)
       -- The clock may go back: the order of making is also the order of dates.
       SELECT max(@createdAt, (SELECT coalesce(max(created_at), 0) FROM invite)), @environment, @codeLabel, @email, @firstName, @middleName, @familyName,
         @fullName, @dateOfBirth, @phone, @address, @reference, @isReferenceMadeUp,
         iif(old.reference = @reference, max(old.reference_is_personal, @isReferencePersonal),
           @isReferencePersonal),
         @sendInvitationEmail, 'sending', old.id, coalesce(@replaces, old.id), old.language,
         ${staffAtDesk}
       FROM (SELECT 1) LEFT JOIN invite AS old ON old.id = @reissueOf
         AND old.environment = @environment AND old.email = @email COLLATE NOCASE`,
    ),
    finish: database.prepare(
      `UPDATE invite SET outcome = @outcome, failure_code = @failure_code,
         answered_at = @answered_at, tracking_reference = @tracking_reference, link = @link,
         status = @status, status_at = @status_at
       WHERE id = @id AND outcome = 'sending'`,
    ),
    addReplaced: database.prepare(
      `INSERT OR IGNORE INTO invite_event (invite_id, at, kind, staff)
       SELECT id, @at, 'replaced', ${staffAtDesk} FROM invite
       WHERE id = (SELECT replaces FROM invite WHERE id = @id)
         AND outcome = 'issued' AND status <> 'Completed'`,
    ),
    replace: database.prepare(
      `UPDATE invite SET off_queue = 'replaced', due_on = NULL
       WHERE id = (SELECT replaces FROM invite WHERE id = ?)
         AND outcome = 'issued' AND status <> 'Completed'`,
    ),
    selectReplaced: database
      .prepare(
        `SELECT id FROM invite
         WHERE id = (SELECT replaces FROM invite WHERE id = ?) AND off_queue = 'replaced'`,
      )
      .pluck(),
    leave: database.prepare(
      `UPDATE invite SET off_queue = 'left'
       WHERE id = ? AND outcome = 'issued' AND status <> 'Completed' AND off_queue IS NULL`,
    ),
    comeBack: database.prepare(
      `UPDATE invite SET off_queue = NULL WHERE id = ? AND off_queue = 'left'`,
    ),
    setNote: database.prepare('UPDATE invite SET note = @note, noted_at = @at WHERE id = @id'),
    setDue: database.prepare('UPDATE invite SET due_on = @dueOn WHERE id = @id'),
    closeInterrupted: database.prepare(
      `UPDATE invite SET outcome = 'unknown', failure_code = 'interrupted' WHERE outcome = 'sending'`,
    ),
    addReissue: database.prepare(
      `INSERT OR IGNORE INTO invite_event (invite_id, at, kind, staff)
       SELECT reissue_of, @at, 'reissued', ${staffAtDesk} FROM invite WHERE id = @id AND reissue_of IS NOT NULL`,
    ),
    addEvent: database.prepare(
      'INSERT OR IGNORE INTO invite_event (invite_id, at, kind) VALUES (@id, @at, @kind)',
    ),
    addDeskEvent: database.prepare(
      `INSERT OR IGNORE INTO invite_event (invite_id, at, kind, staff)
       VALUES (@id, @at, @kind, ${staffAtDesk})`,
    ),
    selectSeen: database.prepare(
      "SELECT 1 FROM invite_event WHERE invite_id = ? AND kind = 'seen-in-person'",
    ),
    keepLanguage: database.prepare('UPDATE invite SET language = @language WHERE id = @id'),
    markShown: database.prepare('UPDATE invite SET shown_at = @at WHERE id = @id'),
    raiseStatus: database.prepare(
      `UPDATE invite SET status = @status, status_at = @at
       WHERE id = @id AND (status = 'Inactive' AND @status <> 'Inactive'
         OR status = 'Active' AND @status = 'Completed')`,
    ),
  }
}

function attemptValues({ draft, ...attempt }: NewAttempt) {
  const { customerContext: customer } = draft
  return {
    createdAt: attempt.createdAt.getTime(),
    environment: attempt.environment,
    codeLabel: attempt.codeLabel,
    reference: attempt.reference,
    isReferenceMadeUp: Number(attempt.isReferenceMadeUp),
    isReferencePersonal: Number(
      !attempt.isReferenceMadeUp &&
        isPersonalReference(attempt.reference, draft, attempt.createdAt),
    ),
    email: draft.email,
    firstName: customer.firstName ?? null,
    middleName: customer.middleName ?? null,
    familyName: customer.familyName ?? null,
    fullName: customer.fullName ?? null,
    dateOfBirth: customer.dateOfBirth ?? null,
    phone: customer.preferredContactNumber ?? null,
    address: customer.address ?? null,
    sendInvitationEmail: Number(draft.sendInvitationEmail),
    reissueOf: draft.reissueOf ?? null,
    replaces: draft.replaces ?? null,
  }
}
