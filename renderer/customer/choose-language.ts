import type { Language } from '#contract'
import { ask } from '../ask.ts'

/** By touch or by key; the scene that follows is in it. */
export function chooseLanguage(language: Language) {
  void ask('display.chooseLanguage', { language })
}
