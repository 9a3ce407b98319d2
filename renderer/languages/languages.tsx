import { type KeyCap, type Language, languages } from '#contract'
import { keyboard, keysOf, useKeyDown } from '../keyboard.ts'
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

/** The same at the desk and on the customer's screen. */
export function keyOfLanguage(chosen: Language): KeyCap {
  return keysOf('language', languages.indexOf(chosen))
}

/** Calls for a language when its key is pressed alone. */
export function useLanguageKeys(choose: (language: Language) => void) {
  useKeyDown((event) => {
    const pressed = keyboard.find(event, ['language'])
    const chosen = pressed && languages[pressed.index]
    if (!chosen) return
    event.preventDefault()
    if (!event.repeat) choose(chosen)
  })
}

interface FilledWordsProps {
  /** With names in braces where something is filled in. */
  words: string
  values: Readonly<Record<string, string>>
}

/** Words with what is filled in; a name reads in its own direction, whatever stands around it. */
export function FilledWords({ words, values }: FilledWordsProps) {
  return words.split(/\{(\w+)\}/u).map((part, index) => {
    const isName = index % 2 === 1
    return isName ? <bdi key={part}>{values[part]}</bdi> : part
  })
}
