import type { Invite } from '#contract'
import { dayWords } from '../words/time-words.ts'

export interface Day {
  title: string
  invites: Invite[]
}

/** The list cut into days, in the order in which it came. */
export function days(invites: readonly Invite[], now: number): Day[] {
  const found: Day[] = []
  for (const invite of invites) {
    const title = dayWords(invite.createdAt, now)
    const last = found.at(-1)
    if (last?.title === title) last.invites.push(invite)
    else found.push({ title, invites: [invite] })
  }
  return found
}
