import type { Invite } from '#contract'

/** The list with an invite in its place: changed where it is, put on top when it is new. */
export function withChange(invites: Invite[], changed: Invite): Invite[] {
  const isKnown = invites.some(({ id }) => id === changed.id)
  if (isKnown) return invites.map((invite) => (invite.id === changed.id ? changed : invite))
  const newest = invites[0]
  return !newest || changed.id > newest.id ? [changed, ...invites] : invites
}

export function withoutIds(invites: Invite[], ids: readonly number[]): Invite[] {
  const gone = new Set(ids)
  return invites.filter(({ id }) => !gone.has(id))
}
