import { type SettingsChange, slipFormat, slipFormats } from '#contract'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { useSettings } from '../settings-store.ts'

const papers = slipFormat.options.map((value) => ({ value, label: slipFormats[value].label }))

interface PaperChoiceProps {
  onChange: (change: Pick<SettingsChange, 'slipFormat'>) => void
}

export function PaperChoice({ onChange }: PaperChoiceProps) {
  const { slipFormat } = useSettings()
  return (
    <ChoiceList
      label="Paper"
      look="segments"
      choices={papers}
      value={slipFormat}
      onChange={(chosen) => onChange({ slipFormat: chosen })}
    />
  )
}
