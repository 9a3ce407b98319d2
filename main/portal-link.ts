const longestLink = 1024

/** The host of a link, or why it may not become a QR code. */
export type CheckedLink = { host: string } | { fault: 'form' | 'host' }

/**
 * Whether a link leads to the customer portal and nowhere else: checked on the very string that the code
 * will hold. Every condition has its reason in docs/decisions/021-link-rules.md.
 */
export function checkPortalLink(link: string, linkHosts: readonly string[]): CheckedLink {
  if (link.length > longestLink || !/^[\x21-\x7e]+$/u.test(link) || !URL.canParse(link)) {
    return { fault: 'form' }
  }
  const url = new URL(link)
  // What a browser would read differently from what stands there could lead elsewhere than it says.
  const isLiteral = url.href === link
  const isPlain = url.username === '' && url.password === '' && url.port === ''
  if (!isLiteral || !isPlain || url.protocol !== 'https:') return { fault: 'form' }
  return isNamedHost(url.hostname) && linkHosts.includes(url.hostname)
    ? { host: url.hostname }
    : { fault: 'host' }
}

/** No IP address, and no name that is written with other letters than it shows. */
function isNamedHost(host: string): boolean {
  return !/^[\d.]+$|^\[/u.test(host) && !host.split('.').some((label) => label.startsWith('xn--'))
}

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
