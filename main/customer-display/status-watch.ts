import type { Note } from '../border/dispatch.ts'

/** A turn of the watch, in milliseconds. VerifiMe's own widget asks every 1 to 5 seconds. */
const turnMs = 2_000

export interface StatusWatchOptions {
  /** The invite whose code is on the screen, if any. */
  shownInviteId: () => number | undefined
  /** Looks once; a look without an answer changes nothing. */
  refreshStatus: (inviteId: number) => Promise<unknown>
  note: Note
}

/** Asks how far the customer is while a code is shown. Answers what ends the watch. */
export function watchStatus({
  shownInviteId,
  refreshStatus,
  note,
}: StatusWatchOptions): () => void {
  let isLooking = false
  async function look(): Promise<void> {
    const inviteId = shownInviteId()
    if (inviteId === undefined || isLooking) return
    isLooking = true
    try {
      await refreshStatus(inviteId)
    } catch (error) {
      note('status-look-failed', { error: error instanceof Error ? error.name : 'unknown' })
    } finally {
      isLooking = false
    }
  }
  const timer = setInterval(look, turnMs)
  return () => clearInterval(timer)
}
