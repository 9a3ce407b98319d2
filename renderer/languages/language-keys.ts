import { useEffect } from 'react'
import { type KeyCap, type Language, language } from '#contract'
import { keyboard, keysOf } from '../keyboard.ts'

/** F1 English … F11 Español, the same at the desk and on the customer's screen. */
export function keyOfLanguage(chosen: Language): KeyCap {
  return keysOf('language', language.options.indexOf(chosen))
}

/** Calls for a language when its key is pressed alone. */
export function useLanguageKeys(choose: (language: Language) => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const pressed = keyboard.find(event, ['language'])
      const chosen = pressed && language.options[pressed.index]
      if (!chosen) return
      event.preventDefault()
      if (!event.repeat) choose(chosen)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [choose])
}
