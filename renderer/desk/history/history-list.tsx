import { Link, QrCode, RotateCcw } from 'lucide-react'
import { Fragment, useMemo } from 'react'
import {
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
} from 'react-aria-components/GridList'
import type { Invite } from '#contract'
import { Button } from '../../ui/button.tsx'
import { copyLink, inviteAgain, showCode } from '../invite-actions.ts'
import { StateMark } from '../state-mark.tsx'
import { useNow } from '../use-now.ts'
import { inviteTitle } from '../words/invite-words.ts'
import { stateWords } from '../words/state-words.ts'
import { timeWords } from '../words/time-words.ts'
import { days } from './days.ts'
import { useHistory } from './history-store.ts'
import { rightThing } from './right-thing.ts'

const everyMs = 60_000

/** The invites by day. Arrows move between them, Enter does the right thing, left and right reach the buttons. */
export function HistoryList() {
  const { invites, hasMore, isReading, readOlder } = useHistory()
  const now = useNow(everyMs)
  const byDay = useMemo(() => days(invites, now), [invites, now])
  return (
    <Fragment>
      <GridList aria-label="Invites" className="history-list" autoFocus="first">
        {byDay.map(({ title, invites: ofDay }) => (
          <GridListSection key={title} id={title} className="history-day">
            <GridListHeader className="history-day-title">{title}</GridListHeader>
            {ofDay.map((invite) => (
              <HistoryRow key={invite.id} invite={invite} />
            ))}
          </GridListSection>
        ))}
      </GridList>
      {hasMore && (
        <Button isBusy={isReading} onPress={() => void readOlder()}>
          {isReading ? 'Reading…' : 'Show older'}
        </Button>
      )}
    </Fragment>
  )
}

function HistoryRow({ invite }: { invite: Invite }) {
  const title = inviteTitle(invite)
  const time = timeWords(invite.createdAt)
  return (
    <GridListItem
      id={invite.id}
      className="history-row"
      textValue={`${title}, ${time}, ${stateWords(invite).words}`}
      onAction={() => doTheRightThing(invite)}
    >
      <div className="history-line">
        <span className="history-time">{time}</span>
        <bdi className="history-name" title={title}>
          {title}
        </bdi>
        <span className="history-reference" title={invite.reference}>
          {invite.reference}
        </span>
        <span className="history-state">
          <StateMark invite={invite} />
        </span>
        <RowActions invite={invite} title={title} />
      </div>
    </GridListItem>
  )
}

function doTheRightThing(invite: Invite) {
  if (rightThing(invite, Date.now()) === 'show-code') void showCode(invite)
  else void inviteAgain(invite)
}

function RowActions({ invite, title }: { invite: Invite; title: string }) {
  return (
    <span className="history-actions">
      {invite.outcome === 'issued' && (
        <Fragment>
          <Button
            size="small"
            kind="quiet"
            icon={QrCode}
            label={`Show QR for ${title}`}
            onPress={() => void showCode(invite)}
          >
            Show QR
          </Button>
          <Button
            size="small"
            kind="quiet"
            icon={Link}
            label={`Copy link for ${title}`}
            onPress={() => void copyLink(invite)}
          >
            Copy link
          </Button>
        </Fragment>
      )}
      <Button
        size="small"
        kind="quiet"
        icon={RotateCcw}
        label={`Invite again: ${title}`}
        onPress={() => void inviteAgain(invite)}
      >
        Invite again
      </Button>
    </span>
  )
}
