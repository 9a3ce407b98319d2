import { isDeepStrictEqual } from 'node:util'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import {
  type Answer,
  emptyDraft,
  failed,
  type HeldDraft,
  heldDraft,
  type InviteDraft,
  inviteDraft,
  mostHeld,
  succeeded,
  type TypedDraft,
  type TypedSettings,
  typedDraft,
} from '#contract'
import type { Handlers } from '../ipc/dispatch.ts'
import { errorName, type Log } from '../logging/log.ts'

/** The disk follows when the hands rest, or within a second while they do not. */
const restMs = 250
const longestWaitMs = 1_000

export interface DraftKeeperOptions {
  drafts: DraftRepository
  settings: { read: () => TypedSettings; keep: (typed: TypedSettings) => void }
  log: Log
}

export type DraftKeeper = ReturnType<typeof createDraftKeeper>

/**
 * Holds what is being typed from the first key on, so that a page that crashes loses nothing of it, and writes
 * it down a moment later, so that a restart does not either.
 */
export function createDraftKeeper({ drafts, settings, log }: DraftKeeperOptions) {
  let draft: TypedDraft | undefined
  let typedSettings: TypedSettings | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitingSince: number | undefined

  function writeSoon(): void {
    waitingSince ??= performance.now()
    const leftMs = waitingSince + longestWaitMs - performance.now()
    clearTimeout(timer)
    timer = setTimeout(flush, Math.max(0, Math.min(restMs, leftMs)))
  }

  /** What cannot be written, on a full disk say, is held on and tried again with the next key. */
  function flush(): void {
    clearTimeout(timer)
    waitingSince = undefined
    try {
      if (draft) drafts.keep(draft)
      draft = undefined
      if (typedSettings) settings.keep(typedSettings)
      typedSettings = undefined
    } catch (error) {
      log('draft-not-written', { error: errorName(error) })
    }
  }

  const read = (): TypedDraft => draft ?? drafts.read()

  function keep(typed: TypedDraft): void {
    draft = typed
    writeSoon()
  }

  return {
    read,
    keep,
    /**
     * Whoever has an invite is no draft any more, also when the page or the app ends before the page could say so.
     * What was typed into the form meanwhile stays.
     */
    forget: async (sent: InviteDraft): Promise<void> => {
      const typed = read()
      const parsed = await inviteDraft.safeParseAsync(typed)
      const isSent = parsed.success && isDeepStrictEqual(parsed.data, sent)
      if (!isSent || !isDeepStrictEqual(read(), typed)) return
      keep(emptyDraft)
      flush()
    },
    held: drafts.held,
    /** Throws where it cannot be written, and nothing has changed then, nor where no more may be on hold. */
    hold: (typed: TypedDraft): Answer<HeldDraft[]> => {
      if (drafts.held().length >= mostHeld) return failed('too-many-on-hold')
      drafts.hold(typed)
      draft = undefined
      return succeeded(drafts.held())
    },
    /** Nothing when it is gone. Throws as `hold` does. */
    resume: (id: number, inForm: TypedDraft | undefined): TypedDraft | undefined => {
      const resumed = drafts.resume(id, inForm)
      if (resumed) draft = undefined
      return resumed
    },
    deleteHeld: (id: number): HeldDraft[] => {
      drafts.deleteHeld(id)
      return drafts.held()
    },
    deleteHeldBefore: drafts.deleteHeldBefore,
    isAnythingOld: drafts.isAnythingOld,
    readSettings: (): TypedSettings => typedSettings ?? settings.read(),
    keepSettings: (typed: TypedSettings): void => {
      typedSettings = typed
      writeSoon()
    },
    /** See the repository. What was typed just now counts as kept. */
    forgetDetails: (cutoff: Date, at: Date): void => {
      flush()
      drafts.forgetDetails(cutoff, at)
    },
    /** At once: the computer goes to sleep, the app ends, or its window is left. */
    flush,
  }
}

type DraftRoutes = Extract<keyof Handlers, `draft.${string}`>

