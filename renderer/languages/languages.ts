import type { Language } from '#contract'
import ar from './ar.json' with { type: 'json' }
import el from './el.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import fil from './fil.json' with { type: 'json' }
import hi from './hi.json' with { type: 'json' }
import it from './it.json' with { type: 'json' }
import pa from './pa.json' with { type: 'json' }
import vi from './vi.json' with { type: 'json' }
import zhHans from './zh-Hans.json' with { type: 'json' }
import zhHant from './zh-Hant.json' with { type: 'json' }

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

/** For `dir`: which way a page in that language reads. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}
