import type { InviteDetail, InviteEvent } from '#contract'
import { Button } from '../../ui/button.tsx'
import { eventWords } from '../copy/event-words.ts'
import { longDayWords, timeWords } from '../copy/time-words.ts'
import { useDetail } from './detail-store.ts'

/** What happened to an invite, first things first, and the invites before and after it. */
export function InviteEvents({ detail }: { detail: InviteDetail }) {
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
        <span>{words}</span>
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