/** `changed` is told of each change: the customer display gets ready with it. */
export function draftRoutes(
  keeper: DraftKeeper,
  changed: (draft: TypedDraft) => void,
): Pick<Handlers, DraftRoutes> {
  return {
    'draft.read': () => succeeded(keeper.read()),
    'draft.keep': (draft) => {
      keeper.keep(draft)
      changed(draft)
      return succeeded(undefined)
    },
    'draft.held': () => succeeded(keeper.held()),
    'draft.hold': (draft) => {
      const held = keeper.hold(draft)
      if (held.ok) changed(emptyDraft)
      return held
    },
    'draft.resume': ({ id, inForm }) => {
      const draft = keeper.resume(id, inForm)
      if (!draft) return failed('not-found')
      changed(draft)
      return succeeded({ draft, held: keeper.held() })
    },
    'draft.deleteHeld': ({ id }) => succeeded(keeper.deleteHeld(id)),
    'draft.readSettings': () => succeeded(keeper.readSettings()),
    'draft.keepSettings': (typed) => {
      keeper.keepSettings(typed)
      return succeeded(undefined)
    },
  }
}

type DraftRepository = ReturnType<typeof createDraftRepository>

const heldRow = z.object({ id: z.int(), typed: z.string(), at: z.int() })

/** The draft that is being typed and those on hold, so that they survive a crash and a restart. */
export function createDraftRepository(database: Database.Database, now: () => Date) {
  const select = database.prepare('SELECT typed FROM draft WHERE id = 1').pluck()
  const upsert = database.prepare(
    `INSERT INTO draft (id, typed, kept_at) VALUES (1, @typed, @keptAt)
     ON CONFLICT (id) DO UPDATE SET typed = excluded.typed, kept_at = excluded.kept_at`,
  )
  const selectHeld = database.prepare('SELECT id, typed, kept_at AS at FROM held_draft ORDER BY id')
  const insertHeld = database.prepare(
    'INSERT INTO held_draft (typed, kept_at) VALUES (@typed, @keptAt)',
  )
  const takeHeld = database.prepare('DELETE FROM held_draft WHERE id = ? RETURNING typed').pluck()
  // No RETURNING: read by `get`, a statement of its own is committed as it is reset, and nobody hears when that fails.
  const deleteHeld = database.prepare('DELETE FROM held_draft WHERE id = ?')
  const deleteHeldBefore = database.prepare('DELETE FROM held_draft WHERE kept_at < ?')
  const hasDetails = `(typed ->> '$.dateOfBirth' <> '' OR typed ->> '$.address' <> '')`
  const wipes = ['draft', 'held_draft'].map((table) =>
    database.prepare(
      `UPDATE ${table} SET typed = json_set(typed, '$.dateOfBirth', '', '$.address', '')
       WHERE (kept_at < @cutoff OR kept_at > @at) AND ${hasDetails}`,
    ),
  )
  const anyOld = database
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM held_draft WHERE kept_at < @held
           OR kept_at < @details AND ${hasDetails})
         OR EXISTS (SELECT 1 FROM draft WHERE kept_at < @details AND ${hasDetails})`,
    )
    .pluck()
  const written = (draft: TypedDraft) => ({
    typed: JSON.stringify(draft),
    keptAt: now().getTime(),
  })
  const parse = (typed: unknown) => typedDraft.parse(JSON.parse(z.string().parse(typed)))
  const keep = (draft: TypedDraft): void => {
    upsert.run(written(draft))
  }
  return {
    read: (): TypedDraft => {
      const typed = select.get()
      return typed === undefined ? emptyDraft : parse(typed)
    },
    keep,
    /** Whoever has waited longest first. */
    held: (): HeldDraft[] =>
      z
        .array(heldRow)
        .parse(selectHeld.all())
        .map(({ typed, ...held }) => heldDraft.parse({ ...held, typed: parse(typed) })),
    hold: database.transaction((draft: TypedDraft): void => {
      insertHeld.run(written(draft))
      keep(emptyDraft)
    }),
    resume: database.transaction((id: number, inForm: TypedDraft | undefined) => {
      const typed = takeHeld.get(id)
      if (typed === undefined) return undefined
      if (inForm) insertHeld.run(written(inForm))
      const draft = parse(typed)
      keep(draft)
      return draft
    }),
    deleteHeld: (id: number): void => {
      deleteHeld.run(id)
    },
    deleteHeldBefore: (cutoff: Date): void => {
      deleteHeldBefore.run(cutoff.getTime())
    },
    /** Whether one on hold is from before the one cutoff, or details are from before the other. */
    isAnythingOld: (held: Date | undefined, details: Date | undefined): boolean =>
      anyOld.get({ held: held?.getTime() ?? null, details: details?.getTime() ?? null }) === 1,
    /**
     * Forgets birth date and address if nothing was typed since the cutoff; also when that was later than now,
     * by a clock that was wrong then. The rest stays.
     */
    forgetDetails: (cutoff: Date, at: Date): void => {
      for (const wipe of wipes) wipe.run({ cutoff: cutoff.getTime(), at: at.getTime() })
    },
  }
}
