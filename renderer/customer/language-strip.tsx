import { type Language, language } from '#contract'
import { nameOfLanguage, wordsOf } from '../languages/languages.ts'
import { chooseLanguage } from './choose-language.ts'
import './language-strip.css'

/** Every language by its own name, one touch away. In the same place and order whatever is chosen. */
export function LanguageStrip({ spoken }: { spoken: Language }) {
  return (
    <nav className="language-strip" aria-label={wordsOf(spoken).language}>
      {language.options.map((option) => (
        <button
          key={option}
          type="button"
          lang={option}
          aria-current={option === spoken ? 'true' : undefined}
          onClick={() => chooseLanguage(option)}
        >
          {nameOfLanguage(option)}
        </button>
      ))}
    </nav>
  )
}
