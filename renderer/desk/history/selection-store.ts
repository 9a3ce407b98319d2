import type { Selection } from 'react-aria-components/GridList'
import { create } from 'zustand'
import type { Invite } from '#contract'
import { useHistory } from './history-store.ts'

interface SelectionState {
  /** Ids, or all that were read so far. */
  selected: Selection
  select: (selected: Selection) => void
  clear: () => void
}

/** The invites that are marked for something that is done to several at once. */
export const useSelection = create<SelectionState>()((set) => ({
  selected: new Set(),
  select: (selected) => set({ selected }),
  clear: () => set({ selected: new Set() }),
}))

/** The selected invites that are on the list now. */
export function selectedAmong(invites: readonly Invite[], selected: Selection): Invite[] {
  return selected === 'all' ? [...invites] : invites.filter(({ id }) => selected.has(id))
}

/** What a key on a row is meant for: the selection where there is one, else that row. */
export function selectedOr(invite: Invite): Invite[] {
  const { selected } = useSelection.getState()
  const among = selectedAmong(useHistory.getState().invites, selected)
  return among.length > 0 ? among : [invite]
}
