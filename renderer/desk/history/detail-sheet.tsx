import {
  CalendarClock,
  Eye,
  EyeOff,
  FileDown,
  Inbox,
  LifeBuoy,
  Link,
  Printer,
  Trash2,
  UserRoundCheck,
} from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { type Invite, type InviteDetail, type InviteEvent, maskName } from '#contract'
import { keysOf, useShortcuts } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useCannotScan } from '../cannot-scan/cannot-scan-store.ts'
import { environmentWords } from '../copy/environment-words.ts'
import { eventWords, InviteTitle, StateMark } from '../copy/invite-words.tsx'
import { canFollowUp, followUp } from '../follow-up/follow-up-store.ts'
import {
  type Choice,
  choices,
  copyLink,
  noteResult,
  otherAction,
  primaryAction,
  saveRecord,
} from '../invite-actions.ts'
import { fieldLabels } from '../invite-form/draft-store.ts'
import { shownEmail, useIsMasked } from '../masking.ts'
import { askOrSay } from '../notice-store.ts'
import { printSlip } from '../slips/slip-store.ts'
import { isOverdue, longDayWords, startOfDay, timeWords, useNow } from '../time.ts'
import { useDetail } from './detail-store.ts'
import { NoticeVersions } from './notice-versions.tsx'
import { removeOne } from './remove-store.ts'
import './detail-sheet.css'

const everyMs = 60_000

/** One invite from close: how far it is, its life, what was sent, and what can be done with it. */
export function DetailSheet() {
  const { detail, close } = useDetail()
  if (!detail) return null
  return (
    <Sheet
      title={<InviteTitle invite={detail.invite} />}
      isOpen
      onClose={close}
      closingKeys={keysOf('close')}
      actions={<Actions invite={detail.invite} />}
    >
      <Detail key={detail.invite.id} detail={detail} />
    </Sheet>
  )
}

function Detail({ detail }: { detail: InviteDetail }) {
  const [isRevealed, setIsRevealed] = useState(false)
  useShortcuts({ reveal: () => setIsRevealed(!isRevealed) }, 'inDialog')
  return (
    <div className="detail">
      <StateMark invite={detail.invite} />
      <DueLine invite={detail.invite} />
      <AtTheCounter detail={detail} isRevealed={isRevealed} />
      <section aria-labelledby="detail-sent">
        <div className="detail-head">
          <h3 id="detail-sent">Sent to VerifiMe</h3>
          <Button
            kind="quiet"
            size="small"
            icon={isRevealed ? EyeOff : Eye}
            keys={keysOf('reveal')}
            onPress={() => setIsRevealed(!isRevealed)}
          >
            {isRevealed ? 'Hide' : 'Reveal'}
          </Button>
        </div>
        <SentDetails detail={detail} isRevealed={isRevealed} />
      </section>
      <section aria-labelledby="detail-life">
        <div className="detail-head">
          <h3 id="detail-life">What happened</h3>
          <Button
            kind="quiet"
            size="small"
            icon={FileDown}
            keys={keysOf('saveRecord')}
            onPress={() => void saveRecord(detail.invite)}
          >
            Save as PDF
          </Button>
        </div>
        <InviteEvents detail={detail} />
      </section>
      {detail.notices.length > 0 && (
        <section aria-labelledby="detail-notices">
          <h3 id="detail-notices">What they could read of why you ask</h3>
          <NoticeVersions
            versions={detail.notices.map((notice) => ({
              ...notice,
              when: `first shown ${longDayWords(notice.shownAt)}, ${timeWords(notice.shownAt)}`,
            }))}
          />
        </section>
      )}
    </div>
  )
}

/** When somebody wanted to look after it. */
function DueLine({ invite }: { invite: Invite }) {
  const now = useNow(everyMs)
  const { dueOn } = invite
  if (dueOn === undefined || !canFollowUp(invite)) return null
  const isLate = isOverdue(dueOn, now)
  return (
    <p className={isLate ? 'detail-due detail-overdue' : 'detail-due'}>
      <Icon icon={CalendarClock} className="state-icon" />
      Follow up on {longDayWords(startOfDay(dueOn))}
      {isLate && ', overdue'}
    </p>
  )
}

