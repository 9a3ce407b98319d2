import { Link, type LucideIcon, PanelRightOpen, Printer } from 'lucide-react'
import { Fragment, type MouseEvent, memo, type ReactNode } from 'react'
import type { Invite, InviteMatch, Parts } from '#contract'
import { Icon } from '../../ui/icon.tsx'
import { inviteTitle, StateMark, stateWords } from '../copy/invite-words.tsx'
import { canFollowUp } from '../follow-up/follow-up-store.ts'
import {
  choices,
  copyLink,
  doPrimaryAction,
  otherAction,
  primaryAction,
} from '../invite-actions.ts'
import { useIsMasked } from '../masking.ts'
import { printSlip } from '../slips/slip-store.ts'
import { dayWords, dueWords, isOverdue, timeWords } from '../time.ts'
import { useDetail } from './detail-store.ts'
import { useSelection } from './selection-store.ts'
import './history-row.css'

interface HistoryRowProps {
  invite: Invite
  /** Where it holds what was searched for. */
  match: InviteMatch | undefined
  /** Among the rows of the grid, headings too. */
  rowIndex: number
  /** In CSS pixels, from the top of the list. */
  top: number
  height: number
  now: number
  /** Where Enter leads from the search. */
  isFirst: boolean
  /** Has the keyboard when the list has it. */
  isCurrent: boolean
  isSelected: boolean
}

/**
 * One line an invite: when, whom, which, how far, and what can be done. Plain elements, drawn once a
 * change: up to forty of them follow every key of a search.
 */
export const HistoryRow = memo(function HistoryRow(props: HistoryRowProps) {
  const { invite, now, isSelected } = props
  const isMasked = useIsMasked()
  const match = isMasked ? undefined : props.match
  const title = inviteTitle(invite, isMasked)
  const whom = match?.also ? `${title}, ${match.also.value}` : title
  const time = timeWords(invite.createdAt)
  const when = `${dayWords(invite.createdAt, now)} ${time}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid listens to the keys for all of its rows.
    <div
      role="row"
      tabIndex={props.isCurrent ? 0 : -1}
      className={
        props.isFirst ? 'history-row history-line history-first' : 'history-row history-line'
      }
      style={{ top: props.top, height: props.height }}
      aria-rowindex={props.rowIndex}
      aria-selected={isSelected}
      aria-label={`${whom}, ${when}, ${invite.reference}, ${stateWords(invite).words}`}
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
      <Cell className="history-time">{time}</Cell>
      <Cell className="history-customer" title={whom}>
        {/* A long name is cut where it ends, in whichever direction it is read. */}
        <span className="history-name" dir="auto">
          <Marked text={title} parts={match?.title} />
        </span>
        {match?.also && (
          <span className="history-also">
            <Marked text={match.also.value} parts={match.also.parts} />
          </span>
        )}
      </Cell>
      <Cell className="history-reference" title={invite.reference} dir="auto">
        <Reference text={invite.reference} parts={match?.reference} />
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

interface MarkedProps {
  text: string
  parts: Parts | undefined
}

/** A text in which the parts stand out that were searched for. */
function Marked({ text, parts = [] }: MarkedProps) {
  const ends = [0, ...parts.map(([, to]) => to)]
  return (
    <>
      {parts.map(([from, to], index) => (
        <Fragment key={from}>
          {text.slice(ends[index], from)}
          <mark>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(ends.at(-1))}
    </>
  )
}

/** As many letters have room on two lines, in the narrowest column. */
const longestWhole = 48
const keptAtEnd = 20

/** Whole. Where there is no room for that its middle goes: the end is what tells it from its neighbours. */
function Reference({ text, parts = [] }: MarkedProps) {
  if (text.length <= longestWhole) return <Marked text={text} parts={parts} />
  const head = text.slice(0, longestWhole - keptAtEnd).toWellFormed()
  const tail = text.slice(-keptAtEnd).toWellFormed()
  const start = text.length - keptAtEnd
  const within = (from: number, to: number): Parts =>
    parts.flatMap(([begin, end]) => {
      const part: Parts[number] = [Math.max(begin, from) - from, Math.min(end, to) - from]
      return part[0] < part[1] ? [part] : []
    })
  return (
    <>
      <Marked text={head} parts={within(0, head.length)} />…
      <Marked text={tail} parts={within(start, text.length)} />
    </>
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
