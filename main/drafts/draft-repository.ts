import type Database from 'better-sqlite3'
import { emptyDraft, type TypedDraft, typedDraft } from '#contract'

export type DraftRepository = ReturnType<typeof createDraftRepository>

/** The one draft that is being typed, so that it survives a crash and a restart. */
export function createDraftRepository(database: Database.Database, now: () => Date) {
  const select = database.prepare('SELECT typed FROM draft WHERE id = 1').pluck()
  const upsert = database.prepare(
    `INSERT INTO draft (id, typed, kept_at) VALUES (1, @typed, @keptAt)
     ON CONFLICT (id) DO UPDATE SET typed = excluded.typed, kept_at = excluded.kept_at`,
  )
  const wipe = database.prepare(
    `UPDATE draft SET typed = json_set(typed, '$.dateOfBirth', '', '$.address', '')
     WHERE (kept_at < @cutoff OR kept_at > @at)
       AND (typed ->> '$.dateOfBirth' <> '' OR typed ->> '$.address' <> '')`,
  )
  return {
    read: (): TypedDraft => {
      const typed = select.get()
      return typeof typed === 'string' ? typedDraft.parse(JSON.parse(typed)) : emptyDraft
    },
    keep: (draft: TypedDraft): void => {
      upsert.run({ typed: JSON.stringify(draft), keptAt: now().getTime() })
    },
    /**
     * Forgets birth date and address if nothing was typed since the cutoff; also when that was later than now,
     * by a clock that was wrong then. The rest stays.
     */
    forgetDetails: (cutoff: Date, at: Date): void => {
      wipe.run({ cutoff: cutoff.getTime(), at: at.getTime() })
    },
  }
}
