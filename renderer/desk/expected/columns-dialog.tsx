import { useState } from 'react'
import { type ListColumn, type ListColumns, textFields } from '#contract'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { SwitchLine } from '../../ui/switch-line.tsx'
import { fieldLabels } from '../invite-form/draft-store.ts'
import { useIsMasked } from '../masking.ts'
import { askOrSay } from '../notice-store.ts'
import { useExpected } from './expected-store.ts'
import { take } from './list-actions.ts'
import './expected.css'

const choices: readonly { value: ListColumn; label: string }[] = [
  { value: 'none', label: 'Not used' },
  { value: 'time', label: 'Time of the visit' },
  { value: 'day', label: 'Day of the visit' },
  ...textFields.map((field) => ({ value: field, label: fieldLabels[field] })),
]

/** Asks once for each form of list what its columns hold. */
export function ColumnsDialog({ list }: { list: ListColumns }) {
  const [columns, setColumns] = useState(list.columns)
  const [hasHeader, setHasHeader] = useState(list.hasHeader)
  const isUsable = columns.some((column) => column === 'email' || column.endsWith('Name'))
  const close = () => useExpected.setState({ asked: undefined })
  const choose = (place: number, column: ListColumn) =>
    setColumns(
      columns.map((chosen, at) => {
        if (at === place) return column
        // The lines of an address may stand in several; everything else in one.
        return chosen === column && column !== 'address' ? 'none' : chosen
      }),
    )
  const save = async () => {
    close()
    const answer = await askOrSay('expected.chooseColumns', { name: list.name, hasHeader, columns })
    if (answer.ok) take(answer.value)
  }
  const leave = () => {
    close()
    void askOrSay('expected.dropColumns', undefined)
  }
  return (
    <AlertDialog
      title="What do the columns hold?"
      isOpen
      isWide
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Don’t use this list</Button>
          <Button kind="main" isDisabled={!isUsable} onPress={() => void save()}>
            Use these columns
          </Button>
        </>
      }
    >
      <p>
        {list.name}: asked once for lists with these columns.
        {!isUsable && ' Choose at least the column of the email or of a name.'}
      </p>
      <SwitchLine
        label="The first line is a heading"
        name="hasHeader"
        hint="Else the first line is a customer too."
        isOn={hasHeader}
        onChange={setHasHeader}
      />
      <ul className="list-columns" aria-label="Columns">
        {columns.map((column, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place alone.
          <li key={at}>
            <ColumnExample rows={list.rows} at={at} hasHeader={hasHeader} />
            <SelectField
              label={`Column ${at + 1}`}
              isLabelHidden
              choices={choices}
              value={column}
              onChange={(chosen) => choose(at, chosen)}
            />
          </li>
        ))}
      </ul>
    </AlertDialog>
  )
}

interface ColumnExampleProps {
  rows: ListColumns['rows']
  at: number
  hasHeader: boolean
}

/** How a column begins; what is under the heading is a customer's. */
function ColumnExample({ rows, at, hasHeader }: ColumnExampleProps) {
  const isMasked = useIsMasked()
  const cells = rows.map((row) => row[at] ?? '')
  const [heading = ''] = cells
  const examples = cells.slice(hasHeader ? 1 : 0).filter((cell) => cell.trim() !== '')
  return (
    <p className="list-column">
      <strong>{hasHeader ? heading || `Column ${at + 1}` : `Column ${at + 1}`}</strong>
      <span>{isMasked ? '•••' : examples.slice(0, 2).join(' · ')}</span>
    </p>
  )
}
