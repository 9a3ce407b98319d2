import { format } from 'date-fns'
import type { Invite, InviteDetail, InviteEvent, InviteRecord, RecordFact } from '#contract'
import { eventWords } from './activity-lines.ts'
import { outcomeWords } from './export-lines.ts'

/**
 * The record of an invite, in words. It says what was done and how far that came, and of the verification nothing.
 * Birth date and address stay out of it: the app itself is to forget them within a day.
 */
export function recordSheet(detail: InviteDetail, now: Date): InviteRecord {
  const { invite, events } = detail
  const { environment, reference } = invite
  return {
    ...(environment === 'production' ? {} : { mark: marks[environment] }),
    title: `Record of invite ${reference}`,
    madeAt: timeWords(now.getTime()),
    facts: factsOf(detail),
    events: events.map(({ kind, at, staff }) => ({
      at: timeWords(at),
      what: kind === 'answered' ? answerOf(invite) : { ...eventWords, ...plainWords }[kind],
      ...(staff === undefined ? {} : { staff }),
    })),
  }
}

const marks = {
  practice: 'Practice: not a real customer',
  staging: 'Staging: not a real customer',
  custom: 'Custom environment: not VerifiMe’s own address',
} as const

/** Whoever reads it years later is not to take it for more, or for less, than was known. */
const plainWords = { submitted: 'Details submitted' } as const

function factsOf({ invite, sent, events, notices }: InviteDetail): RecordFact[] {
  const { customerContext: customer } = sent
  const last = (kind: InviteEvent['kind']) => events.findLast((event) => event.kind === kind)
  const fact = (name: string, value: string | undefined): RecordFact[] =>
    value === undefined || value === '' ? [] : [{ name, value }]
  const exact = (name: string, value: string | undefined): RecordFact[] =>
    fact(name, value).map((one) => ({ ...one, isExact: true }))
  return [
    ...fact('How far it came', howFar(invite)),
    ...fact('Customer', invite.name),
    ...fact('Email', sent.email),
    ...fact('Phone', customer.preferredContactNumber),
    ...exact('Reference', invite.reference),
    ...exact('Tracking reference', invite.trackingReference),
    ...fact('Invite made', doneWords(last('created')) ?? timeWords(invite.createdAt)),
    ...fact('Organisation code', invite.codeLabel),
    ...fact('Seen in person', doneWords(last('seen-in-person')) ?? 'Not noted'),
    ...fact('Result arrived', resultWords(invite, last('result-arrived'))),
    ...fact('Note', invite.note),
    ...notices.flatMap((notice) => fact('Privacy notice', noticeWords(notice))),
  ]
}

/** As the customer could read it: a version alone says nothing years later. */
function noticeWords({ version, shownAt, text, link }: InviteDetail['notices'][number]): string {
  const lines = [`Version ${version}, shown on ${timeWords(shownAt)}`, text, link]
  return lines.filter((line) => line !== '').join('\n')
}

function howFar({ outcome, status, offQueue, resultAt }: Invite): string {
  if (outcome !== 'issued') return outcomeWords[outcome]
  if (resultAt !== undefined) return 'The result has arrived at the organisation'
  if (status === 'Completed') return 'Details submitted by the customer'
  const reached = status === 'Active' ? 'Opened on the customer’s phone' : 'Issued, not opened'
  return offQueue === undefined ? reached : `${reached}; ${departures[offQueue]}`
}
const departures = {
  left: 'the customer left',
  replaced: 'replaced by a corrected invite',
} as const

function answerOf({ outcome }: Invite): string {
  return outcome === 'issued' ? 'Issued by VerifiMe' : outcomeWords[outcome]
}

function resultWords({ resultAt }: Invite, event: InviteEvent | undefined): string {
  return (resultAt === undefined ? undefined : doneWords(event)) ?? 'Not noted'
}

function doneWords(event: InviteEvent | undefined): string | undefined {
  if (!event) return undefined
  const at = timeWords(event.at)
  return event.staff === undefined ? at : `${at}, by ${event.staff}`
}

/** "28 Nov 2026, 9:41:07 am UTC+11:00": by this computer's clock, with its offset at that moment. */
export function timeWords(at: number): string {
  return format(at, "d MMM yyyy, h:mm:ss aaa 'UTC'xxx")
}
