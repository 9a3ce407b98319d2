import { isSameDay } from 'date-fns'
import { Link, type LucideIcon, PanelRightOpen, Printer } from 'lucide-react'
import { type MouseEvent, memo, type ReactNode } from 'react'
import type { Invite } from '#contract'
import { Icon } from '../../ui/icon.tsx'
import { StateMark, stateWords, useInviteTitle } from '../copy/invite-words.tsx'
import { canFollowUp } from '../follow-up/follow-up-store.ts'
import {
  choices,
  copyLink,
  doPrimaryAction,
  otherAction,
  primaryAction,
} from '../invite-actions.ts'
import { printSlip } from '../slips/slip-store.ts'
import { dayWords, dueWords, isOverdue, timeWords } from '../time.ts'
import { useDetail } from './detail-store.ts'
import { useSelection } from './selection-store.ts'
import './history-row.css'

interface HistoryRowProps {
  invite: Invite
  /** The row above, to tell where a day begins. */
  above: Invite | undefined
  index: number
  /** In CSS pixels, from the top of the list. */
  top: number
  height: number
  now: number
  /** Has the keyboard when the list has it. */
  isCurrent: boolean
  isSelected: boolean
}

/**
 * One line an invite: when, whom, which, how far, and what can be done. Plain elements, drawn once a
 * change: up to forty of them follow every key of a search.
 */
export const HistoryRow = memo(function HistoryRow(props: HistoryRowProps) {
  const { invite, above, now, isSelected } = props
  const title = useInviteTitle(invite)
  const day = dayWords(invite.createdAt, now)
  const time = timeWords(invite.createdAt)
  const beginsDay = !above || !isSameDay(above.createdAt, invite.createdAt)
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid listens to the keys for all of its rows.
    <div
      role="row"
      tabIndex={props.isCurrent ? 0 : -1}
      className="history-row history-line"
      style={{ top: props.top, height: props.height }}
      aria-rowindex={props.index + 1}
      aria-selected={isSelected}
      aria-label={`${title}, ${day} ${time}, ${invite.reference}, ${stateWords(invite).words}`}
      data-id={invite.id}
      onClick={(event) => click(event, invite)}
      onDoubleClick={(event) => doubleClick(event, invite)}
      onFocus={() => useSelection.setState({ current: invite.id })}
    >
      <Cell>
        <input
          type="checkbox"
          className="history-check"
          tabIndex={-1}
          aria-label={`Select ${title}`}
          checked={isSelected}
          onChange={() => useSelection.getState().toggle(invite.id)}
        />
      </Cell>
      <Cell className={beginsDay ? 'history-day history-day-first' : 'history-day'}>{day}</Cell>
      <Cell className="history-time">{time}</Cell>
      {/* A long name is cut where it ends, in whichever direction it is read. */}
      <Cell className="history-name" title={title} dir="auto">
        {title}
      </Cell>
      <Cell className="history-reference" title={invite.reference} dir="auto">
        {invite.reference}
      </Cell>
      <Cell className="history-state">
        <StateMark invite={invite} />
        <Due invite={invite} now={now} />
      </Cell>
      <RowActions invite={invite} title={title} now={now} />
    </div>
  )
})

function Due({ invite, now }: { invite: Invite; now: number }) {
  const { dueOn } = invite
  if (dueOn === undefined || !canFollowUp(invite)) return null
  const isLate = isOverdue(dueOn, now)
  const words = dueWords(dueOn, now)
  return (
    <span className={isLate ? 'history-due history-overdue' : 'history-due'} title={words}>
      · {isLate ? 'Overdue' : words}
    </span>
  )
}

interface CellProps {
  className?: string
  title?: string
  dir?: 'auto'
  children: ReactNode
}

function Cell(props: CellProps) {
  // biome-ignore lint/a11y/useSemanticElements: see the grid.
  // biome-ignore lint/a11y/useFocusableInteractive: the row has the keyboard, not its cells.
  return <span role="gridcell" {...props} />
}

/** One click selects, and never acts: what acts may throw a code at a customer. */
function click(event: MouseEvent<HTMLElement>, { id }: Invite) {
  if (isOnControl(event)) return
  const { extendTo, toggle, pick } = useSelection.getState()
  if (event.shiftKey) extendTo(id)
  else if (event.ctrlKey || event.metaKey) toggle(id)
  else pick(id)
}

/** Not of a selection that is being made. */
function doubleClick(event: MouseEvent<HTMLElement>, invite: Invite) {
  const isSelecting = event.shiftKey || event.ctrlKey || event.metaKey
  if (!isOnControl(event) && !isSelecting) doPrimaryAction(invite)
}

function isOnControl({ target }: MouseEvent<HTMLElement>): boolean {
  return target instanceof Element && target.closest('button, input') !== null
}

function RowActions({ invite, title, now }: { invite: Invite; title: string; now: number }) {
  const primary = choices[primaryAction(invite, now)]
  const otherName = otherAction(invite, now)
  const other = otherName && choices[otherName]
  return (
    <Cell className="history-actions">
      <RowButton
        icon={primary.icon}
        label={primary.wordsFor(title)}
        onPress={() => void primary.act(invite)}
      >
        {primary.words}
      </RowButton>
      {other && (
        <RowButton
          icon={other.icon}
          label={other.wordsFor(title)}
          onPress={() => void other.act(invite)}
        />
      )}
      {invite.outcome === 'issued' && (
        <>
          <RowButton
            icon={Printer}
            label={`Print slip for ${title}`}
            onPress={() => void printSlip(invite)}
          />
          <RowButton
            icon={Link}
            className="history-copy"
            label={`Copy link for ${title}`}
            onPress={() => void copyLink(invite)}
          />
        </>
      )}
      <RowButton
        icon={PanelRightOpen}
        label={`Details of ${title}`}
        onPress={() => void useDetail.getState().open(invite.id)}
      />
    </Cell>
  )
}

interface RowButtonProps {
  icon: LucideIcon
  label: string
  className?: string
  children?: string
  onPress: () => void
}

function RowButton({ icon, label, className = '', children, onPress }: RowButtonProps) {
  return (
    <button
      type="button"
      className={`button button-quiet button-small ${className}`}
      tabIndex={-1}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <Icon icon={icon} className="button-icon" />
      {children !== undefined && <span className="button-words">{children}</span>}
    </button>
  )
}
