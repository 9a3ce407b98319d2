import { memo, useMemo, useRef } from 'react'
import { type Invite, isOpen } from '#contract'
import { keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { inviteTitle } from '../copy/invite-words.ts'
import { ageWords } from '../copy/time-words.ts'
import { DisplayLine } from '../display/display-line.tsx'
import { LanguageChoice } from '../display/language-choice.tsx'
import { showCode, takeNextStep } from '../invite-actions.ts'
import { focusField } from '../invite-form/form-fields.ts'
import { PrintSlip } from '../slips/print-slip.tsx'
import { StateMark } from '../state-mark.tsx'
import { useMovedFocus } from '../use-moved-focus.ts'
import { useNow } from '../use-now.ts'
import './queue.css'
import { ProgressNote } from './progress-note.tsx'
import { inView, openToday, useQueue } from './queue-store.ts'
import { recallPlace } from './recall.ts'
import { isSlow, SlowStartHint } from './slow-start.tsx'

const everyMs = 15_000

/** Today's open invites: who is being waited for, and how far they are. */
export function Queue() {
  const { open: read, completed, isRead, progress } = useQueue()
  const now = useNow(everyMs)
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
      <PrintSlip invite={invite} kind="quiet" />
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
