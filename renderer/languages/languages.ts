import type { Language } from '#contract'
import ar from './ar.json'
import el from './el.json'
import en from './en.json'
import es from './es.json'
import fil from './fil.json'
import hi from './hi.json'
import it from './it.json'
import pa from './pa.json'
import vi from './vi.json'
import zhHans from './zh-Hans.json'
import zhHant from './zh-Hant.json'

export type CustomerWords = typeof en.words

/** A file that a translator edits; README.md beside it says how. A word too few does not compile. */
interface LanguageFile {
  /** The language's own name for itself. */
  name: string
  /** `draft`: no native reader has read it yet. `reviewed`: one has. */
  review: string
  words: CustomerWords
}

const files: Record<Language, LanguageFile> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  ar,
  vi,
  pa,
  el,
  it,
  fil,
  hi,
  es,
}

/** Everything that customers read, on the display and on paper. */
export function wordsOf(language: Language): CustomerWords {
  return files[language].words
}

export function nameOfLanguage(language: Language): string {
  return files[language].name
}

export function isDraft(language: Language): boolean {
  return files[language].review !== 'reviewed'
}

/** For `dir`: which way a page in that language reads. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}
