import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { InviteDetail, NoticeRecord, Settings } from '#contract'

export type Notice = Pick<Settings, 'privacyNotice' | 'privacyNoticeLink'>

const versionRow = z.object({
  version: z.string(),
  text: z.string(),
  link: z.string(),
  since: z.int(),
  is_in_force: z.int(),
})
const shownRow = z.object({
  version: z.string(),
  text: z.string(),
  link: z.string(),
  shownAt: z.int(),
})

export type Notices = ReturnType<typeof createNotices>

/**
 * What the organisation's privacy notice is, and what it was when each customer was shown it: a version is kept for
 * as long as an event of an invite or an entry of the register names it.
 */
export function createNotices(database: Database.Database, now: () => Date) {
  const statements = prepare(database)

  const replace = database.transaction((notice: Notice): void => {
    statements.retire.run()
    const { privacyNotice: text, privacyNoticeLink: link } = notice
    if (text + link !== '') {
      statements.enforce.run({ version: noticeVersionOf(notice), text, link, at: now().getTime() })
    }
    statements.forget.run()
  })

  return {
    /** Puts it in force, where it is another than the one before. */
    keep: (notice: Notice): void => {
      const { privacyNotice, privacyNoticeLink } = notice
      const wanted = privacyNotice + privacyNoticeLink === '' ? undefined : noticeVersionOf(notice)
      if (z.string().optional().parse(statements.inForce.get()) !== wanted) replace(notice)
    },
    /** What the customer of this invite was shown, first shown first. */
    shownFor: (inviteId: number): InviteDetail['notices'] =>
      z.array(shownRow).parse(statements.shownFor.all(inviteId)),
    /** The newest first. */
    list: (): NoticeRecord[] =>
      z
        .array(versionRow)
        .parse(statements.list.all())
        .map(({ is_in_force, ...row }) => ({ ...row, isInForce: is_in_force === 1 })),
  }
}

const digits = 16

/** By what it says: the same on every computer, and whoever changes a kept text can be found out. */
export function noticeVersionOf({ privacyNotice, privacyNoticeLink }: Notice): string {
  const said = JSON.stringify([privacyNotice, privacyNoticeLink])
  return createHash('sha256').update(said).digest('hex').slice(0, digits)
}

function prepare(database: Database.Database) {
  return {
    inForce: database.prepare('SELECT version FROM notice_version WHERE is_in_force = 1').pluck(),
    retire: database.prepare('UPDATE notice_version SET is_in_force = 0 WHERE is_in_force = 1'),
    enforce: database.prepare(
      `INSERT INTO notice_version (version, text, link, since, is_in_force)
       VALUES (@version, @text, @link, @at, 1)
       ON CONFLICT (version) DO UPDATE SET since = @at, is_in_force = 1`,
    ),
    // Not by JSON's own functions: an entry that somebody has spoilt must not stand in the way.
    forget: database.prepare(
      `DELETE FROM notice_version WHERE is_in_force = 0
         AND NOT EXISTS (SELECT 1 FROM invite_event WHERE notice = version)
         AND NOT EXISTS (SELECT 1 FROM register_entry
           WHERE instr(content, '"notice":"' || version || '"') > 0)`,
    ),
    shownFor: database.prepare(
      `SELECT version, text, link, min(at) AS shownAt
       FROM invite_event JOIN notice_version ON version = notice
       WHERE invite_id = ? GROUP BY version ORDER BY shownAt`,
    ),
    list: database.prepare('SELECT * FROM notice_version ORDER BY is_in_force DESC, since DESC'),
  }
}
