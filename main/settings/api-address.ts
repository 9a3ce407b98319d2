const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The base address of an API, without a slash at its end: https, or http on this machine only.
 * Nothing when the text is no such address, or holds a user name, a query or a fragment.
 */
export function parseApiAddress(typed: string): string | undefined {
  if (!URL.canParse(typed.trim())) return undefined
  const url = new URL(typed.trim())
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.has(url.hostname))
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  // A lone ? or # at the end is in no part of the URL, and would swallow the path that follows.
  return isSafe && isPlain && !/[?#]/u.test(url.href) ? url.href.replace(/\/+$/u, '') : undefined
}

/** A host name as links are compared with: lower case, no scheme, port, path, IP address or punycode. */
export function parseLinkHost(typed: string): string | undefined {
  const host = typed.trim().toLowerCase()
  const isName =
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/u.test(host)
  return isName && !host.split('.').some((label) => label.startsWith('xn--')) ? host : undefined
}
