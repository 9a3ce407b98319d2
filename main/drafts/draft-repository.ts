import type Database from 'better-sqlite3'
import { emptyDraft, type TypedDraft, typedDraft } from '#contract'

export type DraftRepository = ReturnType<typeof createDraftRepository>

/** The one draft that is being typed, so that it survives a crash and a restart. */
export function createDraftRepository(database: Database.Database) {
  const select = database.prepare('SELECT typed FROM draft WHERE id = 1').pluck()
  const upsert = database.prepare(
    'INSERT INTO draft (id, typed) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET typed = excluded.typed',
  )
  return {
    read: (): TypedDraft => {
      const typed = select.get()
      return typeof typed === 'string' ? typedDraft.parse(JSON.parse(typed)) : emptyDraft
    },
    keep: (draft: TypedDraft): void => {
      upsert.run(JSON.stringify(draft))
    },
  }
}
