import { type CheckedLink, checkPortalLink } from '../portal-link.ts'

/** Whether an invite's link, as VerifiMe sent it, may be shown to a customer: it must be that invite's. */
export function checkLink(
  link: string,
  trackingReference: string,
  linkHosts: readonly string[],
): CheckedLink {
  const checked = checkPortalLink(link, linkHosts)
  if ('fault' in checked && checked.fault === 'form') return checked
  const path = new URL(link).pathname.toLowerCase()
  return path.includes(trackingReference.toLowerCase()) ? checked : { fault: 'form' }
}
