import {
  CalendarClock,
  ChevronsRight,
  CircleAlert,
  CloudOff,
  DoorOpen,
  EyeOff,
  Inbox,
  LifeBuoy,
  type LucideIcon,
  Play,
  Printer,
  QrCode,
  RotateCcw,
  X,
} from 'lucide-react'
import { memo, type ReactNode, useRef } from 'react'
import { type HeldDraft, type Invite, isOpen, type Progress, shortcuts } from '#contract'
import { keysOf, useShortcuts } from '../../keyboard.ts'
import { Icon } from '../../ui/icon.tsx'
import { Kbd, type Keys } from '../../ui/kbd.tsx'
import { useCannotScan } from '../cannot-scan/cannot-scan-store.ts'
import { inviteTitle, stateWords } from '../copy/invite-words.tsx'
import { LanguageChoice } from '../display/customer-language.tsx'
import { DisplayLine } from '../display/display-line.tsx'
import { useMovedFocus } from '../focus.ts'
import { useFollowUp } from '../follow-up/follow-up-store.ts'
import { inviteAgain, markLeft, noteResult, showCode, takeNextStep } from '../invite-actions.ts'
import {
  deleteHeld,
  heldDetail,
  heldTitle,
  resumeDraft,
  useHeld,
} from '../invite-form/held-drafts.ts'
import { shownEmail, useIsMasked } from '../masking.ts'
import { printSlip } from '../slips/slip-store.ts'
import { ageWords, dueWords, isOverdue, timeWords, useNow } from '../time.ts'
import { nextEntry, onQueueKey } from './queue-keys.ts'
import { groupsOf, isUnopenedLong, openToday, useQueue } from './queue-store.ts'
import './queue.css'

/** While somebody is waited for, and while nobody is. */
const everyMs = { waiting: 15_000, empty: 60_000 }

/** Everybody whom staff look after: half typed, waiting, on the phone, just finished, and to be followed up. */
export function Queue({ expected }: { expected: ReactNode }) {
  const { open, submitted, followUps, isRead, progress } = useQueue()
  const held = useHeld((state) => state.held)
  const now = useNow(open.length > 0 ? everyMs.waiting : everyMs.empty)
  const groups = groupsOf({ open, submitted }, now)
  const newest = openToday({ open }, now)
  const isEmpty = [held, newest, groups.submitted, followUps].every(({ length }) => length === 0)
  const rowOf = (invite: Invite) => (
    <QueueRow
      key={invite.id}
      invite={invite}
      age={ageWords(lastNewsAt(invite, now), now)}
      hint={rowHint(invite, now)}
      recall={recallPlace(newest, invite)}
    />
  )
  return (
    <aside className="queue" aria-label="Queue" onKeyDown={onQueueKey}>
      <DisplayLine />
      <LanguageChoice />
      <ProgressNote progress={progress} />
      {isRead && isEmpty && <p className="queue-empty">Nobody is waiting</p>}
      <Group title="On hold" count={held.length}>
        {held.map((draft) => (
          <HeldRow key={draft.id} draft={draft} now={now} />
        ))}
      </Group>
      <Group title="Waiting" count={groups.waiting.length}>
        {groups.waiting.map(rowOf)}
      </Group>
      <Group title="On the phone" count={groups.onPhone.length}>
        {groups.onPhone.map(rowOf)}
      </Group>
      <Group title="Just submitted" count={groups.submitted.length}>
        {groups.submitted.map(rowOf)}
      </Group>
      {expected}
      <Group title="Follow up" count={followUps.length}>
        {followUps.map((invite) => (
          <FollowUpRow key={invite.id} invite={invite} now={now} />
        ))}
      </Group>
    </aside>
  )
}

interface GroupProps {
  title: string
  count: number
  children: ReactNode
}

/** Nothing where nobody is in it. */
function Group({ title, count, children }: GroupProps) {
  if (count === 0) return null
  return (
    <section className="queue-group">
      <h2 className="queue-title">
        {title} <span className="queue-count">{count}</span>
      </h2>
      <ul aria-label={title}>{children}</ul>
    </section>
  )
}

interface QueueRowProps {
  invite: Invite
  age: string
  /** What to ask the customer, if anything. */
  hint: string | undefined
  /** Which of the recall keys shows its code. */
  recall: number | undefined
}