/** A note of staff's for themselves, and that they have seen the customer. */
function AtTheCounter({ detail: { invite, events }, isRevealed }: SentDetailsProps) {
  const isMasked = useIsMasked() && !isRevealed
  const isSeen = events.some(({ kind }) => kind === 'seen-in-person')
  return (
    <section aria-label="At the counter" className="at-the-counter">
      {isMasked ? (
        <Fact name="Note">{invite.note === undefined ? undefined : hidden}</Fact>
      ) : (
        <Note invite={invite} />
      )}
      {invite.outcome === 'issued' && (!isSeen || invite.resultAt === undefined) && (
        <div className="section-buttons">
          {!isSeen && (
            <Button
              size="small"
              icon={UserRoundCheck}
              onPress={() => void askOrSay('invites.seen', { id: invite.id })}
            >
              Seen in person
            </Button>
          )}
          {invite.resultAt === undefined && (
            <Button
              size="small"
              icon={Inbox}
              keys={keysOf('resultArrived')}
              onPress={() => void noteResult(invite)}
            >
              Result arrived
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

/** Written down when it is left, with Enter or with the sheet. */
function Note({ invite }: { invite: Invite }) {
  const [typed, setTyped] = useState(invite.note ?? '')
  const kept = useRef(typed)
  const latest = useRef(typed)
  latest.current = typed
  const keep = useCallback(() => {
    if (latest.current === kept.current) return
    kept.current = latest.current
    void askOrSay('invites.setNote', { id: invite.id, note: latest.current })
  }, [invite.id])
  useEffect(() => keep, [keep])
  return (
    <LineField
      label="Note"
      name="note"
      direction="auto"
      value={typed}
      onChange={(text) => setTyped(text.slice(0, longestNote))}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
      }}
      hint="Never sent, never on slips, deleted after a day"
    />
  )
}

const longestNote = 200

/** Each closes the sheet: what it does shows itself elsewhere. */
function Actions({ invite }: { invite: Invite }) {
  const now = useNow(everyMs)
  const close = useDetail((state) => state.close)
  const other = otherAction(invite, now)
  const remove = () => {
    close()
    removeOne(invite.id)
  }
  const print = () => {
    close()
    void printSlip(invite)
  }
  const cannotScan = () => {
    close()
    void useCannotScan.getState().open(invite)
  }
  const setDueDay = () => {
    close()
    followUp(invite)
  }
  useShortcuts(
    {
      copyLink: () => void copyLink(invite),
      printSlip: print,
      cannotScan,
      followUp: setDueDay,
      resultArrived: () => void noteResult(invite),
      saveRecord: () => void saveRecord(invite),
    },
    'inDialog',
  )
  return (
    <>
      <ChoiceButton invite={invite} choice={primaryAction(invite, now)} isPrimary />
      {other && <ChoiceButton invite={invite} choice={other} />}
      {invite.outcome === 'issued' && (
        <>
          <Button icon={Printer} keys={keysOf('printSlip')} onPress={print}>
            Print slip
          </Button>
          <Button icon={Link} keys={keysOf('copyLink')} onPress={() => void copyLink(invite)}>
            Copy link
          </Button>
          {invite.status !== 'Completed' && (
            <Button icon={LifeBuoy} keys={keysOf('cannotScan')} onPress={cannotScan}>
              Can’t scan?
            </Button>
          )}
        </>
      )}
      {canFollowUp(invite) && (
        <Button icon={CalendarClock} keys={keysOf('followUp')} onPress={setDueDay}>
          Follow up
        </Button>
      )}
      <Button kind="danger" icon={Trash2} onPress={remove}>
        Delete
      </Button>
    </>
  )
}

interface ChoiceButtonProps {
  invite: Invite
  choice: Choice
  isPrimary?: boolean
}

function ChoiceButton({ invite, choice, isPrimary = false }: ChoiceButtonProps) {
  const close = useDetail((state) => state.close)
  return (
    <Button
      kind={isPrimary ? 'main' : 'plain'}
      autoFocus={isPrimary}
      icon={choices[choice].icon}
      {...(isPrimary ? { keys: keysOf('primaryAction') } : {})}
      onPress={() => {
        close()
        void choices[choice].act(invite)
      }}
    >
      {choices[choice].words}
    </Button>
  )
}

const hidden = '••••••••'

interface SentDetailsProps {
  detail: InviteDetail
  /** Birth date, phone and address too, in full: somebody may be looking over the counter. */
  isRevealed: boolean
}

/** What VerifiMe was sent, as far as it is still kept, under the form's names. */
function SentDetails({ detail, isRevealed }: SentDetailsProps) {
  const { invite, sent, detailsRemovedAt } = detail
  const { customerContext: customer } = sent
  const isMasked = useIsMasked() && !isRevealed
  const shown = (text: string | undefined) => (text === undefined || isRevealed ? text : hidden)
  const shownName = (name: string | undefined) =>
    name !== undefined && isMasked ? maskName(name) : name
  return (
    <>
      <dl className="facts">
        <Fact name={fieldLabels.email}>{shownEmail(sent.email, isMasked)}</Fact>
        <Fact name={fieldLabels.firstName}>{shownName(customer.firstName)}</Fact>
        <Fact name={fieldLabels.middleName}>{shownName(customer.middleName)}</Fact>
        <Fact name={fieldLabels.familyName}>{shownName(customer.familyName)}</Fact>
        <Fact name={fieldLabels.fullName}>{shownName(customer.fullName)}</Fact>
        <Fact name={fieldLabels.dateOfBirth}>{shown(customer.dateOfBirth)}</Fact>
        <Fact name={fieldLabels.phone}>{shown(customer.preferredContactNumber)}</Fact>
        <Fact name={fieldLabels.address}>{shown(customer.address)}</Fact>
        <Fact name={fieldLabels.reference}>{sent.referenceData}</Fact>
        <Fact name="Invitation email">{sent.sendInvitationEmail ? 'Sent by VerifiMe' : 'No'}</Fact>
        <Fact name="Organisation code">{invite.codeLabel}</Fact>
        <Fact name="Environment">{environmentWords[invite.environment].name}</Fact>
        <Fact name="Tracking reference">{invite.trackingReference}</Fact>
      </dl>
      {detailsRemovedAt !== undefined && (
        <p className="facts-removed">
          Date of birth and address are no longer kept here, if they were given: removed on{' '}
          {longDayWords(detailsRemovedAt)}.
        </p>
      )}
    </>
  )
}

/** Nothing where nothing is known. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === undefined) return null
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  )
}

/** What happened to an invite, first things first, and the invites before and after it. */
function InviteEvents({ detail }: { detail: InviteDetail }) {
  const { events, reissueOf, reissuedAs } = detail
  return (
    <>
      <ol className="life">
        {events.map((event, index) => (
          <EventLine
            // The same thing may happen twice in a millisecond, and nothing ever moves up.
            // biome-ignore lint/suspicious/noArrayIndexKey: a life only grows at its end.
            key={index}
            event={event}
            before={events[index - 1]}
            detail={detail}
          />
        ))}
      </ol>
      {reissueOf !== undefined && (
        <OtherInvite id={reissueOf} words="Made from an earlier invite" />
      )}
      {reissuedAs.map((id) => (
        <OtherInvite key={id} id={id} words="A later invite was made from it" />
      ))}
    </>
  )
}

interface EventLineProps {
  event: InviteEvent
  before: InviteEvent | undefined
  detail: InviteDetail
}

function EventLine({ event, before, detail: { invite } }: EventLineProps) {
  const { words, icon: Icon } = eventWords(event, invite)
  const day = longDayWords(event.at)
  const isNewDay = !before || longDayWords(before.at) !== day
  return (
    <>
      {isNewDay && <li className="life-day">{day}</li>}
      <li className="life-line">
        <span className="life-time">{timeWords(event.at)}</span>
        <Icon className="life-icon" aria-hidden="true" />
        <span>
          {words}
          {event.staff !== undefined && (
            <span className="life-staff">
              {' · '}
              <bdi>{event.staff}</bdi>
            </span>
          )}
        </span>
      </li>
    </>
  )
}

function OtherInvite({ id, words }: { id: number; words: string }) {
  const open = useDetail((state) => state.open)
  return (
    <Button size="small" kind="quiet" onPress={() => void open(id)}>
      {words}
    </Button>
  )
}
