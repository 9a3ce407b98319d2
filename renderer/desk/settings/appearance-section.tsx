import { ask } from '../../ask.ts'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { useSettings } from '../settings-store.ts'
import { SavingWords } from './saving-words.tsx'
import { Section } from './section.tsx'
import { useSaving } from './use-saving.ts'

const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

export function AppearanceSection() {
  const { theme } = useSettings()
  const { saving, save } = useSaving()
  return (
    <Section
      id="appearance"
      title="Appearance"
      lead="The QR code is black on white in every theme."
    >
      <ChoiceList
        label="Theme"
        isLabelHidden
        look="segments"
        choices={themes}
        value={theme}
        onChange={(chosen) => void save(ask('settings.change', { theme: chosen }))}
      />
      <SavingWords saving={saving} />
    </Section>
  )
}
