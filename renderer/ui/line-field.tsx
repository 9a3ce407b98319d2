import { type ChangeEvent, type KeyboardEvent, type ReactNode, useId } from 'react'
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
  /** For words of several paragraphs: how many lines are seen at once. */
  rows?: number | undefined
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

/** One line of text, or several, with its label above it, and beneath it a hint or, in its place, what is wrong. */
export function LineField(props: LineFieldProps) {
  const id = useId()
  const { hint, problem } = props
  const isWrong = problem !== undefined && problem !== null
  const shared = {
    id,
    className: 'line-field-input',
    name: props.name,
    dir: props.direction ?? 'ltr',
    value: props.value,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      props.onChange(event.target.value),
    'aria-required': props.isRequired ?? false,
    'aria-invalid': isWrong,
    'aria-describedby': isWrong || hint !== undefined ? `${id}-said` : undefined,
    readOnly: props.isReadOnly ?? false,
    disabled: props.isDisabled ?? false,
    // The data is the customer's: suggestions would leak the last one.
    autoComplete: 'off',
    autoCorrect: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    onBlur: props.onBlur,
    onKeyDown: props.onKeyDown,
  }
  return (
    <div className="line-field">
      <label className="line-field-label" htmlFor={id}>
        {props.label}
      </label>
      {props.rows === undefined ? (
        <input
          {...shared}
          type={props.type ?? 'text'}
          inputMode={props.inputMode ?? 'text'}
          data-paste={props.paste}
        />
      ) : (
        <textarea {...shared} rows={props.rows} />
      )}
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
