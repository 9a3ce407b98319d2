import type { Language } from '#contract'

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

/** What the receptionist calls it. */
export function englishName(language: Language): string {
  return englishNames[language]
}
