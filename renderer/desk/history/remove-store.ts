import { create } from 'zustand'
import type { Invite } from '#contract'
import { useNotice } from '../notice-store.ts'
import { inviteTitle } from '../words/invite-words.ts'
import { invitesWords, numberWords } from '../words/number-words.ts'
import { useHistory } from './history-store.ts'
import { useMarks } from './marks-store.ts'
import { bringBack, mostAtOnce, type Removed, removeInvites } from './remove-invites.ts'

/** More than this are nobody's slip of a finger only if they say so. */
const mostUnasked = 100

type RemovalState =
  | { step: 'none' }
  | { step: 'asking'; ids: readonly number[] }
  | { step: 'removing'; done: number; total: number }

interface RemoveStore {
  state: RemovalState
  /** Takes invites out of the history; many only after a question. For ten seconds that can be undone. */
  remove: (ids: readonly number[]) => void
  confirm: () => void
  /** Answers the question with no, or stops: what went until then can be undone. */
  close: () => void
}

export const useRemove = create<RemoveStore>()((set, get) => {
  async function work(ids: readonly number[]) {
    const words = deletedWords(ids)
    const show = (done: number) => set({ state: { step: 'removing', done, total: ids.length } })
    if (ids.length > mostAtOnce) show(0)
    const removed = await removeInvites(ids, (done) => {
      const isStopped = get().state.step === 'none'
      if (!isStopped) show(done)
      return !isStopped
    })
    set({ state: { step: 'none' } })
    if ('code' in removed) {
      useNotice.getState().fail(removed)
      return
    }
    useMarks.getState().clear()
    useNotice.getState().say(words(removed.count), () => void undo(removed), 'in-time')
  }

  return {
    state: { step: 'none' },
    remove: (ids) => {
      if (get().state.step !== 'none' || ids.length === 0) return
      if (ids.length > mostUnasked) set({ state: { step: 'asking', ids } })
      else void work(ids)
    },
    confirm: () => {
      const { state } = get()
      if (state.step !== 'asking') return
      set({ state: { step: 'none' } })
      void work(state.ids)
    },
    close: () => set({ state: { step: 'none' } }),
  }
})

/** What a key on a row is meant for: the selection where there is one, else that row. */
export async function removeMarked(invite?: Invite) {
  const { gathered, gathering } = useMarks.getState()
  await gathering
  const { selected } = useMarks.getState()
  if (selected.size > 0) useRemove.getState().remove([...selected])
  // A selection of everything that was given up meanwhile does not turn into this one row.
  else if (invite && gathered === undefined) useRemove.getState().remove([invite.id])
}

/** Said once they are gone, while the name of a single one is still known. */
function deletedWords(ids: readonly number[]): (count: number) => string {
  const only = ids.length === 1 && useHistory.getState().invites.find(({ id }) => id === ids[0])
  return (count) => `Deleted: ${only ? inviteTitle(only) : invitesWords(count)}`
}

async function undo({ removal, count }: Removed) {
  const isLong = count > mostAtOnce
  const { say, fail } = useNotice.getState()
  if (isLong) say(`Bringing ${invitesWords(count)} back…`)
  const restored = await bringBack(removal)
  if (typeof restored !== 'number') {
    fail(restored)
    return
  }
  const late = count - restored
  if (late > 0) say(`Too late for ${numberWords(late)} of ${numberWords(count)}: deleted for good`)
  else if (isLong) say(`${invitesWords(count)} are back`)
}
