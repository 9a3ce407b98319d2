import type { Invite } from './invite.ts'

/** The first moment of the local day that holds this one, in milliseconds since 1970: 1 am where clocks skip midnight. */
export function startOfToday(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0)
}

/** A time that is later than now, by a clock that was put back since, counts as today's. */
export function isOfToday(at: number, now: number): boolean {
  return at >= startOfToday(now)
}

/** What decides on how far an invite is. */
export type InviteProgress = Pick<Invite, 'outcome' | 'status' | 'offQueue' | 'resultAt'>

/** Issued, and its customer has not submitted their details. All of them are in the index `invite_open`. */
export function awaitsDetails({
  outcome,
  status,
  resultAt,
}: Omit<InviteProgress, 'offQueue'>): boolean {
  return outcome === 'issued' && status !== 'Completed' && resultAt === undefined
}

/** Its customer is still waited for. */
export function isOpen(made: InviteProgress): boolean {
  return awaitsDetails(made) && made.offQueue === undefined
}

export function isOpenToday(made: InviteProgress & Pick<Invite, 'createdAt'>, now: number) {
  return isOpen(made) && isOfToday(made.createdAt, now)
}

/** How long somebody who has finished stays in view, so that a glance is enough to see it. */
export const submittedStaysMs = 15 * 60_000

/** "Zoë O’Brien" → "Z••• O•••". */
export function maskName(name: string): string {
  const masked = (part: string) => `${[...part][0] ?? ''}•••`
  return name.trim().split(/\s+/u).map(masked).join(' ')
}

/** `m•••@example.com`: enough to tell two customers apart, too little to write to one. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const [first = ''] = email.slice(0, at)
  return `${first}•••${email.slice(at)}`
}
