import { useEffect } from 'react'
import { useShortcuts } from '../shortcuts.ts'
import { clearDisplay, toggleCurtain } from './display-actions.ts'

export const curtainKeys = 'Ctrl+B'

const shortcuts = { [curtainKeys]: () => void toggleCurtain() } as const

/** The customer's own screen from the desk's keyboard: Ctrl+B covers it, Esc takes the code away. */
export function useDisplayKeys() {
  useShortcuts(shortcuts)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // A dialog or a list that is open has the first claim on Esc.
      if (event.key !== 'Escape' || event.repeat || event.defaultPrevented) return
      if (!document.querySelector('[role$="dialog"], [role="listbox"]')) void clearDisplay()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
