import { Check, Link, PanelRightOpen, QrCode, RotateCcw } from 'lucide-react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { GridListItem } from 'react-aria-components/GridList'
import type { Invite } from '#contract'
import { Button } from '../../ui/button.tsx'
import { copyLink } from '../invite-actions.ts'
import { StateMark } from '../state-mark.tsx'
import { useNow } from '../use-now.ts'
import { inviteTitle } from '../words/invite-words.ts'
import { stateWords } from '../words/state-words.ts'
import { dayWords, timeWords } from '../words/time-words.ts'
import { useDetail } from './detail-store.ts'
import { choose, doTheRightThing } from './invite-choices.ts'
import { type Choice, choiceWords, otherThing, rightThing } from './right-thing.ts'
import type { Row } from './rows.ts'

const everyMs = 60_000
const choiceIcons = { 'show-code': QrCode, 'invite-again': RotateCcw } as const

/** One line an invite: when, whom, which, how far, and what can be done. */
export function HistoryRow({ row: { invite, beginsDay } }: { row: Row }) {
  const title = inviteTitle(invite)
  const when = `${dayWords(invite.createdAt, Date.now())} ${timeWords(invite.createdAt)}`
  return (
    <GridListItem
      id={invite.id}
      className="history-row"
      textValue={`${title}, ${when}, ${stateWords(invite).words}`}
      onAction={() => doTheRightThing(invite)}
    >
      <RowLine invite={invite} beginsDay={beginsDay} />
    </GridListItem>
  )
}

/** Apart from the row, because the list keeps every row in mind and draws only those in sight. */
function RowLine({ invite, beginsDay }: Pick<Row, 'invite' | 'beginsDay'>) {
  const now = useNow(everyMs)
  const title = inviteTitle(invite)
  return (
    <div className="history-line">
      <Checkbox slot="selection" className="history-check" aria-label={`Select ${title}`}>
        <Check className="history-check-mark" aria-hidden="true" />
      </Checkbox>
      <span className={beginsDay ? 'history-day history-day-first' : 'history-day'}>
        {dayWords(invite.createdAt, now)}
      </span>
      <span className="history-time">{timeWords(invite.createdAt)}</span>
      <bdi className="history-name" title={title}>
        {title}
      </bdi>
      <span className="history-reference" title={invite.reference}>
        {invite.reference}
      </span>
      <span className="history-state">
        <StateMark invite={invite} />
      </span>
      <RowActions invite={invite} title={title} now={now} />
    </div>
  )
}

function RowActions({ invite, title, now }: { invite: Invite; title: string; now: number }) {
  const right = rightThing(invite, now)
  const other = otherThing(invite, now)
  return (
    <span className="history-actions">
      <ChoiceButton invite={invite} choice={right} title={title} />
      {other && <ChoiceButton invite={invite} choice={other} title={title} isIconOnly />}
      {invite.outcome === 'issued' && (
        <Button
          size="small"
          kind="quiet"
          icon={Link}
          label={`Copy link for ${title}`}
          onPress={() => void copyLink(invite)}
        />
      )}
      <Button
        size="small"
        kind="quiet"
        icon={PanelRightOpen}
        label={`Details of ${title}`}
        onPress={() => void useDetail.getState().open(invite.id)}
      />
    </span>
  )
}

interface ChoiceButtonProps {
  invite: Invite
  choice: Choice
  title: string
  isIconOnly?: boolean
}

function ChoiceButton({ invite, choice, title, isIconOnly = false }: ChoiceButtonProps) {
  const words = choiceWords[choice]
  return (
    <Button
      size="small"
      kind="quiet"
      icon={choiceIcons[choice]}
      label={choice === 'show-code' ? `${words} for ${title}` : `${words}: ${title}`}
      onPress={() => choose(choice, invite)}
    >
      {isIconOnly ? undefined : words}
    </Button>
  )
}
