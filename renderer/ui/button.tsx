import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import './button.css'
import { Icon } from './icon.tsx'
import { Kbd, type Keys } from './kbd.tsx'

interface ButtonProps {
  /** The words on it; a button with an icon alone needs a `label`. */
  children?: ReactNode
  /** `main`: the one thing to do. `plain`: beside it. `quiet`: text alone. `danger`: cannot be undone. */
  kind?: 'main' | 'plain' | 'quiet' | 'danger'
  size?: 'normal' | 'small'
  icon?: LucideIcon
  /** Shown; the listener is the screen's. Spoken as `aria-keyshortcuts`. */
  keys?: Keys
  label?: string
  /** Completes the name for those who do not see where the button stands: "Show QR" … "for Zoë". */
  about?: string
  type?: 'button' | 'submit'
  /** Opens what stands below it, and closes it again. */
  isExpanded?: boolean
  /** Looks busy and does nothing, and keeps the focus. */
  isBusy?: boolean
  isDisabled?: boolean
  autoFocus?: boolean
  /** Tab passes it by, so that hands going from field to field do not land on it: its keys reach it. */
  isPassedByTab?: boolean
  onPress?: () => void
}

export function Button(props: ButtonProps) {
  const { children, kind = 'plain', size = 'normal', icon, keys, label, isBusy = false } = props
  return (
    <button
      type={props.type ?? 'button'}
      className={`button button-${kind} button-${size}`}
      disabled={props.isDisabled ?? false}
      // biome-ignore lint/a11y/noAutofocus: where a dialog opens, the keyboard goes to what answers it.
      autoFocus={props.autoFocus ?? false}
      tabIndex={props.isPassedByTab ? -1 : undefined}
      aria-disabled={isBusy ? true : undefined}
      aria-expanded={props.isExpanded}
      aria-label={label}
      aria-keyshortcuts={keys?.spoken}
      onKeyDown={(event) => {
        // An Enter that is held down is meant for what had the keyboard before, and presses nothing twice.
        if (event.key === 'Enter' && event.repeat) event.preventDefault()
      }}
      onClick={() => {
        if (!isBusy) props.onPress?.()
      }}
    >
      {icon && <Icon icon={icon} className="button-icon" />}
      {children !== undefined && (
        <span className="button-words">
          {children} {props.about && <span className="visually-hidden">{props.about}</span>}
        </span>
      )}
      {keys !== undefined && <Kbd keys={keys} isTip />}
    </button>
  )
}
