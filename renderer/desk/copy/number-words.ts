import type { FoundCount } from '#contract'

const format = new Intl.NumberFormat('en-AU')

/** "12,345" */
export function numberWords(count: number): string {
  return format.format(count)
}

/** "1 invite", "12,345 invites" */
export function invitesWords(count: number): string {
  return `${numberWords(count)} ${count === 1 ? 'invite' : 'invites'}`
}

/** "12,345 invites", "more than 20,000 invites" */
export function foundWords({ count, hasMore }: FoundCount): string {
  return hasMore ? `more than ${invitesWords(count)}` : invitesWords(count)
}
