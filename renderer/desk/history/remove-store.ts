import { create } from 'zustand'
import type { FoundCount, Invite, Removal, RouteInput } from '#contract'
import { ask } from '../../ask.ts'
import { invitesWords, inviteTitle, numberWords } from '../copy/invite-words.tsx'
import { askOrSay, useNotice } from '../notice-store.ts'
import { useHistory } from './history-store.ts'
import { isSelecting, selectedCount, useSelection } from './selection-store.ts'

/** More than this are nobody's slip of a finger only if they say so. */
const mostUnasked = 100
/** More than this take long enough to show how far it is. */
const mostUnwatched = 1000

type Order = RouteInput<'invites.remove'>

type RemovalState =
  | { step: 'none' }
  | { step: 'asking'; order: Order; total: FoundCount }
  | { step: 'removing'; done: number; total: FoundCount }

interface RemoveStore {
  state: RemovalState
  /** Takes invites out of the history; many only after a question. For ten seconds that can be undone. */
  remove: (order: Order, total: FoundCount) => void
  confirm: () => void
  /** Answers the question with no, or stops: what went until then can be undone. */
  close: () => void
  listen: () => () => void
}

export const useRemove = create<RemoveStore>()((set, get) => {
  async function work(order: Order, total: FoundCount) {
    const words = deletedWords(order)
    if (isMoreThan(mostUnwatched, total)) set({ state: { step: 'removing', done: 0, total } })
    const answer = await askOrSay('invites.remove', order)
    set({ state: { step: 'none' } })
    if (!answer.ok) return
    useSelection.getState().clear()
    const removed = answer.value
    useNotice.getState().say(words(removed.count), () => void undo(removed), 'in-time')
  }

  return {
    state: { step: 'none' },
    remove: (order, total) => {
      if (get().state.step !== 'none') return
      if (isMoreThan(mostUnasked, total)) set({ state: { step: 'asking', order, total } })
      else if (total.count > 0) void work(order, total)
    },
    confirm: () => {
      const { state } = get()
      if (state.step !== 'asking') return
      set({ state: { step: 'none' } })
      void work(state.order, state.total)
    },
    close: () => {
      if (get().state.step === 'removing') void ask('invites.stopRemoving', undefined)
      set({ state: { step: 'none' } })
    },
    listen: () =>
      window.desk.on('removal.progress', ({ count }) => {
        const { state } = get()
        if (state.step === 'removing') set({ state: { ...state, done: count } })
      }),
  }
})

function isMoreThan(limit: number, { count, hasMore }: FoundCount): boolean {
  return hasMore || count > limit
}

export function removeOne(id: number) {
  useRemove.getState().remove({ ids: [id] }, { count: 1, hasMore: false })
}

/** What a key on a row is meant for: the selection where there is one, else that row. */
export async function removeSelected(invite?: Invite) {
  const { remove } = useRemove.getState()
  const before = useSelection.getState().selection
  if (!isSelecting(before)) {
    if (invite) removeOne(invite.id)
    return
  }
  // The question names their number as it is now.
  await useSelection.getState().count()
  const { selection } = useSelection.getState()
  const total = selectedCount(selection)
  // A selection of everything that was given up meanwhile does not turn into another.
  if (!total || selection.kind !== before.kind) return
  if (selection.kind === 'these') remove({ ids: [...selection.ids] }, total)
  else remove({ found: selection.found, except: [...selection.except] }, total)
}

/** Said once they are gone, while the name of a single one is still known. */
function deletedWords(order: Order): (count: number) => string {
  const [id, ...others] = 'ids' in order ? order.ids : []
  const only = others.length === 0 && useHistory.getState().invites.find((one) => one.id === id)
  return (count) => `Deleted: ${only ? inviteTitle(only) : invitesWords(count)}`
}

async function undo({ removal, count }: Removal) {
  const isLong = count > mostUnwatched
  const { say } = useNotice.getState()
  if (isLong) say(`Bringing ${invitesWords(count)} back…`)
  const answer = await askOrSay('invites.restore', { removal })
  if (!answer.ok) return
  await useHistory.getState().read()
  const restored = answer.value.count
  const late = count - restored
  if (late > 0) say(`Too late for ${numberWords(late)} of ${numberWords(count)}: deleted for good`)
  else if (isLong) say(`${invitesWords(count)} are back`)
}
