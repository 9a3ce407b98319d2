import { create } from 'zustand'
import { useHistory } from './history-store.ts'

interface MarksState {
  /** The row that has the keyboard, or had it last. */
  current: number | undefined
  /** The ids of what is marked for something that is done to several at once. */
  selected: ReadonlySet<number>
  /** Where a selection with Shift began. */
  anchor: number | undefined
  /** What one click selected, as long as nothing else is. */
  picked: number | undefined
  /** The keyboard goes on to the last row as older invites are read, until a key or the mouse ends that. */
  isGoingToEnd: boolean
  goToEnd: () => void
  stayHere: () => void
  moveTo: (id: number | undefined) => void
  /** Selects everything between the anchor and this invite, both included. */
  extendTo: (id: number) => void
  toggle: (id: number) => void
  /** Selects this invite alone, as a click does. It goes with the keyboard: whoever moves on has let it go. */
  pick: (id: number) => void
  /** Found so far by a selection of everything; nothing when none is under way. */
  gathered: number | undefined
  /** Ends when that selection is made, or given up. */
  gathering: Promise<void>
  /** Counts what was selected anew: a selection of everything that is overtaken by another is given up. */
  round: number
  clear: () => void
  /** Another search: no row has the keyboard, and nothing is selected. */
  forget: () => void
  listen: () => () => void
}

/** Which row has the keyboard, and which are selected. */
export const useMarks = create<MarksState>()((set, get) => ({
  current: undefined,
  selected: new Set(),
  anchor: undefined,
  picked: undefined,
  isGoingToEnd: false,
  gathered: undefined,
  gathering: Promise.resolve(),
  round: 0,
  goToEnd: () => set({ isGoingToEnd: true, anchor: undefined }),
  stayHere: () => set({ isGoingToEnd: false }),
  moveTo: (id) => {
    if (get().picked !== undefined) get().clear()
    set({ current: id, anchor: id })
  },
  extendTo: (id) => {
    const { current = id, anchor = current } = get()
    get().clear()
    set({ current: id, anchor, selected: new Set(idsBetween(anchor, id)) })
  },
  toggle: (id) => {
    const selected = new Set(get().selected)
    if (!selected.delete(id)) selected.add(id)
    get().clear()
    set({ selected, current: id, anchor: id })
  },
  pick: (id) => {
    get().clear()
    set({ selected: new Set([id]), current: id, anchor: id, picked: id })
  },
  clear: () =>
    set({ selected: new Set(), picked: undefined, gathered: undefined, round: get().round + 1 }),
  forget: () => {
    get().clear()
    set({ current: undefined, anchor: undefined, isGoingToEnd: false })
  },
  listen: () => {
    const stops = [
      window.desk.on('invites.removed', ({ ids }) => {
        const selected = new Set(get().selected)
        if (ids.filter((id) => selected.delete(id)).length > 0) set({ selected })
      }),
      // Not the list's to do: it is gone where another search finds nothing, and with it what was selected.
      useHistory.subscribe(({ filters }, before) => {
        if (filters !== before.filters) get().forget()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  },
}))

function idsBetween(first: number, last: number): number[] {
  const [low, high] = [Math.min(first, last), Math.max(first, last)]
  return useHistory.getState().invites.flatMap(({ id }) => (id >= low && id <= high ? [id] : []))
}
