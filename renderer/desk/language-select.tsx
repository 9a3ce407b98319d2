import { type Language, language } from '#contract'
import { keyOfLanguage } from '../languages/language-keys.ts'
import { nameOfLanguage } from '../languages/languages.ts'
import { SelectField } from '../ui/select-field.tsx'
import { englishName } from './copy/language-words.ts'

interface LanguageSelectProps {
  label?: string
  /** Where a key chooses it too. */
  hasKeys?: boolean
  value: Language
  onChange: (language: Language) => void
}

/** One of the customer's languages, by its own name and by its English one. */
export function LanguageSelect(props: LanguageSelectProps) {
  const { label = 'Language', hasKeys = false, value, onChange } = props
  const choices = language.options.map((option) => ({
    value: option,
    label: nameOfLanguage(option),
    note: otherName(option),
    ...(hasKeys ? { keys: keyOfLanguage(option) } : {}),
  }))
  return <SelectField label={label} choices={choices} value={value} onChange={onChange} />
}

/** What the receptionist calls it, where that is another name than its own. */
function otherName(tag: Language): string {
  const name = englishName(tag)
  return name === nameOfLanguage(tag) ? '' : name
}
