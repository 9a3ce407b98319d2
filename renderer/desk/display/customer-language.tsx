import { type Language, languages } from '#contract'
import { keyOfLanguage, nameOfLanguage } from '../../languages/languages.tsx'
import { later } from '../later.tsx'
import { askOrSay, useNotice } from '../notice-store.ts'
import { useDisplay } from './display-store.ts'
import './customer-language.css'

/** A list that opens is large, and stands beside the form. */
const select = later(() => import('../../ui/select-field.tsx'))

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

/** Addresses the customer who is present in another language, on whatever screen they look at. */
export async function chooseLanguage(language: Language) {
  const answer = await askOrSay('display.chooseLanguage', { language })
  if (answer.ok) useNotice.getState().say(`Customer’s language: ${englishNames[language]}`)
}

interface LanguageSelectProps {
  label?: string
  /** Where a key chooses it too. */
  hasKeys?: boolean
  value: Language
  isReadOnly?: boolean
  onChange: (language: Language) => void
}

/** One of the customer's languages, by its own name and by its English one. */
export function LanguageSelect(props: LanguageSelectProps) {
  const { label = 'Language', hasKeys = false, ...shown } = props
  const part = select.use()
  if (!part) return null
  const choices = languages.map((option) => ({
    value: option,
    label: nameOfLanguage(option),
    note: otherName(option),
    ...(hasKeys ? { keys: keyOfLanguage(option) } : {}),
  }))
  return <part.SelectField {...shown} label={label} choices={choices} />
}

/** What the receptionist calls it. */
const englishNames: Record<Language, string> = {
  en: 'English',
  'zh-Hans': 'Simplified Chinese',
  'zh-Hant': 'Traditional Chinese',
  ar: 'Arabic',
  vi: 'Vietnamese',
  pa: 'Punjabi',
  el: 'Greek',
  it: 'Italian',
  fil: 'Filipino',
  hi: 'Hindi',
  es: 'Spanish',
}

/** The English name, where that is another than its own. */
function otherName(tag: Language): string {
  const name = englishNames[tag]
  return name === nameOfLanguage(tag) ? '' : name
}
