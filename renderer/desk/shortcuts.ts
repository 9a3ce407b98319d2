import { useEffect } from 'react'

/** `Ctrl+N`, `Alt+Y`: as shown on the screen and as listened to. */
export type Shortcut = `${'Ctrl' | 'Alt'}+${string}`

export type Shortcuts = Partial<Record<Shortcut, () => void>>

/**
 * Calls what belongs to a shortcut, wherever the focus is. While a dialog is open, only what is
 * `inDialog` counts.
 */
export function useShortcuts(actions: Shortcuts, where: 'onScreen' | 'inDialog' = 'onScreen') {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actions[shortcutOf(event)]
      if (!action || isDialogOpen() !== (where === 'inDialog')) return
      event.preventDefault()
      if (!event.repeat) action()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [actions, where])
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="alertdialog"], [role="dialog"]') !== null
}

function shortcutOf(event: KeyboardEvent): Shortcut {
  // AltGr is Ctrl and Alt together on Windows: those letters are being typed.
  if (event.altKey && !event.ctrlKey && !event.metaKey) {
    // Where the key types no plain letter, its place counts: Option+N on a Mac is a dead tilde.
    const isLetter = /^[a-z]$/iu.test(event.key)
    return `Alt+${isLetter ? event.key.toUpperCase() : event.code.replace(/^(Key|Digit)/u, '')}`
  }
  const isControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
  return isControl ? `Ctrl+${event.key.toUpperCase()}` : 'Ctrl+'
}
