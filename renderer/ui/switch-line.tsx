import { useId } from 'react'
import './switch-line.css'

interface SwitchLineProps {
  label: string
  name: string
  hint: string
  isOn: boolean
  isReadOnly?: boolean
  onChange: (isOn: boolean) => void
}

export function SwitchLine(props: SwitchLineProps) {
  const hintId = useId()
  const { isReadOnly = false } = props
  return (
    <div className="switch-line">
      <label className="switch">
        <input
          className="visually-hidden"
          type="checkbox"
          role="switch"
          name={props.name}
          checked={props.isOn}
          aria-checked={props.isOn}
          aria-readonly={isReadOnly}
          aria-describedby={hintId}
          onChange={({ target }) => {
            if (!isReadOnly) props.onChange(target.checked)
          }}
        />
        <span className="switch-track">
          <span className="switch-thumb" />
        </span>
        {props.label}
      </label>
      <p id={hintId} className="switch-hint">
        {props.hint}
      </p>
    </div>
  )
}
