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
/** Taking an invite out of the search without a trace costs 10 to 20 ms: two hold up nobody. */
const deletedAtOnce = 2

export interface RemovalServiceOptions {
  repository: RemovalRepository
  environment: () => EnvironmentName
  now: () => Date
  /** Deletes for good in its own time: does a step until it says that nothing is left. */
  deleteInSteps: (step: () => boolean) => void
  announceRemoved: (ids: number[]) => void
  announceRestored: (count: number) => void
}

export type RemovalService = ReturnType<typeof createRemovalService>

/** Deleting by hand: out of sight at once, out of the file when it can no longer be taken back. */
export function createRemovalService(options: RemovalServiceOptions) {
  const { repository, environment, now, deleteInSteps } = options
  /** The removals that can still be taken back, each with the timer that ends that. */
  const undoable = new Map<number, NodeJS.Timeout>()
  let latest = 0

  /** By the moment that it begins at; two within a millisecond stay two. */
  function begin(): number {
    latest = Math.max(now().getTime(), latest + 1)
    return latest
  }

  /** Of what nobody can take back any more, of this run or an earlier one; the clock has no say in it. */
  function deleteSome(): boolean {
    return repository.deleteHiddenBut([...undoable.keys()], deletedAtOnce) > 0
  }

  function keepUndoable(removal: number): void {
    clearTimeout(undoable.get(removal))
    const timer = setTimeout(() => {
      undoable.delete(removal)
      deleteInSteps(deleteSome)
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
      return succeeded({ removal, ids: removed })
    },
    restore: async (removal: number): Promise<Answer<Restoration>> => {
      let count = 0
      if (undoable.has(removal)) {
        // From here on nothing of it is deleted for good, however long its coming back takes.
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
    deleteLeftOver: (): void => deleteInSteps(deleteSome),
    stop: (): void => {
      for (const timer of undoable.values()) clearTimeout(timer)
      undoable.clear()
    },
  }
}
