import type { Failure } from '#contract'
import { ask } from '../../ask.ts'
import { useHistory } from './history-store.ts'

/** The most that one call takes. */
export const mostAtOnce = 1000

/** What went, and by what name it comes back. */
export interface Removed {
  removal: number
  count: number
}

/**
 * Takes invites out of the history, some at a time. All of it or nothing: half a deletion that failed would
 * go unseen, so it is taken back. `isGoingOn` is told how many are gone and may end it between two steps.
 */
export async function removeInvites(
  ids: readonly number[],
  isGoingOn: (count: number) => boolean,
): Promise<Removed | Failure> {
  let removed = await removeSome(ids.slice(0, mostAtOnce))
  for (let at = mostAtOnce; at < ids.length; at += mostAtOnce) {
    if ('code' in removed || !isGoingOn(removed.count)) return removed
    const more = await removeSome(ids.slice(at, at + mostAtOnce), removed.removal)
    if ('code' in more) {
      await bringBack(removed.removal)
      return more
    }
    removed = { removal: more.removal, count: removed.count + more.count }
  }
  return removed
}

async function removeSome(ids: number[], removal?: number): Promise<Removed | Failure> {
  const answer = await ask('invites.remove', removal === undefined ? { ids } : { ids, removal })
  if (!answer.ok) return answer.failure
  useHistory.getState().leaveOut(answer.value.ids)
  return { removal: answer.value.removal, count: answer.value.ids.length }
}

/** Answers how many came back. */
export async function bringBack(removal: number): Promise<number | Failure> {
  const answer = await ask('invites.restore', { removal })
  if (!answer.ok) return answer.failure
  await useHistory.getState().read()
  return answer.value.count
}
