import { QrCode, UserRoundCheck } from 'lucide-react'
import type { Invite, KnownPerson } from '#contract'
import { keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { InviteTitle } from '../copy/invite-words.tsx'
import { dayWords, timeWords } from '../time.ts'
import { showOpenToday, takeOver, useReturning } from './returning-store.ts'
import './returning-customers.css'

const keptWords: Record<KnownPerson['kept'][number], string> = {
  name: 'name',
  dateOfBirth: 'date of birth',
  phone: 'phone',
  address: 'address',
  reference: 'reference',
}

/** Who is known by what is being typed, and what one key does about it. Always there, to be heard. */
export function ReturningCustomers() {
  const { openToday, people } = useReturning((state) => state.known)
  // Only a whole address has an open invite, and then nobody else is meant.
  const others = openToday ? [] : people
  return (
    <section className="returning" role="status" aria-label="Been here before">
      {openToday && <OpenToday invite={openToday} person={people[0]} />}
      {others.map((person, index) => (
        <div key={person.inviteId} className="returning-person">
          <h2>Been here before: {dayWords(person.lastSeenAt, Date.now())}</h2>
          <InviteTitle className="returning-name" invite={person} />
          <KeptDetails person={person} number={index + 1} />
        </div>
      ))}
    </section>
  )
}

function OpenToday({ invite, person }: { invite: Invite; person: KnownPerson | undefined }) {
  return (
    <div className="returning-person">
      <h2>Invited today, {timeWords(invite.createdAt)}</h2>
      <InviteTitle className="returning-name" invite={invite} />
      <Button
        size="small"
        kind="main"
        icon={QrCode}
        keys={keysOf('showOpenToday')}
        isPassedByTab
        onPress={() => void showOpenToday()}
      >
        Show that QR
      </Button>
      {person && person.kept.length > 0 && <KeptDetails person={person} number={1} />}
    </div>
  )
}

function KeptDetails({ person, number }: { person: KnownPerson; number: number }) {
  if (person.kept.length === 0) {
    // Whether there ever were any is not known: a birth date or an address may have had its time.
    return <p className="returning-kept">Nothing but the email address is kept.</p>
  }
  const kept = person.kept.map((part) => keptWords[part]).join(', ')
  return (
    <>
      <p className="returning-kept">Still kept: {kept}</p>
      <Button
        size="small"
        icon={UserRoundCheck}
        keys={keysOf('takeOver', number - 1)}
        isPassedByTab
        onPress={() => void takeOver(person.inviteId)}
      >
        Use these details
      </Button>
    </>
  )
}
