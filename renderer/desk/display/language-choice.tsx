import { LanguageSelect } from '../language-select.tsx'
import { chooseLanguage } from './display-actions.ts'
import { useDisplay } from './display-store.ts'
import './language-choice.css'

/** What the customer who is present is addressed in. */
export function LanguageChoice() {
  const spoken = useDisplay(({ display }) => display.language)
  return (
    <div className="language-choice">
      <LanguageSelect
        label="Customer’s language"
        hasKeys
        value={spoken}
        onChange={(language) => void chooseLanguage(language)}
      />
    </div>
  )
}
