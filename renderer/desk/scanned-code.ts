import { useEffect } from 'react'
import { ask } from '../ask.ts'
import { isModifier, keyboard } from '../keyboard.ts'
import { useScreen, useSettings } from './app-state.ts'
import { useDetail } from './history/detail-store.ts'
import { useNotice } from './notice-store.ts'

/** A scanner that is a keyboard leaves no more than this between two keys, and half of it on average; no hand does. */
const longestGapMs = 120
const start = 'https://'
/** The last key of a scanner that sends neither Enter nor Tab. */
const restMs = 150

/**
 * A slip that is scanned while any field has the keyboard opens its record. Scanners type; so what arrives as fast as
 * none can and begins as a link is held back, and if it is a link of an invite, the field is as it was.
 */
export function useScannedCodes() {
  const { linkHosts } = useSettings()
  useEffect(() => listenForScans((link) => void openRecord(link), linkHosts), [linkHosts])
}

async function openRecord(link: string) {
  const search = { search: link, limit: 1, onlyUnfinishedToday: false }
  const answer = await ask('invites.list', search)
  const { say, fail } = useNotice.getState()
  if (!answer.ok) return fail(answer.failure)
  const [invite] = answer.value.invites
  if (!invite) return say('Scanned: no invite with this code is kept here')
  if (isOtherDialogOpen()) return say('Scanned, but not opened: something here waits for an answer')
  useScreen.getState().go('history')
  await useDetail.getState().open(invite.id)
}

/** The details of another invite make room; a question does not. */
function isOtherDialogOpen(): boolean {
  const open = document.querySelectorAll('[role="alertdialog"], [role="dialog"]').length
  return open > (useDetail.getState().detail ? 1 : 0)
}

type Field = HTMLInputElement | HTMLTextAreaElement

/** Where the keyboard was when the first key of a burst came, and what stood there. */
interface Before {
  field: Field | undefined
  value: string
  from: number
  to: number
}

interface Burst {
  before: Before
  beganAt: number
  lastAt: number
  /** As the layout types it, and as the key's place on a US board, which most scanners are. */
  typed: string
  onUsBoard: string
  /** Where its link begins, once it has: from then on no key of it arrives anywhere. */
  linkAt: number | undefined
}

/** Answers what ends it. */
function listenForScans(scanned: (link: string) => void, hosts: readonly string[]) {
  let burst: Burst | undefined
  let endedAt = Number.NEGATIVE_INFINITY
  let rest: ReturnType<typeof setTimeout> | undefined

  /** Says whether it was the link of an invite. What was not goes where it would have gone. */
  function end(): boolean {
    clearTimeout(rest)
    const ended = burst
    burst = undefined
    if (ended?.linkAt === undefined) return false
    const link = [ended.typed, ended.onUsBoard]
      .map((text) => text.slice(ended.linkAt))
      .find((text) => isInviteLink(text, hosts))
    if (link === undefined) {
      ended.before.field?.focus()
      document.execCommand('insertText', false, ended.typed)
    } else scanned(link)
    return link !== undefined
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isModifier(event) || event.isComposing) return
    if (event.key === 'Enter' || event.key === 'Tab') return onEnd(event)
    const isTyped = keyboard.types(event) && !event.repeat
    if (!isTyped || (burst && event.timeStamp - burst.lastAt > longestGapMs)) end()
    if (isTyped) onSign(event)
  }

  /** A scanner may send a line feed behind its Enter. */
  function onEnd(event: KeyboardEvent) {
    if (!end() && event.timeStamp - endedAt >= restMs) return
    endedAt = event.timeStamp
    hold(event)
  }

  function onSign(event: KeyboardEvent) {
    burst = goOn(burst, event)
    if (burst.linkAt === undefined) return
    hold(event)
    clearTimeout(rest)
    rest = setTimeout(() => {
      if (end()) endedAt = performance.now()
    }, restMs)
  }

  window.addEventListener('keydown', onKeyDown, true)
  return () => {
    clearTimeout(rest)
    window.removeEventListener('keydown', onKeyDown, true)
  }
}

function hold(event: KeyboardEvent) {
  event.preventDefault()
  event.stopImmediatePropagation()
}

function goOn(burst: Burst | undefined, event: KeyboardEvent): Burst {
  const at = event.timeStamp
  const { before, beganAt, typed, onUsBoard, linkAt } = burst ?? {
    before: whereItGoes(),
    beganAt: at,
    typed: '',
    onUsBoard: '',
    linkAt: undefined,
  }
  const now: Burst = {
    before,
    beganAt,
    lastAt: at,
    typed: typed + event.key,
    onUsBoard: onUsBoard + usSign(event),
    linkAt,
  }
  const length = now.typed.length
  const isLink = [now.typed, now.onUsBoard].some((text) => text.toLowerCase().endsWith(start))
  const isFast = at - beganAt <= (length * longestGapMs) / 2
  if (linkAt !== undefined || !isLink || !isFast) return now
  putBack(before)
  return { ...now, linkAt: length - start.length }
}

const usSigns: Readonly<Record<string, string>> = {
  Minus: '-',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
}

function usSign({ code, shiftKey }: KeyboardEvent): string {
  if (code === 'Semicolon' && shiftKey) return ':'
  // One sign for each key, whatever it is: both readings count alike.
  return /^(?:Key|Digit|Numpad)([A-Z\d])$/u.exec(code)?.[1]?.toLowerCase() ?? usSigns[code] ?? '?'
}

/** A link of VerifiMe's portal: on a host of ours or, from another environment, by its form. */
function isInviteLink(text: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(text)) return false
  const { host, hostname, pathname } = new URL(text)
  const isOurs = hosts.includes(host) || hosts.includes(hostname) || /\/track-id\//iu.test(pathname)
  return isOurs && /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/iu.test(pathname)
}

function whereItGoes(): Before {
  const active = document.activeElement
  const isField = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement
  if (!isField || active.selectionStart === null) {
    return { field: undefined, value: '', from: 0, to: 0 }
  }
  const { value, selectionStart, selectionEnd } = active
  return { field: active, value, from: selectionStart, to: selectionEnd ?? selectionStart }
}

/** Takes the first letters of a scan out of the field again, by the browser's own editing. */
function putBack({ field, value, from, to }: Before) {
  if (!field || field.value === value) return
  field.setSelectionRange(from, field.selectionEnd)
  if (from === to) document.execCommand('delete')
  else document.execCommand('insertText', false, value.slice(from, to))
  field.setSelectionRange(from, to)
}
