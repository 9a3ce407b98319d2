import { type Printer, type SlipFormat, slipFormatNames, slipFormats } from '#contract'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { useSettings } from '../app-state.ts'

const papers = slipFormatNames.map((value) => ({ value, label: slipFormats[value].label }))

interface PaperChoiceProps {
  onChange: (format: SlipFormat) => void
}

export function PaperChoice({ onChange }: PaperChoiceProps) {
  const { slipFormat, fixed } = useSettings()
  return (
    <ChoiceList
      label="Paper"
      look="segments"
      choices={papers}
      value={slipFormat}
      isReadOnly={fixed.includes('slipFormat')}
      onChange={onChange}
    />
  )
}

interface PrinterChoiceProps {
  /** Nothing until the system has answered. */
  printers: readonly Printer[] | undefined
  onChange: (printerName: string) => void
}

/** The printers of this computer, and the remembered one when it is gone. */
export function PrinterChoice({ printers, onChange }: PrinterChoiceProps) {
  const { slipPrinter, fixed } = useSettings()
  const isGone = printers?.every(({ name }) => name !== slipPrinter) ?? false
  const choices = [
    ...(printers ?? []).map(({ name, label }) => ({ value: name, label })),
    ...(isGone && slipPrinter !== undefined
      ? [
          {
            value: slipPrinter,
            label: slipPrinter,
            hint: 'Not there any more',
            isDisabled: true,
          },
        ]
      : []),
  ]
  if (printers === undefined) return <p className="slip-printers-none">Looking for printers…</p>
  if (choices.length === 0) {
    return (
      <p className="slip-printers-none">
        This computer has no printer. A slip can be saved as a PDF instead.
      </p>
    )
  }
  return (
    <ChoiceList
      label="Printer"
      look="rows"
      choices={choices}
      value={slipPrinter}
      isReadOnly={fixed.includes('slipPrinter')}
      onChange={onChange}
    />
  )
}
