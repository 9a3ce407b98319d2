import type { KeyboardEvent, ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextField } from 'react-aria-components/TextField'
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
  const isWrong = props.problem !== undefined && props.problem !== null
  return (
    <TextField
      className="line-field"
      name={props.name}
      type={props.type ?? 'text'}
      inputMode={props.inputMode ?? 'text'}
      value={props.value}
      onChange={props.onChange}
      validationBehavior="aria"
      isInvalid={isWrong}
      isRequired={props.isRequired ?? false}
      isReadOnly={props.isReadOnly ?? false}
      isDisabled={props.isDisabled ?? false}
      // The data is the customer's: suggestions would leak the last one.
      autoComplete="off"
      autoCorrect="off"
      spellCheck="false"
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
      onKeyDown={(event) => {
        props.onKeyDown?.(event)
        // React Aria keeps keys to itself otherwise, and the window's shortcuts would not work in here.
        event.continuePropagation()
      }}
    >
      <Label className="line-field-label">{props.label}</Label>
      <Input
        className="line-field-input"
        dir={props.direction ?? 'ltr'}
        autoCapitalize="off"
        data-paste={props.paste}
      />
      <div className="line-field-foot">
        <FieldError className="line-field-problem">{props.problem}</FieldError>
        {props.hint !== undefined && !isWrong && (
          <Text slot="description" className="line-field-hint">
            {props.hint}
          </Text>
        )}
      </div>
    </TextField>
  )
}
