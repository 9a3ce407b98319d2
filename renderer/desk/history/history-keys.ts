import type { ComponentProps, KeyboardEvent, RefObject } from 'react'
import type { Invite } from '#contract'
import { keyboard, type ShortcutActions } from '../../keyboard.ts'
import type { SearchField } from '../../ui/search-field.tsx'
import { useCannotScan } from '../cannot-scan/cannot-scan-store.ts'
import { focusStep } from '../focus.ts'
import { followUp } from '../follow-up/follow-up-store.ts'
import {
  copyLink,
  doOtherAction,
  doPrimaryAction,
  noteResult,
  saveRecord,
} from '../invite-actions.ts'
import { previewSlip, printSlip } from '../slips/slip-store.ts'
import { useDetail } from './detail-store.ts'
import { useExport } from './export-store.ts'
import { isUnfinishedToday } from './history-filters.ts'
import { useHistory } from './history-store.ts'
import { removeSelected } from './remove-store.ts'
import { isSelecting, useSelection } from './selection-store.ts'

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

/** The keys that work all over the history; each means the row with the keyboard, or else the first. */
export const historyShortcuts: ShortcutActions = {
  search: focusSearch,
  otherAction: withCurrent(doOtherAction),
  details: withCurrent(({ id }) => useDetail.getState().open(id)),
  copyLink: withCurrent(copyLink),
  printSlip: withCurrent(printSlip),
  cannotScan: withCurrent((invite) => useCannotScan.getState().open(invite)),
  previewSlip: withCurrent(previewSlip),
  followUp: withCurrent(followUp),
  resultArrived: withCurrent(noteResult),
  saveRecord: withCurrent(saveRecord),
  unfinishedToday: toggleUnfinishedToday,
  export: () => useExport.getState().begin(),
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

type Handler = (event: KeyboardEvent<HTMLElement>) => void

/** The keys of the list. They are a grid's: up and down between rows, left and right within one. */
export function useListKeys(
  list: RefObject<HTMLElement | null>,
  { rowHeight, headingHeight }: { rowHeight: number; headingHeight: number },
): Handler {
  return (event) => {
    useSelection.getState().stayHere()
    const row =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-id]') : null
    const element = list.current
    const { invites } = useHistory.getState()
    const index = invites.findIndex(({ id }) => id === Number(row?.dataset.id))
    const invite = invites[index]
    if (!row || !element || !invite) return
    // The heading on top covers a part of it.
    const height = element.clientHeight - headingHeight
    const pageRows = Math.max(1, Math.floor(height / rowHeight) - 1)
    const isHandled =
      act(event, row, invite) ||
      (!event.altKey &&
        !event.metaKey &&
        (moveAcross(event, row) ||
          moveToEnd(event) ||
          moveTo(event, nextIndex(event.key, { index, pageRows, last: invites.length - 1 }))))
    if (isHandled) event.preventDefault()
  }
}

const rowShortcuts = ['remove', 'leaveList', 'selectAll', 'select', 'primaryAction'] as const

/** What a key does to the row itself, unless one of its buttons has the keyboard. */
function act(event: KeyboardEvent, row: Element, invite: Invite): boolean {
  const { toggle, clear, selection, selectAll } = useSelection.getState()
  switch (keyboard.find(event.nativeEvent, rowShortcuts)?.name) {
    case 'remove':
      // Held down it would go through the list.
      return event.repeat || done(removeSelected(invite))
    case 'leaveList':
      return done(isSelecting(selection) ? clear() : focusSearch())
    case 'selectAll':
      return done(selectAll())
    case 'select':
      return event.target === row && done(toggle(invite.id))
    case 'primaryAction':
      return event.target === row && (event.repeat || done(doPrimaryAction(invite)))
    default:
      return false
  }
}

function done(_done: unknown): true {
  return true
}

/** From the row to its buttons and back. */
function moveAcross(event: KeyboardEvent, row: Element): boolean {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return false
  const stops = [row, ...row.querySelectorAll('button')].filter(
    // A narrow window has no room for all of them.
    (stop): stop is HTMLElement =>
      stop instanceof HTMLElement && getComputedStyle(stop).display !== 'none',
  )
  focusStep(stops, event.key === 'ArrowRight' ? 1 : -1)
  return true
}

/** Not only of what was read: the list reads on as long as its last row is in sight. */
function moveToEnd({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'End' && !shiftKey && done(useSelection.getState().goToEnd())
}

interface Place {
  index: number
  /** How many rows a page is. */
  pageRows: number
  last: number
}

/** The row that a key leads to: -1 is the search field above, nothing a key that leads nowhere. */
function nextIndex(key: string, { index, pageRows, last }: Place): number | undefined {
  const leadsTo: Record<string, number> = {
    ArrowUp: index - 1,
    ArrowDown: Math.min(last, index + 1),
    PageUp: Math.max(0, index - pageRows),
    PageDown: Math.min(last, index + pageRows),
    Home: 0,
    End: last,
  }
  return leadsTo[key]
}

function moveTo({ shiftKey }: KeyboardEvent, index: number | undefined): boolean {
  if (index === undefined) return false
  const invite = useHistory.getState().invites[index]
  const { moveTo: move, extendTo } = useSelection.getState()
  if (!invite) focusSearch()
  else if (shiftKey) extendTo(invite.id)
  else move(invite.id)
  return true
}

/** What stands in the search is selected, so that the next letter begins anew. */
export function focusSearch() {
  const input = document.querySelector<HTMLInputElement>('.search-field-input')
  input?.focus()
  input?.select()
}

/** To the row that had the keyboard last, or the first. */
export function focusList() {
  document.querySelector<HTMLElement>('.history-list [role="row"][tabindex="0"]')?.focus()
}
