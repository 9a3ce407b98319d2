import { create } from 'zustand'
import type { Invite } from '#contract'
import { useHistory } from './history-store.ts'

interface MarksState {
  /** The row that has the keyboard, or had it last. */
  current: number | undefined
  /** The ids of what is marked for something that is done to several at once. */
  selected: ReadonlySet<number>
  /** Where a selection with Shift began. */
  anchor: number | undefined
  moveTo: (id: number | undefined) => void
  /** Selects everything between the anchor and this invite, both included. */
  extendTo: (id: number) => void
  toggle: (id: number) => void
  selectAll: () => void
  clear: () => void
}

/** Which row has the keyboard, and which are selected. */
export const useMarks = create<MarksState>()((set, get) => ({
  current: undefined,
  selected: new Set(),
  anchor: undefined,
  moveTo: (id) => set({ current: id, anchor: id }),
  extendTo: (id) => {
    const { anchor = id } = get()
    set({ current: id, anchor, selected: new Set(idsBetween(anchor, id)) })
  },
  toggle: (id) => {
    const selected = new Set(get().selected)
    if (!selected.delete(id)) selected.add(id)
    set({ selected, current: id, anchor: id })
  },
  selectAll: () => set({ selected: new Set(useHistory.getState().invites.map(({ id }) => id)) }),
  clear: () => set({ selected: new Set() }),
}))

function idsBetween(first: number, last: number): number[] {
  const [low, high] = [Math.min(first, last), Math.max(first, last)]
  return useHistory.getState().invites.flatMap(({ id }) => (id >= low && id <= high ? [id] : []))
}

/** The selected invites that are on the list now. */
export function selectedAmong(
  invites: readonly Invite[],
  selected: ReadonlySet<number>,
): readonly Invite[] {
  return selected.size === 0 ? [] : invites.filter(({ id }) => selected.has(id))
}

/** What a key on a row is meant for: the selection where there is one, else that row. */
export function selectedOr(invite: Invite): readonly Invite[] {
  const among = selectedAmong(useHistory.getState().invites, useMarks.getState().selected)
  return among.length > 0 ? among : [invite]
}
