import { setImmediate as othersTurn } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import {
  type Answer,
  type EnvironmentName,
  type Removal,
  type RemovalOrder,
  type Restoration,
  startOfToday as startOfDayOf,
  succeeded,
} from '#contract'
import type { Ballast } from '../database/ballast.ts'
import type { InviteSearch } from './search/invite-search.ts'

/** How long a deletion can be taken back, in milliseconds. */
const undoMs = 10_000

/** Invites written together: a few milliseconds, between which keys and calls get their turn. */
const writtenAtOnce = 100
/** Taking an invite out of the search without a trace costs 15 ms in a history of 100,000: more would be felt. */
const deletedAtOnce = 1

export interface RemovalServiceOptions {
  repository: RemovalRepository
  search: Pick<InviteSearch, 'page'>
  environment: () => EnvironmentName
  now: () => Date
  /** Deletes for good in its own time: does a step until it says that nothing is left. */
  deleteInSteps: (step: () => boolean) => void
  /** Out of sight so far. */
  announceProgress: (count: number) => void
  announceRemoved: (ids: number[] | 'many') => void
  announceRestored: (count: number) => void
}

/** Deleting by hand: out of sight at once, out of the file when it can no longer be taken back. */
export function createRemovalService(options: RemovalServiceOptions) {
  const { repository, search, environment, now, deleteInSteps } = options
  const startOfToday = () => new Date(startOfDayOf(now().getTime()))
  /** The removals that can still be taken back, each with the timer that ends that. */
  const undoable = new Map<number, NodeJS.Timeout>()
  const underWay = new Set<{ isStopped: boolean }>()
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

  /** The ids that an order means, a few at a time. What is hidden meanwhile is found no more. */
  function* steps(order: RemovalOrder): Generator<number[]> {
    if ('ids' in order) {
      for (let at = 0; at < order.ids.length; at += writtenAtOnce) {
        yield order.ids.slice(at, at + writtenAtOnce)
      }
      return
    }
    const scope = { environment: environment(), startOfToday: startOfToday() }
    const kept = new Set(order.except)
    for (let { before } = order.found; ; ) {
      const { rows, hasMore } = search.page({ ...order.found, before, limit: writtenAtOnce }, scope)
      yield rows.flatMap(({ id }) => (kept.has(id) ? [] : [id]))
      if (!hasMore) return
      before = rows.at(-1)?.id
    }
  }

  /** Answers the ids that it hid, or that they were many. */
  async function hide(order: RemovalOrder, removal: number) {
    const work = { isStopped: false }
    const place = environment()
    let count = 0
    let ids: number[] | 'many' = []
    underWay.add(work)
    try {
      for (const wanted of steps(order)) {
        // Before each write: were this to be cut short, what is hidden by then is undone or destroyed too.
        keepUndoable(removal)
        const hidden = repository.hide(place, wanted, removal)
        count += hidden.length
        ids = ids === 'many' || count > writtenAtOnce ? 'many' : [...ids, ...hidden]
        options.announceProgress(count)
        await othersTurn()
        if (work.isStopped) break
      }
    } finally {
      underWay.delete(work)
    }
    return { count, ids }
  }

  function stopRemoving(): void {
    for (const work of underWay) work.isStopped = true
  }

  return {
    remove: async (order: RemovalOrder): Promise<Answer<Removal>> => {
      const removal = begin()
      try {
        const { count, ids } = await hide(order, removal)
        if (count > 0) options.announceRemoved(ids)
        return succeeded({ removal, count })
      } catch (error) {
        // Half a deletion would go unseen.
        const count = await bringBack(removal)
        if (count > 0) options.announceRestored(count)
        throw error
      }
    },
    stopRemoving,
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
      stopRemoving()
      for (const timer of undoable.values()) clearTimeout(timer)
      undoable.clear()
    },
  }
}

type RemovalRepository = ReturnType<typeof createRemovalRepository>

/**
 * Invites that somebody deleted and may still take back. A removal is named by the moment it began at. Deleting needs
 * room on the disk, and is what makes room on a full one.
 */
export function createRemovalRepository(
  database: Database.Database,
  { withRoom }: Pick<Ballast, 'withRoom'>,
) {
  const hide = database.prepare(
    `UPDATE invite SET removed_at = @removal
     WHERE id = @id AND environment = @environment AND removed_at IS NULL AND outcome <> 'sending'`,
  )
  const show = database.prepare(
    `UPDATE invite SET removed_at = NULL WHERE id IN
       (SELECT id FROM invite INDEXED BY invite_removed WHERE removed_at = @removal LIMIT @count)`,
  )
  const deleteHidden = database.prepare(
    `DELETE FROM invite WHERE id IN (
       SELECT id FROM invite INDEXED BY invite_removed
       WHERE removed_at IS NOT NULL AND removed_at NOT IN (SELECT value FROM json_each(@removals))
       ORDER BY id LIMIT @limit)`,
  )
  const hideAll = database.transaction(
    (environment: string, ids: readonly number[], removal: number): number[] =>
      ids.filter((id) => hide.run({ id, environment, removal }).changes > 0),
  )
  return {
    /** Answers those that are out of sight now. One whose request is out stays: its answer needs its row. */
    hide: (environment: string, ids: readonly number[], removal: number): number[] =>
      withRoom(() => hideAll(environment, ids, removal)),
    /** Brings up to `count` of a removal back and says how many it were. */
    restore: (removal: number, count: number): number =>
      withRoom(() => show.run({ removal, count }).changes),
    /** Deletes up to `limit` of what is hidden by all removals but these. Answers how many it were. */
    deleteHiddenBut: (removals: readonly number[], limit: number): number =>
      withRoom(() => deleteHidden.run({ removals: JSON.stringify(removals), limit }).changes),
  }
}
