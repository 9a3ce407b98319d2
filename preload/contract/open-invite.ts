import type { Invite } from './invite.ts'

/** The first moment of the local day that holds this one, in milliseconds since 1970: 1 am where clocks skip midnight. */
export function startOfToday(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0)
}

/** A time that is later than now, by a clock that was put back since, counts as today's. */
export function isOfToday(at: number, now: number): boolean {
  return at >= startOfToday(now)
}

/** Issued, and its customer has not submitted their details. The index `invite_open` holds the same. */
export function isOpen({ outcome, status }: Pick<Invite, 'outcome' | 'status'>): boolean {
  return outcome === 'issued' && status !== 'Completed'
}

export function isOpenToday(made: Pick<Invite, 'outcome' | 'status' | 'createdAt'>, now: number) {
  return isOpen(made) && isOfToday(made.createdAt, now)
}
