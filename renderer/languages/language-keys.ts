import { useEffect } from 'react'
import { type Language, language } from '#contract'

/** F1 English … F11 Español, the same at the desk and on the customer's screen. */
export function keyOfLanguage(chosen: Language): string {
  return `F${language.options.indexOf(chosen) + 1}`
}

function languageOfKey(key: string): Language | undefined {
  return language.options.find((option) => keyOfLanguage(option) === key)
}

/** Calls for a language when its key is pressed alone. */
export function useLanguageKeys(choose: (language: Language) => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, shiftKey, repeat } = event
      const chosen = languageOfKey(key)
      if (!chosen || altKey || ctrlKey || metaKey || shiftKey) return
      event.preventDefault()
      if (!repeat) choose(chosen)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [choose])
}
