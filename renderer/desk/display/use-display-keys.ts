import { useEffect } from 'react'
import type { Language } from '#contract'
import { keyboard } from '../../keyboard.ts'
import { useLanguageKeys } from '../../languages/language-keys.ts'
import { useShortcuts } from '../shortcuts.ts'
import {
  chooseLanguage,
  clearDisplay,
  showGeneralLink,
  togglePrivacyScreen,
  toggleWifi,
} from './display-actions.ts'

const shortcuts = {
  hideScreen: () => void togglePrivacyScreen(),
  permanentLink: () => void showGeneralLink(),
  wifi: () => void toggleWifi(),
} as const

const speakTo = (language: Language) => void chooseLanguage(language)

/** What the customer sees, from the desk's keyboard; Esc takes away what was requested. */
export function useDisplayKeys() {
  useShortcuts(shortcuts)
  useLanguageKeys(speakTo)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // A dialog or a list that is open has the first claim on Esc.
      if (event.repeat || event.defaultPrevented || !keyboard.find(event, ['clearDisplay'])) return
      if (!document.querySelector('[role$="dialog"], [role="listbox"]')) void clearDisplay()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
