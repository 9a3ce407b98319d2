import { ListTodo } from 'lucide-react'
import { useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { keysOf } from '../../keyboard.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { longDayWords } from '../time.ts'
import {
  dayTyped,
  filterProblem,
  isUnfinishedToday,
  type PeriodChoice,
  type StateChoice,
} from './history-filters.ts'
import { toggleUnfinishedToday } from './history-keys.ts'
import { useHistory } from './history-store.ts'

const states: { value: StateChoice; label: string }[] = [
  { value: 'any', label: 'Any state' },
  { value: 'unfinished', label: 'Unfinished' },
  { value: 'not-opened', label: 'Not opened' },
  { value: 'started', label: 'Started on the phone' },
  { value: 'submitted', label: 'Details submitted' },
  { value: 'failed', label: 'Not issued' },
]

const periods: { value: PeriodChoice; label: string }[] = [
  { value: 'any', label: 'Any day' },
  { value: 'today', label: 'Today' },
  { value: 'yesterday', label: 'Yesterday' },
  { value: 'week', label: 'Last 7 days' },
  { value: 'month', label: 'Last 30 days' },
  { value: 'chosen', label: 'Choose days…' },
]

/** What narrows the history besides words. Each listens to its own filter alone. */
export function FilterLine() {
  return (
    <>
      <StateField />
      <PeriodField />
      <UnfinishedToday />
    </>
  )
}

function StateField() {
  const state = useHistory(({ filters }) => filters.state)
  const narrow = useHistory((history) => history.narrow)
  return (
    <SelectField
      label="State"
      isLabelHidden
      choices={states}
      value={state}
      onChange={(chosen) => narrow({ state: chosen })}
    />
  )
}

function PeriodField() {
  const period = useHistory(({ filters }) => filters.period)
  const narrow = useHistory((history) => history.narrow)
  return (
    <SelectField
      label="Day"
      isLabelHidden
      choices={periods}
      value={period}
      onChange={(chosen) => narrow({ period: chosen })}
    />
  )
}

function UnfinishedToday() {
  const isOn = useHistory(({ filters }) => isUnfinishedToday(filters))
  return (
    <ToggleButton
      className="button button-plain history-unfinished"
      isSelected={isOn}
      onChange={toggleUnfinishedToday}
    >
      <ListTodo className="button-icon" aria-hidden="true" />
      Unfinished today
      <Kbd keys={keysOf('unfinishedToday')} />
    </ToggleButton>
  )
}

/** The first and the last day, where somebody chooses them. */
export function DaysLine() {
  const filters = useHistory((history) => history.filters)
  const narrow = useHistory((history) => history.narrow)
  if (filters.period !== 'chosen') return null
  const problem = filterProblem(filters)
  return (
    <div className="history-days">
      <DayField
        label="From"
        value={filters.fromDay}
        problem={problem?.field === 'from' ? problem.words : undefined}
        onChange={(fromDay) => narrow({ fromDay })}
      />
      <DayField
        label="To"
        value={filters.toDay}
        problem={problem?.field === 'to' ? problem.words : undefined}
        onChange={(toDay) => narrow({ toDay })}
      />
    </div>
  )
}

interface DayFieldProps {
  label: string
  value: string
  problem: string | undefined
  onChange: (value: string) => void
}

function DayField({ label, value, problem, onChange }: DayFieldProps) {
  const day = dayTyped(value)
  // Whoever is still typing is told beneath, where the list was; the field turns red when it was left like this.
  const [isLeft, setIsLeft] = useState(false)
  return (
    <LineField
      label={label}
      name={label.toLowerCase()}
      value={value}
      onChange={(typed) => {
        setIsLeft(false)
        onChange(typed)
      }}
      onBlur={() => setIsLeft(true)}
      {...(isLeft && problem !== undefined ? { problem } : {})}
      hint={day ? longDayWords(day.getTime()) : 'Day first: 3/11/2026. Empty: no limit'}
    />
  )
}
