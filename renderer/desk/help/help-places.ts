import { useEffect } from 'react'
import {
  isShortcutName,
  type Shortcut,
  type ShortcutName,
  type ShortcutPlace,
  shortcuts,
} from '#contract'
import { isDialogOpen, keyboard, keysOf } from '../../keyboard.ts'
import { type Place, useScreen, useSettings } from '../app-state.ts'
import { useCards, useDisplay } from '../display/display-store.ts'
import { useDetail } from '../history/detail-store.ts'
import { useCreation } from '../invite-form/creation-store.ts'
import { isEmptyDraft, useDraft } from '../invite-form/draft-store.ts'
import { useHeld } from '../invite-form/held-drafts.ts'
import { useReturning } from '../invite-form/returning-store.ts'
import { useNotice } from '../notice-store.ts'
import { useQueue } from '../queue/queue-store.ts'
import { useLock, useStaff } from '../staff/staff-store.ts'

const placesOf: Record<Place, readonly ShortcutPlace[]> = {
  new: ['form'],
  history: ['history', 'list'],
  settings: [],
}

/** Whose keys work where somebody is, what is nearest first. */
export function usePlaces(): readonly ShortcutPlace[] {
  const place = useScreen((state) => state.place)
  const isDetailed = useDetail(({ detail }) => detail !== undefined)
  return isDetailed ? ['details'] : [...placesOf[place], 'desk']
}

/** What a key waits for that does nothing just now. */
export function useWaiting(): Partial<Record<ShortcutName, string>> {
  const display = useDisplay((state) => state.display)
  const { hasWifi, hasPermanentLink } = useCards()
  const hasOpen = useQueue(({ open }) => open.length > 0)
  const hasIssued = useCreation(({ issued }) => issued !== undefined)
  const isSending = useCreation((state) => state.isSending)
  const known = useReturning((state) => state.known)
  const hasUndo = useNotice(({ messages }) => messages.some(({ undo }) => undo !== undefined))
  const hasTyped = useDraft(({ draft }) => !isEmptyDraft(draft))
  const hasHeld = useHeld(({ held }) => held.length > 0)
  const hasCodes = useSettings().codes.length > 1
  const hasStaff = useStaff(({ staff }) => staff.length > 0)
  const hasDeskPin = useLock((state) => state.hasDeskPin)
  const isForm = useScreen(({ place }) => place === 'new')
  const waiting: Partial<Record<ShortcutName, string | false>> = {
    ...always(display.screen !== 'own', 'a screen for the customer', [
      'hideScreen',
      'adjust',
      'clearDisplay',
    ]),
    wifi: !hasWifi && 'guest Wi-Fi in Settings',
    switchStaff: !hasStaff && 'a list of staff in Settings',
    lock: !hasDeskPin && 'a PIN in Settings',
    permanentLink: !hasPermanentLink && 'a permanent link in Settings',
    recall: !hasOpen && 'an open invite',
    undo: !hasUndo && 'something to take back',
    ...always(isForm && !hasIssued, 'an invite just made', [
      'showIssued',
      'changeIssued',
      'familyMember',
      'copyLink',
      'printSlip',
      'previewSlip',
    ]),
    cannotScan: isForm && !hasIssued && !hasOpen && 'an invite to be scanned',
    ...always(!hasTyped, 'something typed', ['hold', 'clearForm']),
    resumeHeld: !hasHeld && 'somebody on hold',
    toQueue: !hasOpen && !hasHeld && 'somebody beside the form',
    nextCode: !hasCodes && 'a second organisation code in Settings',
    cancelCreating: !isSending && 'an invite being created',
    showOpenToday: !known.openToday && 'somebody invited today',
    takeOver: known.people.length === 0 && 'somebody who was here before',
  }
  return Object.fromEntries(Object.entries(waiting).filter(([, reason]) => reason))
}

function always(isMissing: boolean, reason: string, names: readonly ShortcutName[]) {
  return Object.fromEntries(names.map((name) => [name, isMissing && reason]))
}

/** What the first two ask for says by itself why it cannot be had; the others are Esc, which has more to do. */
const saidElsewhere: ReadonlySet<ShortcutName> = new Set<ShortcutName>([
  'wifi',
  'permanentLink',
  'cancelCreating',
  'clearDisplay',
])

/** A key that does nothing just now says what it waits for: whoever pressed it must not think that it did. */
export function WaitingKeys() {
  const waiting = useWaiting()
  const places = usePlaces()
  useEffect(() => {
    const isSilent = (name: ShortcutName) => {
      const { where }: Shortcut = shortcuts[name]
      return !saidElsewhere.has(name) && where.some((place) => places.includes(place))
    }
    const names = Object.keys(waiting).filter(isShortcutName).filter(isSilent)
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.repeat || event.isComposing || isDialogOpen()) return
      const pressed = keyboard.find(event, names)
      if (!pressed) return
      const key = keysOf(pressed.name, pressed.index).shown
      useNotice.getState().say(`${key} needs ${waiting[pressed.name]}`)
    }
    // Before the key does what it does: clearing the form leaves nothing to be cleared.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  })
  return null
}
