import type { Invite } from '#contract'

/** Whom an invite is for, as the desk may say it: the name as far as it is known, else `m•••@example.com`. */
export function inviteTitle({ name, maskedEmail }: Pick<Invite, 'name' | 'maskedEmail'>): string {
  return name ?? maskedEmail
}
