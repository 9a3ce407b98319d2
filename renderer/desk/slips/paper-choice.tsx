import type { SettingsChange, SlipFormat } from '#contract'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { useSettings } from '../settings-store.ts'

const papers: readonly { value: SlipFormat; label: string }[] = [
  { value: 'roll-80', label: '80 mm roll' },
  { value: 'roll-58', label: '58 mm roll' },
  { value: 'a6', label: 'A6' },
  { value: 'a4', label: 'A4' },
]

interface PaperChoiceProps {
  onChange: (change: Pick<SettingsChange, 'slipFormat'>) => void
}

export function PaperChoice({ onChange }: PaperChoiceProps) {
  const { slips } = useSettings()
  return (
    <ChoiceList
      label="Paper"
      look="segments"
      choices={papers}
      value={slips.format}
      onChange={(slipFormat) => onChange({ slipFormat })}
    />
  )
}
