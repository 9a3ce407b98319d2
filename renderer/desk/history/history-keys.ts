import { type RefObject, useEffect, useMemo } from 'react'
import type { Invite } from '#contract'
import { copyLink } from '../invite-actions.ts'
import { useShortcuts } from '../shortcuts.ts'
import { useDetail } from './detail-store.ts'
import { isUnfinishedToday } from './history-filters.ts'
import { useHistory } from './history-store.ts'
import { doTheOtherThing, doTheRightThing } from './invite-choices.ts'
import { removeInvites } from './remove-invites.ts'
import { selectedOr } from './selection-store.ts'

/** The invite that has the keyboard; from anywhere else, the first one that the search finds. */
async function currentInvite(): Promise<Invite | undefined> {
  return focusedInvite(document.activeElement) ?? useHistory.getState().first()
}

function focusedInvite(element: Element | null): Invite | undefined {
  const id = Number(rowAround(element)?.dataset.key)
  return useHistory.getState().invites.find((invite) => invite.id === id)
}

function rowAround(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>('[role="row"]') ?? null
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

interface HistoryPlaces {
  /** Around the search field and the list. */
  area: RefObject<HTMLElement | null>
  searchField: RefObject<HTMLInputElement | null>
}

/** The keys of the history. Enter, Ctrl+Enter and Delete mean the row that has the keyboard. */
export function useHistoryKeys({ area, searchField }: HistoryPlaces) {
  useShortcuts(
    useMemo(
      () => ({
        'Ctrl+F': () => searchField.current?.select(),
        'Ctrl+ENTER': withCurrent(doTheOtherThing),
        'Alt+D': withCurrent(({ id }) => useDetail.getState().open(id)),
        'Alt+L': withCurrent(copyLink),
        'Alt+U': toggleUnfinishedToday,
      }),
      [searchField],
    ),
  )
  useEffect(() => {
    const element = area.current
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || !(event.target instanceof Element)) return
      const action = actionOf(event, event.target, searchField.current)
      if (!action) return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) action()
    }
    // Before the list's own keys, which would take Enter for "select" once something is selected.
    element?.addEventListener('keydown', onKeyDown, true)
    return () => element?.removeEventListener('keydown', onKeyDown, true)
  }, [area, searchField])
}

function actionOf(
  event: KeyboardEvent,
  target: Element,
  searchField: HTMLInputElement | null,
): (() => void) | undefined {
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
  if (!isPlain) return undefined
  if (target === searchField) return inSearchField[event.key]
  const row = rowAround(target)
  const invite = focusedInvite(row)
  if (!row || !invite) return undefined
  if (event.key === 'Delete') return () => void removeInvites(selectedOr(invite))
  // On a button in the row, its own keys.
  if (target !== row) return undefined
  if (event.key === 'Enter') return () => doTheRightThing(invite)
  const isFirst = useHistory.getState().invites[0] === invite
  return event.key === 'ArrowUp' && isFirst ? () => searchField?.focus() : undefined
}

const inSearchField: Record<string, () => void> = {
  Enter: withCurrent(doTheRightThing),
  ArrowDown: focusList,
}

/** To the row that had the keyboard last, or the first. */
export function focusList() {
  document.querySelector<HTMLElement>('.history-list')?.focus()
}
