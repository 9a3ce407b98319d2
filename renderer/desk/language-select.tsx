import { type Language, language } from '#contract'
import { keyOfLanguage } from '../languages/language-keys.ts'
import { isDraft, nameOfLanguage } from '../languages/languages.ts'
import { SelectField } from '../ui/select-field.tsx'
import { englishName } from './words/language-words.ts'

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
    note: noteOn(option),
    ...(hasKeys ? { keys: keyOfLanguage(option) } : {}),
  }))
  return <SelectField label={label} choices={choices} value={value} onChange={onChange} />
}

/** What the receptionist calls it, and that no native reader has read it yet. */
function noteOn(tag: Language): string {
  const name = englishName(tag)
  const parts = [name === nameOfLanguage(tag) ? '' : name, isDraft(tag) ? 'draft' : '']
  return parts.filter((part) => part !== '').join(', ')
}
