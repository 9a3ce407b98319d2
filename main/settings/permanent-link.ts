import type { PermanentLinkProblem } from '#contract'
import { checkPortalLink } from '../portal-link.ts'

const uuids = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/giu

export interface PermanentLinkGround {
  /** Of the environment in force. */
  linkHosts: readonly string[]
  /** Whether the history knows this UUID as the tracking reference of an invite. */
  isTrackingReference: (uuid: string) => boolean
}

/**
 * Why the organisation's permanent link cannot be shown; nothing when it can, or when there is none.
 * It takes what an invite's link takes, but may not be one: everybody who scanned it would land in one
 * customer's visit.
 */
export function permanentLinkProblem(
  link: string,
  { linkHosts, isTrackingReference }: PermanentLinkGround,
): PermanentLinkProblem | undefined {
  if (link === '') return undefined
  const checked = checkPortalLink(link, linkHosts)
  if ('fault' in checked && checked.fault === 'form') return 'link-form'
  const isOfInvite = /\/track-id(\/|$)/iu.test(new URL(link).pathname)
  const references = link.match(uuids) ?? []
  if (isOfInvite || references.some(isTrackingReference)) return 'link-reference'
  return 'fault' in checked ? 'link-host' : undefined
}

/** Whether a link could be right in some environment: its host is judged where one is in force. */
export function hasPermanentLinkForm(link: string): boolean {
  const ground = { linkHosts: [], isTrackingReference: () => false }
  return permanentLinkProblem(link, ground) === 'link-host'
}
