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
  type HistoryFilters,
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
  { value: 'result', label: 'Result arrived' },
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
      <ChoiceFilter filter="state" label="State" choices={states} />
      <ChoiceFilter filter="period" label="Day" choices={periods} />
      <UnfinishedToday />
    </>
  )
}

interface ChoiceFilterProps<Filter extends 'state' | 'period'> {
  filter: Filter
  label: string
  choices: { value: HistoryFilters[Filter]; label: string }[]
}

function ChoiceFilter<Filter extends 'state' | 'period'>(props: ChoiceFilterProps<Filter>) {
  const { filter, label, choices } = props
  const value = useHistory(({ filters }) => filters[filter])
  const narrow = useHistory((history) => history.narrow)
  return (
    <SelectField
      label={label}
      isLabelHidden
      choices={choices}
      value={value}
      onChange={(chosen) => narrow({ [filter]: chosen })}
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
      <Kbd keys={keysOf('unfinishedToday')} isTip />
    </ToggleButton>
  )
}

/** The first and the last day, where somebody chooses them. */
export function DaysLine() {
  const isChosen = useHistory(({ filters }) => filters.period === 'chosen')
  if (!isChosen) return null
  return (
    <div className="history-days">
      <DayField label="From" name="from" filter="fromDay" />
      <DayField label="To" name="to" filter="toDay" />
    </div>
  )
}

interface DayFieldProps {
  label: string
  name: 'from' | 'to'
  filter: 'fromDay' | 'toDay'
}

function DayField({ label, name, filter }: DayFieldProps) {
  const { filters, narrow } = useHistory()
  const problem = filterProblem(filters)
  const day = dayTyped(filters[filter])
  // Whoever is still typing is told beneath, where the list was; the field turns red when it was left like this.
  const [isLeft, setIsLeft] = useState(false)
  return (
    <LineField
      label={label}
      name={name}
      value={filters[filter]}
      onChange={(typed) => {
        setIsLeft(false)
        narrow({ [filter]: typed })
      }}
      onBlur={() => setIsLeft(true)}
      problem={isLeft && problem?.field === name ? problem.words : undefined}
      hint={day ? longDayWords(day.getTime()) : 'Day first: 3/11/2026. Empty: no limit'}
    />
  )
}
