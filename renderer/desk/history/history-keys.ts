import type { ComponentProps } from 'react'
import type { Invite } from '#contract'
import { keyboard } from '../../keyboard.ts'
import type { SearchField } from '../../ui/search-field.tsx'
import { copyLink } from '../invite-actions.ts'
import { type ShortcutActions, useShortcuts } from '../shortcuts.ts'
import { previewSlip, printSlip } from '../slips/slip-actions.ts'
import { useDetail } from './detail-store.ts'
import { useExport } from './export-store.ts'
import { isUnfinishedToday } from './history-filters.ts'
import { useHistory } from './history-store.ts'
import { doPrimaryAction, doTheOtherThing } from './invite-choices.ts'
import { focusList, focusSearch } from './list-keys.ts'

/** The invite that has the keyboard; from anywhere else, the first one that the search finds. */
async function currentInvite(): Promise<Invite | undefined> {
  const { invites, first } = useHistory.getState()
  const row = document.activeElement?.closest<HTMLElement>('[role="row"]')
  const focused = row && invites.find(({ id }) => id === Number(row.dataset.id))
  return focused ?? first()
}

function withCurrent(action: (invite: Invite) => unknown) {
  return () => {
    void currentInvite().then((invite) => {
      if (invite) action(invite)
    })
  }
}

export function toggleUnfinishedToday() {
  const { filters, narrow } = useHistory.getState()
  const isOn = isUnfinishedToday(filters)
  narrow(isOn ? { state: 'any', period: 'any' } : { state: 'unfinished', period: 'today' })
}

const shortcuts: ShortcutActions = {
  search: focusSearch,
  otherAction: withCurrent(doTheOtherThing),
  details: withCurrent(({ id }) => useDetail.getState().open(id)),
  copyLink: withCurrent(copyLink),
  printSlip: withCurrent(printSlip),
  previewSlip: withCurrent(previewSlip),
  unfinishedToday: toggleUnfinishedToday,
  export: () => useExport.getState().begin(),
}

/** The keys that work all over the history; each means the row with the keyboard, or else the first. */
export function useHistoryShortcuts() {
  useShortcuts(shortcuts)
}

const inSearchField: ShortcutActions = {
  primaryAction: withCurrent(doPrimaryAction),
  toList: focusList,
}

type SearchKey = Parameters<NonNullable<ComponentProps<typeof SearchField>['onKeyDown']>>[0]

/** The keys of the search field; the rest types. */
export function onSearchKey(event: SearchKey) {
  const pressed = keyboard.find(event.nativeEvent, ['primaryAction', 'toList'])
  if (!pressed) return
  event.preventDefault()
  if (!event.repeat || pressed.name === 'toList') inSearchField[pressed.name]?.(pressed.index)
}
