import { isSameDay } from 'date-fns'
import type { Invite } from '#contract'

export interface Row {
  id: number
  invite: Invite
  beginsDay: boolean
}

/** Rows made before: the list builds anew only what is another object. */
const known = new WeakMap<Invite, Row>()

/** The invites as rows, each with whether it is the first of its day. */
export function rowsOf(invites: readonly Invite[]): Row[] {
  return invites.map((invite, index) => {
    const above = invites[index - 1]
    const beginsDay = !above || !isSameDay(above.createdAt, invite.createdAt)
    const before = known.get(invite)
    if (before?.beginsDay === beginsDay) return before
    const row = { id: invite.id, invite, beginsDay }
    known.set(invite, row)
    return row
  })
}
