import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import './choice-list.css'

interface Choice<Value extends string> {
  value: Value
  label: string
  hint?: ReactNode
  isDisabled?: boolean
  /** What else can be done with it, beside it. */
  aside?: ReactNode
}

interface ChoiceListProps<Value extends string> {
  label: string
  isLabelHidden?: boolean
  /** `rows`: one under another with hints. `segments`: a compact line. */
  look: 'rows' | 'segments'
  choices: readonly Choice<Value>[]
  value: Value | undefined
  isReadOnly?: boolean
  onChange: (value: Value) => void
}

export function ChoiceList<Value extends string>(props: ChoiceListProps<Value>) {
  const choose = (chosen: string) => {
    const choice = props.choices.find(({ value }) => value === chosen)
    if (choice) props.onChange(choice.value)
  }
  return (
    <RadioGroup
      className={`choice-list choice-${props.look}`}
      value={props.value ?? null}
      onChange={choose}
      isReadOnly={props.isReadOnly ?? false}
      orientation={props.look === 'rows' ? 'vertical' : 'horizontal'}
    >
      <Label className={props.isLabelHidden ? 'visually-hidden' : 'choice-label'}>
        {props.label}
      </Label>
      <div className="choice-options">
        {props.choices.map((choice) => (
          <ChoiceLine key={choice.value} choice={choice} />
        ))}
      </div>
    </RadioGroup>
  )
}

function ChoiceLine({ choice }: { choice: Choice<string> }) {
  return (
    <div className="choice-line">
      <Radio value={choice.value} className="choice" isDisabled={choice.isDisabled ?? false}>
        <span className="choice-dot" />
        <span className="choice-words">
          <span className="choice-name">{choice.label}</span>
          {choice.hint !== undefined && <span className="choice-hint">{choice.hint}</span>}
        </span>
      </Radio>
      {choice.aside}
    </div>
  )
}
