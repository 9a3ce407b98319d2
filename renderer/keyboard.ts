import { useEffect, useRef } from 'react'
import {
  createKeyReader,
  isShortcutName,
  type KeyCap,
  keyCap,
  type Platform,
  type ShortcutName,
} from '#contract'

export function platformOf({ platform }: Pick<Navigator, 'platform'>): Platform {
  return platform.startsWith('Mac') ? 'mac' : 'other'
}

/** The keyboard at this page. */
export const keyboard = createKeyReader(() => platformOf(navigator))

/** The key cap of a shortcut; of a series, of one in it. */
export function keysOf(name: ShortcutName, index?: number): KeyCap {
  return keyCap(keyboard.platform(), name, index)
}

const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'])

/** A key that is pressed for another one: alone it asks for nothing. */
export const isModifier = ({ key }: Pick<KeyboardEvent, 'key'>): boolean => modifiers.has(key)

/** Calls for every key that goes down on this page, wherever the focus is. */
export function useKeyDown(listener: (event: KeyboardEvent) => void) {
  const latest = useRef(listener)
  latest.current = listener
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => latest.current(event)
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** The key code of a key that an input method took for itself. */
const takenByInputMethod = 229

/**
 * The one door for keys of a page. What belongs to an input method acts nowhere: the letters and the Enter of a
 * composition, and the Enter that some systems send once more right behind its end. Everything else is noticed,
 * so that the layout is known, and goes where it belongs.
 */
export function useInputMethodFilter() {
  useEffect(() => {
    let hasJustComposed = false
    const onCompositionEnd = () => {
      hasJustComposed = true
      setTimeout(() => {
        hasJustComposed = false
      })
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const isComposing = event.isComposing || event.keyCode === takenByInputMethod
      if (!isComposing && !hasJustComposed) {
        keyboard.notice(event)
        return
      }
      event.stopImmediatePropagation()
      // Without this an Enter behind the end would still submit the form by itself; a letter is to be typed.
      if (hasJustComposed && event.key === 'Enter') event.preventDefault()
    }
    window.addEventListener('compositionend', onCompositionEnd, true)
    window.addEventListener('keydown', onKeyDown, true)
    return () => {
      window.removeEventListener('compositionend', onCompositionEnd, true)
      window.removeEventListener('keydown', onKeyDown, true)
    }
  }, [])
}

/** What each does; of a series, with the number of its key in it, from 0. */
export type ShortcutActions = Partial<Record<ShortcutName, (index: number) => void>>

/**
 * Calls what belongs to a shortcut, wherever the focus is. While a dialog is open, only what is
 * `inDialog` counts.
 */
export function useShortcuts(
  actions: ShortcutActions,
  where: 'onScreen' | 'inDialog' = 'onScreen',
) {
  useKeyDown((event) => {
    const pressed = keyboard.find(event, Object.keys(actions).filter(isShortcutName))
    if (!pressed || isDialogOpen() !== (where === 'inDialog')) return
    event.preventDefault()
    if (!event.repeat) actions[pressed.name]?.(pressed.index)
  })
}

/** Whether a letter typed here is text. */
export function isTextPlace(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'range'].includes(target.type)
}

/** What is asked in it comes first. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="alertdialog"], [role="dialog"]') !== null
}
