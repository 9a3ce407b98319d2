import {
  type Answer,
  type EnvironmentName,
  type Invite,
  type Removal,
  type Restoration,
  succeeded,
} from '#contract'
import type { InviteRepository } from './invite-repository.ts'
import { toInvite } from './invite-row.ts'
import type { RemovalRepository } from './removal-repository.ts'

/** How long a deletion can be taken back, in milliseconds. */
const undoMs = 10_000

/** The latest time that a `Date` can hold. */
const endOfTime = new Date(8.64e15)

export interface RemovalServiceOptions {
  repository: RemovalRepository
  invites: Pick<InviteRepository, 'find'>
  environment: () => EnvironmentName
  now: () => Date
  /** Deletes for good, in its own time. */
  destroy: (ids: readonly number[]) => void
  announceRemoved: (ids: number[]) => void
  announce: (invite: Invite) => void
}

export type RemovalService = ReturnType<typeof createRemovalService>

/** Deleting by hand: out of sight at once, out of the file when it can no longer be taken back. */
export function createRemovalService(options: RemovalServiceOptions) {
  const { repository, invites, environment, now, destroy } = options
  const timers = new Set<NodeJS.Timeout>()

  function destroyDue(until: Date): void {
    const ids = repository.hiddenUntil(until)
    if (ids.length > 0) destroy(ids)
  }

  return {
    remove: (ids: readonly number[]): Answer<Removal> => {
      const at = now()
      const removed = repository.hide(environment(), ids, at)
      const timer = setTimeout(() => {
        timers.delete(timer)
        destroyDue(at)
      }, undoMs)
      timers.add(timer)
      if (removed.length > 0) options.announceRemoved(removed)
      return succeeded({ ids: removed, undoUntil: at.getTime() + undoMs })
    },
    restore: (ids: readonly number[]): Answer<Restoration> => {
      const restored = repository.restore(ids, new Date(now().getTime() - undoMs))
      for (const id of restored) {
        const row = invites.find(id)
        if (row) options.announce(toInvite(row))
      }
      return succeeded({ ids: restored })
    },
    /** What the last run left hidden: its ten seconds are over, whatever the clock says. */
    destroyLeftOver: (): void => destroyDue(endOfTime),
    stop: (): void => {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
