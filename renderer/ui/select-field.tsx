import { Check, ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'
import { Kbd, type Keys } from './kbd.tsx'
import './select-field.css'

interface SelectFieldProps<Value extends string> {
  label: string
  isLabelHidden?: boolean
  /** `note` and `keys` stand in the list alone, not on the closed field. */
  choices: readonly { value: Value; label: string; note?: string; keys?: Keys }[]
  value: Value
  /** It can be read, and does not open. */
  isReadOnly?: boolean
  onChange: (value: Value) => void
}

/** One of several, in a line that opens. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const choose = (chosen: unknown) => {
    const choice = props.choices.find(({ value }) => value === chosen)
    if (choice) props.onChange(choice.value)
  }
  return (
    <Select
      className="select-field"
      value={props.value}
      isDisabled={props.isReadOnly ?? false}
      onChange={choose}
    >
      <Label className={props.isLabelHidden ? 'visually-hidden' : 'line-field-label'}>
        {props.label}
      </Label>
      <Button className="select-field-button">
        <SelectValue className="select-field-value" />
        <ChevronDown className="select-field-icon" aria-hidden="true" />
      </Button>
      <Popover className="select-field-popover" offset={4}>
        <ListBox className="select-field-list">
          {props.choices.map(({ value, label, note, keys }) => (
            <ListBoxItem key={value} id={value} textValue={label} className="select-field-choice">
              <span>
                {label}
                {note && <span className="select-field-note"> ({note})</span>}
              </span>
              <Check className="select-field-check" aria-hidden="true" />
              {keys && <Kbd keys={keys} />}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
