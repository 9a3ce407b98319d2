import { succeeded, type TypedDraft, type TypedSettings } from '#contract'
import type { Handlers } from '../ipc/dispatch.ts'
import { errorName, type Log } from '../logging/log.ts'
import type { DraftRepository } from './draft-repository.ts'

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

  return {
    read: (): TypedDraft => draft ?? drafts.read(),
    keep: (typed: TypedDraft): void => {
      draft = typed
      writeSoon()
    },
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
    'draft.readSettings': () => succeeded(keeper.readSettings()),
    'draft.keepSettings': (typed) => {
      keeper.keepSettings(typed)
      return succeeded(undefined)
    },
  }
}
