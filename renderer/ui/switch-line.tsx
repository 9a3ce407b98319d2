import { useId } from 'react'
import { Switch } from 'react-aria-components/Switch'
import './switch-line.css'

interface SwitchLineProps {
  label: string
  name: string
  hint: string
  isOn: boolean
  isReadOnly?: boolean
  onChange: (isOn: boolean) => void
}

export function SwitchLine({
  label,
  name,
  hint,
  isOn,
  isReadOnly = false,
  onChange,
}: SwitchLineProps) {
  const hintId = useId()
  return (
    <div className="switch-line">
      <Switch
        className="switch"
        name={name}
        isSelected={isOn}
        isReadOnly={isReadOnly}
        onChange={onChange}
        aria-describedby={hintId}
      >
        <span className="switch-track">
          <span className="switch-thumb" />
        </span>
        {label}
      </Switch>
      <p id={hintId} className="switch-hint">
        {hint}
      </p>
    </div>
  )
}
