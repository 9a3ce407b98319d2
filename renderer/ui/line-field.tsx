import { type KeyboardEvent, type ReactNode, useId } from 'react'
import './line-field.css'
import type { PasteKind } from './pasted-line.ts'

interface LineFieldProps {
  /** The accessible name, alone: what else is to be said goes into `hint`. */
  label: string
  name: string
  value: string
  onChange: (value: string) => void
  hint?: ReactNode
  /** What is wrong; nothing when all is well. */
  problem?: ReactNode
  type?: 'text' | 'password'
  inputMode?: 'text' | 'email' | 'tel' | 'numeric'
  /** Names and addresses run the way they are written. */
  direction?: 'auto' | 'ltr'
  /** How it takes what is pasted; to the letter unless something else is said. */
  paste?: PasteKind
  isRequired?: boolean
  isReadOnly?: boolean
  isDisabled?: boolean
  onBlur?: () => void
  onKeyDown?: (event: KeyboardEvent) => void
}

/** One line of text with its label above it, and beneath it a hint or, in its place, what is wrong. */
export function LineField(props: LineFieldProps) {
  const id = useId()
  const { hint, problem } = props
  const isWrong = problem !== undefined && problem !== null
  return (
    <div className="line-field">
      <label className="line-field-label" htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        className="line-field-input"
        name={props.name}
        type={props.type ?? 'text'}
        inputMode={props.inputMode ?? 'text'}
        dir={props.direction ?? 'ltr'}
        data-paste={props.paste}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        aria-required={props.isRequired ?? false}
        aria-invalid={isWrong}
        aria-describedby={isWrong || hint !== undefined ? `${id}-said` : undefined}
        readOnly={props.isReadOnly ?? false}
        disabled={props.isDisabled ?? false}
        // The data is the customer's: suggestions would leak the last one.
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck="false"
        onBlur={props.onBlur}
        onKeyDown={props.onKeyDown}
      />
      <div className="line-field-foot">
        {isWrong && (
          <span id={`${id}-said`} className="line-field-problem">
            {problem}
          </span>
        )}
        {!isWrong && hint !== undefined && (
          <span id={`${id}-said`} className="line-field-hint">
            {hint}
          </span>
        )}
      </div>
    </div>
  )
}
