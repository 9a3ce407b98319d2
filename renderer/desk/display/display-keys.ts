import { useEffect } from 'react'
import type { Language } from '#contract'
import { ask, endAll } from '../../ask.ts'
import { isModifier, keyboard, useKeyDown, useShortcuts } from '../../keyboard.ts'
import { useLanguageKeys } from '../../languages/languages.tsx'
import { useCreation } from '../invite-form/creation-store.ts'
import { useDraft } from '../invite-form/draft-store.ts'
import { chooseLanguage } from './customer-language.tsx'
import {
  clearDisplay,
  showPermanentLink,
  toggleNotice,
  togglePrivacyScreen,
  toggleWifi,
  useDisplay,
} from './display-store.ts'

const shortcuts = {
  hideScreen: () => void togglePrivacyScreen(),
  permanentLink: () => void showPermanentLink(),
  wifi: () => void toggleWifi(),
  notice: () => void toggleNotice(),
} as const

const speakTo = (language: Language) => void chooseLanguage(language)

/** What the customer sees, from the desk's keyboard; Esc takes away what was requested. */
export function useDisplayKeys() {
  useShortcuts(shortcuts)
  useLanguageKeys(speakTo)
  useKeyDown((event) => {
    // A dialog or a list that is open has the first claim on Esc.
    if (event.repeat || event.defaultPrevented || !keyboard.find(event, ['clearDisplay'])) return
    if (!document.querySelector('[role$="dialog"], [role="listbox"]')) void clearDisplay()
  })
}

/** An address that the customer reads goes at the next key, when it is changed, and when an invite is made. */
export function useReadBackEnds() {
  const isShown = useDisplay(({ display }) => display.showing === 'read-back')
  useKeyDown((event) => {
    if (isShown && !isModifier(event)) endReadBack()
  })
  useEffect(() => {
    if (!isShown) return
    const { email } = useDraft.getState().draft
    return endAll(
      useDraft.subscribe(({ draft }) => draft.email !== email && endReadBack()),
      useCreation.subscribe(({ isSending }) => isSending && endReadBack()),
    )
  }, [isShown])
}

/** Main knows whether something else has taken its place; the desk hears of that a moment later. */
function endReadBack() {
  void ask('display.endReadBack', undefined)
}
