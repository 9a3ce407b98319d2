import type { ComponentProps } from 'react'
import type { Invite } from '#contract'
import type { SearchField } from '../../ui/search-field.tsx'
import { copyLink } from '../invite-actions.ts'
import { type Shortcuts, useShortcuts } from '../shortcuts.ts'
import { previewSlip, printSlip } from '../slips/slip-actions.ts'
import { useDetail } from './detail-store.ts'
import { useExport } from './export-store.ts'
import { isUnfinishedToday } from './history-filters.ts'
import { useHistory } from './history-store.ts'
import { doTheOtherThing, doTheRightThing } from './invite-choices.ts'
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

const shortcuts: Shortcuts = {
  'Ctrl+F': focusSearch,
  'Ctrl+ENTER': withCurrent(doTheOtherThing),
  'Alt+D': withCurrent(({ id }) => useDetail.getState().open(id)),
  'Alt+L': withCurrent(copyLink),
  'Alt+P': withCurrent(printSlip),
  'Ctrl+P': withCurrent(previewSlip),
  'Alt+U': toggleUnfinishedToday,
  'Alt+X': () => useExport.getState().begin(),
}

/** The keys that work all over the history; each means the row with the keyboard, or else the first. */
export function useHistoryShortcuts() {
  useShortcuts(shortcuts)
}

const inSearchField: Record<string, () => void> = {
  Enter: withCurrent(doTheRightThing),
  ArrowDown: focusList,
}

type SearchKey = Parameters<NonNullable<ComponentProps<typeof SearchField>['onKeyDown']>>[0]

/** The keys of the search field; the rest types. */
export function onSearchKey(event: SearchKey) {
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
  const action = inSearchField[event.key]
  if (!isPlain || !action || event.nativeEvent.isComposing) return
  event.preventDefault()
  if (!event.repeat || event.key !== 'Enter') action()
}
