import { useEffect } from 'react'
import { isShortcutName, type ShortcutName } from '#contract'
import { keyboard } from '../keyboard.ts'

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
  useEffect(() => {
    const names = Object.keys(actions).filter(isShortcutName)
    const onKeyDown = (event: KeyboardEvent) => {
      const pressed = keyboard.find(event, names)
      if (!pressed || isDialogOpen() !== (where === 'inDialog')) return
      event.preventDefault()
      if (!event.repeat) actions[pressed.name]?.(pressed.index)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [actions, where])
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="alertdialog"], [role="dialog"]') !== null
}
