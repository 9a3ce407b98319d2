import { create } from 'zustand'
import type { FoundCount, RouteInput } from '#contract'
import { ask, endAll } from '../../ask.ts'
import { useNotice } from '../notice-store.ts'
import { historyQuery } from './history-filters.ts'
import { useHistory } from './history-store.ts'

/** What is selected for something that is done to several at once: these ids, or all that is found but those. */
export type Selection =
  | { kind: 'these'; ids: ReadonlySet<number> }
  | {
      kind: 'found'
      /** Also what is not listed yet; never what was made later. */
      found: RouteInput<'invites.count'> & { before: number }
      except: ReadonlySet<number>
      /** How many are found; nothing until main has counted. */
      counted: FoundCount | undefined
    }

interface SelectionStore {
  /** The row that has the keyboard, or had it last. */
  current: number | undefined
  selection: Selection
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
  /** Selects everything that the search and the filters find, on the list or not yet. */
  selectAll: () => void
  /** Counts what is found and selected; where that fails, nothing is selected any more. */
  count: () => Promise<void>
  clear: () => void
  /** Another search: no row has the keyboard, and nothing is selected. */
  forget: () => void
  listen: () => () => void
}

const nothing: Selection = { kind: 'these', ids: new Set() }

/** Which row has the keyboard, and which are selected. */
export const useSelection = create<SelectionStore>()((set, get) => ({
  current: undefined,
  selection: nothing,
  anchor: undefined,
  picked: undefined,
  isGoingToEnd: false,
  goToEnd: () => set({ isGoingToEnd: true, anchor: undefined }),
  stayHere: () => set({ isGoingToEnd: false }),
  moveTo: (id) => {
    if (get().picked !== undefined) get().clear()
    set({ current: id, anchor: id })
  },
  extendTo: (id) => {
    const { current = id, anchor = current } = get()
    const ids = new Set(listedBetween(Math.min(anchor, id), Math.max(anchor, id)))
    set({ current: id, anchor, picked: undefined, selection: { kind: 'these', ids } })
  },
  toggle: (id) => {
    const { selection } = get()
    set({ selection: toggled(selection, id), picked: undefined, current: id, anchor: id })
    if (selection.kind === 'found' && id >= selection.found.before) void get().count()
  },
  pick: (id) => {
    const selection = { kind: 'these', ids: new Set([id]) } as const
    set({ selection, current: id, anchor: id, picked: id })
  },
  selectAll: () => {
    get().clear()
    const { filters, invites } = useHistory.getState()
    const query = historyQuery(filters, Date.now())
    const [newest] = invites
    if (!query || !newest) return
    const found = { ...query, before: newest.id + 1 }
    set({ selection: { kind: 'found', found, except: new Set(), counted: undefined } })
    void get().count()
  },
  count: async () => {
    const { selection } = get()
    if (selection.kind !== 'found') return
    const answer = await ask('invites.count', selection.found)
    const now = get().selection
    if (now.kind !== 'found' || now.found !== selection.found) return
    if (answer.ok) {
      set({ selection: { ...now, counted: answer.value } })
      return
    }
    get().clear()
    useNotice.getState().fail(answer.failure)
  },
  clear: () => set({ selection: nothing, picked: undefined }),
  forget: () => {
    get().clear()
    set({ current: undefined, anchor: undefined, isGoingToEnd: false })
  },
  listen: () =>
    endAll(
      window.desk.on('invites.removed', ({ ids }) => {
        if (ids === 'many') get().clear()
        else set({ selection: withoutRemoved(get().selection, ids) })
        void get().count()
      }),
      // Not the list's to do: it is gone where another search finds nothing, and with it what was selected.
      useHistory.subscribe(({ filters }, before) => {
        if (filters !== before.filters) get().forget()
      }),
    ),
}))

export function isSelected(selection: Selection, id: number): boolean {
  return selection.kind === 'these'
    ? selection.ids.has(id)
    : id < selection.found.before && !selection.except.has(id)
}

/** How many are selected; nothing while they are being counted. */
export function selectedCount(selection: Selection): FoundCount | undefined {
  if (selection.kind === 'these') return { count: selection.ids.size, hasMore: false }
  const { counted, except } = selection
  return counted && { ...counted, count: Math.max(0, counted.count - except.size) }
}

export function isSelecting(selection: Selection): boolean {
  return selection.kind === 'found' || selection.ids.size > 0
}

function toggled(selection: Selection, id: number): Selection {
  if (selection.kind === 'these') return { kind: 'these', ids: withToggled(selection.ids, id) }
  const { found, except } = selection
  if (id < found.before) return { ...selection, except: withToggled(except, id) }
  // It was made after all were selected: it joins them, and what came between them does not.
  const between = listedBetween(found.before, id - 1)
  return {
    ...selection,
    found: { ...found, before: id + 1 },
    except: new Set([...except, ...between]),
  }
}

function withToggled(ids: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const changed = new Set(ids)
  if (!changed.delete(id)) changed.add(id)
  return changed
}

function withoutRemoved(selection: Selection, removed: readonly number[]): Selection {
  const left = (ids: ReadonlySet<number>) => {
    const gone = new Set(removed)
    return new Set([...ids].filter((id) => !gone.has(id)))
  }
  return selection.kind === 'these'
    ? { kind: 'these', ids: left(selection.ids) }
    : { ...selection, except: left(selection.except) }
}

function listedBetween(low: number, high: number): number[] {
  return useHistory.getState().invites.flatMap(({ id }) => (id >= low && id <= high ? [id] : []))
}
