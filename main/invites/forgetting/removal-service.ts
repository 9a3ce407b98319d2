import { setImmediate as othersTurn } from 'node:timers/promises'
import {
  type Answer,
  type EnvironmentName,
  type Removal,
  type RemovalOrder,
  type Restoration,
  succeeded,
} from '#contract'
import type { RemovalRepository } from './removal-repository.ts'

/** How long a deletion can be taken back, in milliseconds. */
const undoMs = 10_000

/** Invites written together: a few milliseconds, between which keys and calls get their turn. */
const writtenAtOnce = 100
/** Invites handed on together to be destroyed. */
const destroyedAtOnce = 1000

export interface RemovalServiceOptions {
  repository: RemovalRepository
  environment: () => EnvironmentName
  now: () => Date
  /** Deletes for good, in its own time, what `next` answers, again and again until it answers nothing. */
  destroy: (next: () => readonly number[]) => void
  announceRemoved: (ids: number[]) => void
  announceRestored: (count: number) => void
}

export type RemovalService = ReturnType<typeof createRemovalService>

/** Deleting by hand: out of sight at once, out of the file when it can no longer be taken back. */
export function createRemovalService(options: RemovalServiceOptions) {
  const { repository, environment, now, destroy } = options
  /** The removals that can still be taken back, each with the timer that ends that. */
  const undoable = new Map<number, NodeJS.Timeout>()
  let latest = 0

  /** By the moment that it begins at; two within a millisecond stay two. */
  function begin(): number {
    latest = Math.max(now().getTime(), latest + 1)
    return latest
  }

  /** What nobody can take back any more, of this run or an earlier one; the clock has no say in it. */
  const due = (): number[] => repository.hiddenBut([...undoable.keys()], destroyedAtOnce)

  function keepUndoable(removal: number): void {
    clearTimeout(undoable.get(removal))
    const timer = setTimeout(() => {
      undoable.delete(removal)
      destroy(due)
    }, undoMs)
    undoable.set(removal, timer)
  }

  async function bringBack(removal: number): Promise<number> {
    let count = 0
    for (let some: number; ; count += some) {
      some = repository.restore(removal, writtenAtOnce)
      if (some === 0) return count
      await othersTurn()
    }
  }

  return {
    remove: async ({ ids, removal: joined }: RemovalOrder): Promise<Answer<Removal>> => {
      const place = environment()
      const removal = joined !== undefined && undoable.has(joined) ? joined : begin()
      const removed: number[] = []
      for (let at = 0; at < ids.length; at += writtenAtOnce) {
        if (at > 0) await othersTurn()
        // Before each write: were this to be cut short, what is hidden by then is undone or destroyed too.
        keepUndoable(removal)
        removed.push(...repository.hide(place, ids.slice(at, at + writtenAtOnce), removal))
      }
      if (removed.length > 0) options.announceRemoved(removed)
      return succeeded({ removal, ids: removed, undoUntil: now().getTime() + undoMs })
    },
    restore: async (removal: number): Promise<Answer<Restoration>> => {
      let count = 0
      if (undoable.has(removal)) {
        // From here on nothing of it is destroyed, however long its coming back takes.
        clearTimeout(undoable.get(removal))
        try {
          count = await bringBack(removal)
          undoable.delete(removal)
        } finally {
          // What a failure left hidden can be taken back for another ten seconds, and then goes.
          if (undoable.has(removal)) keepUndoable(removal)
        }
      }
      if (count > 0) options.announceRestored(count)
      return succeeded({ count })
    },
    /** What the last run left hidden, or a deletion that failed: its ten seconds are over. */
    destroyLeftOver: (): void => {
      if (due().length > 0) destroy(due)
    },
    stop: (): void => {
      for (const timer of undoable.values()) clearTimeout(timer)
      undoable.clear()
    },
  }
}