/** Drawn again only when something on it has changed: there may be two hundred. */
const QueueRow = memo(function QueueRow({ invite, age, hint, recall }: QueueRowProps) {
  const isMasked = useIsMasked()
  const title = inviteTitle(invite, isMasked)
  return (
    <Row
      kind="invite"
      id={invite.id}
      title={title}
      // The heading says it to the eye.
      state={stateWords(invite).words}
      note={age}
      detail={hint ?? noteOf(invite, isMasked) ?? secondLine(invite, isMasked)}
      {...(hint === undefined ? {} : { urgent: 'detail' })}
    >
      {invite.status === 'Completed' && <ResultButton isFirst invite={invite} title={title} />}
      {isOpen(invite) && (
        <>
          <RowButton
            isFirst
            icon={QrCode}
            label={`Show QR for ${title}`}
            {...(recall === undefined ? {} : { keys: keysOf('recall', recall) })}
            onPress={() => void showCode(invite)}
          />
          <RowButton
            icon={Printer}
            label={`Print slip for ${title}`}
            onPress={() => void printSlip(invite)}
          />
          <RowButton
            icon={LifeBuoy}
            label={`Can’t scan? ${title}`}
            onPress={() => void useCannotScan.getState().open(invite)}
          />
          {invite.environment === 'practice' && (
            <RowButton
              icon={ChevronsRight}
              label={`Practice: play the customer’s next step: ${title}`}
              onPress={() => void takeNextStep(invite)}
            />
          )}
          <FollowUpButton invite={invite} title={title} />
          <RowButton
            icon={DoorOpen}
            label={`Customer left: ${title}`}
            onPress={() => void markLeft(invite)}
          />
        </>
      )}
    </Row>
  )
})

/** Since when whoever has finished has, or else since when they have waited. */
function lastNewsAt({ status, statusAt, createdAt }: Invite, now: number): number {
  return status === 'Completed' ? (statusAt ?? now) : createdAt
}

/** Most customers are through by then; whoever is not may be stuck and too polite to say so. */
const slowAfterMs = 6 * 60_000

/** What to ask somebody who may need help; nothing for everybody else. */
function rowHint(invite: Invite, now: number): string | undefined {
  const { status, statusAt } = invite
  if (isUnopenedLong(invite, now)) return 'Not opened: ask if they need help'
  const isSlow = status === 'Active' && statusAt !== undefined && now - statusAt > slowAfterMs
  return isSlow ? 'Taking long? Ask if a photo won’t work' : undefined
}

/** Staff's own words come first; other eyes are not to read them. */
const noteOf = ({ note }: Invite, isMasked: boolean) => (isMasked ? undefined : note)

/** Tells two of one name apart. */
function secondLine({ name, email, reference }: Invite, isMasked: boolean): string {
  return name === undefined ? reference : shownEmail(email, isMasked)
}

function FollowUpRow({ invite, now }: { invite: Invite; now: number }) {
  const isMasked = useIsMasked()
  const title = inviteTitle(invite, isMasked)
  if (invite.dueOn === undefined) return null
  return (
    <Row
      kind="invite"
      id={invite.id}
      title={title}
      state={stateWords(invite).words}
      note={dueWords(invite.dueOn, now)}
      detail={`${stateWords(invite).words} · ${noteOf(invite, isMasked) ?? invite.reference}`}
      {...(isOverdue(invite.dueOn, now) ? { urgent: 'note' } : {})}
    >
      <RowButton
        isFirst
        icon={RotateCcw}
        label={`Invite again: ${title}`}
        onPress={() => void inviteAgain(invite)}
      />
      <FollowUpButton invite={invite} title={title} />
      <ResultButton invite={invite} title={title} />
    </Row>
  )
}

function FollowUpButton({ invite, title }: { invite: Invite; title: string }) {
  return (
    <RowButton
      icon={CalendarClock}
      label={`Follow up on ${title}`}
      onPress={() => useFollowUp.getState().open(invite)}
    />
  )
}

interface ResultButtonProps {
  isFirst?: boolean
  invite: Invite
  title: string
}

function ResultButton({ isFirst = false, invite, title }: ResultButtonProps) {
  return (
    <RowButton
      isFirst={isFirst}
      icon={Inbox}
      label={`Result arrived: ${title}`}
      onPress={() => void noteResult(invite)}
    />
  )
}

