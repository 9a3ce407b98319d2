import { CloudOff, EyeOff, Printer } from 'lucide-react'
import { memo, useMemo, useRef } from 'react'
import { type Invite, isOpen, type Progress, shortcuts } from '#contract'
import { keysOf, useShortcuts } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { inviteTitle, StateMark } from '../copy/invite-words.tsx'
import { LanguageChoice } from '../display/customer-language.tsx'
import { DisplayLine } from '../display/display-line.tsx'
import { focusField, useMovedFocus } from '../focus.ts'
import { showCode, takeNextStep } from '../invite-actions.ts'
import { printSlip } from '../slips/slip-store.ts'
import { ageWords, timeWords, useNow } from '../time.ts'
import { inView, openToday, useQueue } from './queue-store.ts'
import './queue.css'

/** While somebody is waited for, and while nobody is. */
const everyMs = { waiting: 15_000, empty: 60_000 }

/** Today's open invites: who is being waited for, and how far they are. */
export function Queue() {
  const { open: read, completed, isRead, progress } = useQueue()
  const now = useNow(read.length > 0 ? everyMs.waiting : everyMs.empty)
  const open = useMemo(() => openToday({ open: read }, now), [read, now])
  const invites = useMemo(() => inView({ open, completed }, now), [open, completed, now])
  return (
    <aside className="queue" aria-label="Open today">
      <DisplayLine />
      <LanguageChoice />
      <h2 className="queue-title">
        Open today {open.length > 0 && <span className="queue-count">{open.length}</span>}
      </h2>
      <ProgressNote progress={progress} />
      {isRead && invites.length === 0 && <p className="queue-empty">No open invites</p>}
      <ul className="queue-list">
        {invites.map((invite) => (
          <QueueRow
            key={invite.id}
            invite={invite}
            age={ageWords(invite.createdAt, now)}
            isSlow={isSlow(invite, now)}
            recall={recallPlace(open, invite)}
          />
        ))}
      </ul>
    </aside>
  )
}

interface QueueRowProps {
  invite: Invite
  age: string
  isSlow: boolean
  /** Which of the recall keys shows its code. */
  recall: number | undefined
}

/** Drawn again only when something on it has changed: there may be two hundred. */
const QueueRow = memo(function QueueRow({ invite, age, isSlow: isStuck, recall }: QueueRowProps) {
  const title = inviteTitle(invite)
  return (
    <li className="queue-row">
      <div className="queue-line">
        <bdi className="queue-name" title={title}>
          {title}
        </bdi>
        <span className="queue-age">{age}</span>
      </div>
      <StateMark invite={invite} />
      {isStuck && <SlowStartHint />}
      {isOpen(invite) && <Actions invite={invite} recall={recall} />}
    </li>
  )
})

/** What can be done for whoever is waited for; gone, with the keyboard in it or not, when they have finished. */
function Actions({ invite, recall }: Pick<QueueRowProps, 'invite' | 'recall'>) {
  const title = inviteTitle(invite)
  const actions = useRef<HTMLDivElement>(null)
  useMovedFocus(actions, focusNextEntry)
  return (
    <div ref={actions} className="queue-actions" data-id={invite.id}>
      <Button
        size="small"
        about={`for ${title}`}
        {...(recall === undefined ? {} : { keys: keysOf('recall', recall) })}
        onPress={() => void showCode(invite)}
      >
        Show QR
      </Button>
      <Button
        size="small"
        kind="quiet"
        icon={Printer}
        label={`Print slip for ${title}`}
        onPress={() => void printSlip(invite)}
      >
        Print slip
      </Button>
      {invite.environment === 'practice' && (
        <Button
          size="small"
          kind="quiet"
          label={`Customer’s next step: ${title}`}
          onPress={() => void takeNextStep(invite)}
        >
          Customer’s next step
        </Button>
      )}
    </div>
  )
}

/** To whoever stands below the one who has gone, the newest being first; else to the form. */
function focusNextEntry({ dataset: { id } }: HTMLElement) {
  const left = [...document.querySelectorAll<HTMLElement>('.queue-actions')]
  const next = left.find((actions) => Number(actions.dataset.id) < Number(id)) ?? left.at(-1)
  const button = next?.querySelector('button')
  if (button) button.focus()
  else focusField('email')
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

/** Most customers are through by then; whoever is not may be stuck and too polite to say so. */
const slowAfterMs = 6 * 60_000

function isSlow({ status, statusAt }: Invite, now: number): boolean {
  return status === 'Active' && statusAt !== undefined && now - statusAt > slowAfterMs
}

/** What to ask somebody who began more than six minutes ago. */
function SlowStartHint() {
  return (
    <p className="queue-hint">
      Taking long? Ask if a photo of a document won’t work. A page that was closed opens again with
      the same QR code.
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
