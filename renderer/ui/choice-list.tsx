import { type ReactNode, useId } from 'react'
import { Kbd, type Keys } from './kbd.tsx'
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
  /** What steps through them. */
  keys?: Keys
  choices: readonly Choice<Value>[]
  value: Value | undefined
  isReadOnly?: boolean
  onChange: (value: Value) => void
}

export function ChoiceList<Value extends string>(props: ChoiceListProps<Value>) {
  const id = useId()
  const { isReadOnly = false } = props
  return (
    <div
      role="radiogroup"
      className={`choice-list choice-${props.look}`}
      aria-labelledby={id}
      aria-readonly={isReadOnly}
      aria-keyshortcuts={props.keys?.spoken}
    >
      <span id={id} className={props.isLabelHidden ? 'visually-hidden' : 'choice-label'}>
        {props.label}
      </span>
      <div className="choice-options">
        {props.choices.map((choice) => (
          <div key={choice.value} className="choice-line">
            <label className="choice">
              <input
                className="visually-hidden"
                type="radio"
                name={id}
                value={choice.value}
                checked={choice.value === props.value}
                disabled={choice.isDisabled ?? false}
                onChange={() => {
                  if (!isReadOnly) props.onChange(choice.value)
                }}
              />
              <span className="choice-dot" />
              <span className="choice-words">
                <span className="choice-name">{choice.label}</span>
                {choice.hint !== undefined && <span className="choice-hint">{choice.hint}</span>}
              </span>
            </label>
            {choice.aside}
          </div>
        ))}
        {props.keys && <Kbd keys={props.keys} />}
      </div>
    </div>
  )
}
