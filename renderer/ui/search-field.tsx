import { Search, X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import {
  type SearchFieldProps as AriaProps,
  SearchField as AriaSearchField,
} from 'react-aria-components/SearchField'
import { Kbd, type Keys } from './kbd.tsx'
import './search-field.css'

interface SearchFieldProps {
  /** The accessible name; what can be searched stands in the empty field. */
  label: string
  invitation: string
  value: string
  onChange: (value: string) => void
  /** Of a pasted text the rest is left out at once: what stands here is what is searched. */
  maxLength: number
  /** Shown while the field is empty; the listener is the screen's. */
  keys?: Keys
  describedBy?: string
  onKeyDown?: NonNullable<AriaProps['onKeyDown']>
}

/** One line to search in: Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  return (
    <AriaSearchField
      className="search-field"
      value={props.value}
      onChange={props.onChange}
      maxLength={props.maxLength}
      autoComplete="off"
      autoCorrect="off"
      spellCheck="false"
      onKeyDown={(event) => {
        props.onKeyDown?.(event)
        // The library keeps keys to itself otherwise, and with them every shortcut of the screen.
        if (!event.isDefaultPrevented()) event.continuePropagation()
      }}
      {...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy })}
    >
      <Label className="visually-hidden">{props.label}</Label>
      <Search className="search-field-icon" aria-hidden="true" />
      <Input
        className="line-field-input search-field-input"
        placeholder={props.invitation}
        autoCapitalize="off"
        dir="auto"
        {...(props.keys === undefined ? {} : { 'aria-keyshortcuts': props.keys.spoken })}
      />
      {props.value === '' ? (
        props.keys !== undefined && <Kbd keys={props.keys} />
      ) : (
        <Button className="search-field-clear" aria-label="Clear search">
          <X aria-hidden="true" />
        </Button>
      )}
    </AriaSearchField>
  )
}
