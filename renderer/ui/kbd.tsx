import { useEffect } from 'react'
import './kbd.css'

/** How a key is shown, and how `aria-keyshortcuts` says it. */
export interface Keys {
  shown: string
  spoken: string
}

interface KbdProps {
  keys: Keys
  /** Over what it presses, while Alt or Ctrl is held, and under the mouse: it takes no room. */
  isTip?: boolean
}

/**
 * A key, shown quietly where it works. Screen readers get it from `aria-keyshortcuts`. A key that is pressed alone,
 * Enter or Esc, is never a tip: nobody holds Alt to look for it.
 */
export function Kbd({ keys, isTip = false }: KbdProps) {
  const isChord = /.\+./u.test(keys.spoken)
  return (
    <span className={isTip && isChord ? 'kbd kbd-tip' : 'kbd'} aria-hidden="true">
      {keys.shown}
    </span>
  )
}

/** Long enough that hands which know their keys see none of them flash. */
const holdMs = 250

/** Shows the keys of what is on the screen for as long as Alt or Ctrl is held by itself. */
export function useKeyTips() {
  useEffect(() => {
    const { dataset } = document.documentElement
    let timer: ReturnType<typeof setTimeout> | undefined
    const hide = () => {
      clearTimeout(timer)
      delete dataset.keyTips
    }
    const onKeyDown = ({ key, repeat }: KeyboardEvent) => {
      if (repeat) return
      hide()
      if (!['Alt', 'Control', 'Meta'].includes(key)) return
      timer = setTimeout(() => {
        dataset.keyTips = ''
      }, holdMs)
    }
    const ends = ['keyup', 'blur', 'pointerdown'] as const
    window.addEventListener('keydown', onKeyDown, true)
    for (const end of ends) window.addEventListener(end, hide, true)
    return () => {
      hide()
      window.removeEventListener('keydown', onKeyDown, true)
      for (const end of ends) window.removeEventListener(end, hide, true)
    }
  }, [])
}
