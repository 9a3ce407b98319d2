import { Eye, EyeOff, Link, Printer, QrCode, RotateCcw, Trash2 } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { Invite, InviteDetail } from '#contract'
import { keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { inviteTitle } from '../copy/invite-words.ts'
import { copyLink } from '../invite-actions.ts'
import { useShortcuts } from '../shortcuts.ts'
import { printSlip } from '../slips/slip-actions.ts'
import { StateMark } from '../state-mark.tsx'
import { useNow } from '../use-now.ts'
import './detail-sheet.css'
import { useDetail } from './detail-store.ts'
import { choose } from './invite-choices.ts'
import { InviteEvents } from './invite-events.tsx'
import { type Choice, choiceWords, otherThing, primaryAction } from './primary-action.ts'
import { removeOne } from './remove-store.ts'
import { SentDetails } from './sent-details.tsx'

const everyMs = 60_000
const choiceIcons = { 'show-code': QrCode, 'invite-again': RotateCcw } as const

/** One invite from close: how far it is, its life, what was sent, and what can be done with it. */
export function DetailSheet() {
  const { detail, close } = useDetail()
  if (!detail) return null
  return (
    <Sheet
      title={<bdi>{inviteTitle(detail.invite)}</bdi>}
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
  useShortcuts(
    useMemo(() => ({ reveal: () => setIsRevealed((before) => !before) }), []),
    'inDialog',
  )
  return (
    <div className="detail">
      <StateMark invite={detail.invite} />
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
        <h3 id="detail-life">What happened</h3>
        <InviteEvents detail={detail} />
      </section>
    </div>
  )
}

/** Each closes the sheet: what it does shows itself elsewhere. */
function Actions({ invite }: { invite: Invite }) {
  const now = useNow(everyMs)
  const close = useDetail((state) => state.close)
  const right = primaryAction(invite, now)
  const other = otherThing(invite, now)
  const remove = () => {
    close()
    removeOne(invite.id)
  }
  const print = useCallback(() => {
    close()
    void printSlip(invite)
  }, [close, invite])
  useShortcuts(
    useMemo(() => ({ copyLink: () => void copyLink(invite), printSlip: print }), [invite, print]),
    'inDialog',
  )
  return (
    <>
      <ChoiceButton invite={invite} choice={right} isRight />
      {other && <ChoiceButton invite={invite} choice={other} />}
      {invite.outcome === 'issued' && (
        <>
          <Button icon={Printer} keys={keysOf('printSlip')} onPress={print}>
            Print slip
          </Button>
          <Button icon={Link} keys={keysOf('copyLink')} onPress={() => void copyLink(invite)}>
            Copy link
          </Button>
        </>
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
  isRight?: boolean
}

function ChoiceButton({ invite, choice, isRight = false }: ChoiceButtonProps) {
  const close = useDetail((state) => state.close)
  return (
    <Button
      kind={isRight ? 'main' : 'plain'}
      autoFocus={isRight}
      icon={choiceIcons[choice]}
      {...(isRight ? { keys: keysOf('primaryAction') } : {})}
      onPress={() => {
        close()
        choose(choice, invite)
      }}
    >
      {choiceWords[choice]}
    </Button>
  )
}