function HeldRow({ draft, now }: { draft: HeldDraft; now: number }) {
  const isMasked = useIsMasked()
  const title = heldTitle(draft.typed, isMasked)
  return (
    <Row
      kind="held"
      id={draft.id}
      title={title}
      note={ageWords(draft.at, now)}
      detail={heldDetail(draft.typed, isMasked)}
    >
      <RowButton
        isFirst
        icon={Play}
        label={`Go on with ${title}`}
        onPress={() => void resumeDraft(draft.id)}
      />
      <RowButton
        icon={X}
        label={`Delete what was typed for ${title}`}
        onPress={() => void deleteHeld(draft)}
      />
    </Row>
  )
}

interface RowProps {
  kind: 'invite' | 'held' | 'expected'
  /** Of its kind. */
  id: number
  /** When they are expected. */
  before?: string
  title: string
  /** Said by a screen reader alone. */
  state?: string
  note: string
  detail: string
  /** Which of the two somebody should act on. */
  urgent?: 'note' | 'detail'
  children: ReactNode
}

/** Two lines; what can be done stands in the second where the mouse or the keyboard is. */
export function Row({ kind, id, before, title, state, note, detail, urgent, children }: RowProps) {
  const row = useRef<HTMLLIElement>(null)
  useMovedFocus(row, nextEntry)
  return (
    <li ref={row} className="queue-row" data-kind={kind} data-id={id}>
      <span className="queue-line">
        {before !== undefined && <span className="queue-before">{before}</span>}
        <bdi className="queue-name" title={title}>
          {title}
        </bdi>
        <span className={urgent === 'note' ? 'queue-age queue-urgent' : 'queue-age'}>
          {urgent === 'note' && <Icon icon={CircleAlert} className="state-icon" />}
          {note}
        </span>
      </span>
      <span className="queue-line queue-second">
        <span
          className={urgent === 'detail' ? 'queue-detail queue-urgent' : 'queue-detail'}
          title={detail}
        >
          {urgent === 'detail' && <Icon icon={CircleAlert} className="state-icon" />}
          <span>{detail}</span>
        </span>
        {state !== undefined && <span className="visually-hidden">{state}</span>}
        <span className="queue-actions">{children}</span>
      </span>
    </li>
  )
}

interface RowButtonProps {
  isFirst?: boolean
  icon: LucideIcon
  label: string
  keys?: Keys
  onPress: () => void
}

/** Tab stops once in a row, at the first; the arrow keys go on from there. */
export function RowButton({ isFirst = false, icon, label, keys, onPress }: RowButtonProps) {
  return (
    <button
      type="button"
      className="button button-quiet button-small"
      tabIndex={isFirst ? 0 : -1}
      title={label}
      {...(keys ? { 'aria-keyshortcuts': keys.spoken } : {})}
      // The second click of a double one may already hit the next person: rows move up.
      onClick={(event) => {
        if (event.detail < 2) onPress()
      }}
    >
      <Icon icon={icon} className="button-icon" />
      {/* Not as a label: what the eye sees, the key, would not be part of that. */}
      <span className="visually-hidden">{label}</span>
      {keys && <Kbd keys={keys} isTip />}
    </button>
  )
}

/** What the states below are worth when they are not VerifiMe's last word. Always there, to be heard. */
function ProgressNote({ progress }: { progress: Progress }) {
  return (
    <p className="queue-progress" role="status">
      {progress.state === 'unknown' && (
        <>
          <CloudOff className="state-icon" aria-hidden="true" /> Status unknown since{' '}
          {timeWords(progress.since)}
        </>
      )}
      {progress.state === 'off' && (
        <>
          <EyeOff className="state-icon" aria-hidden="true" /> Progress isn’t available
        </>
      )}
    </p>
  )
}

const actions = {
  recall: (index: number) => {
    const invite = openToday(useQueue.getState(), Date.now())[index]
    if (invite) void showCode(invite)
  },
} as const

/** Shows the code of one of today's last open invites, the newest first, wherever one is. */
export function useRecallKeys() {
  useShortcuts(actions)
}

/** Which of the recall keys is this invite's; nothing when it is not among the last. */
function recallPlace(open: readonly Invite[], { id }: Invite): number | undefined {
  const place = open.slice(0, shortcuts.recall.keys.length).findIndex((one) => one.id === id)
  return place < 0 ? undefined : place
}
