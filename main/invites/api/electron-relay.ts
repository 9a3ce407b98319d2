import type { LookupFunction } from 'node:net'
import { BrowserWindow, type Session } from 'electron'
import { type Destination, type OnePostRelay, openOnePostRelay } from './one-post-relay.ts'

/** How one POST leaves this machine. */
export interface PostRelay extends OnePostRelay {
  /** Whether `hasLeft` can be relied on. Not where a proxy of the network stands between. */
  isCertain: boolean
  /** The address of the network's proxy, where there is one. */
  proxy?: string
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '::1'])

/**
 * Leads the POST session's next request through a relay of its own. `system` tells the system's proxy
 * (rules, PAC, discovery). Without a proxy the relay leads straight to the server. With one Chromium
 * talks to the proxy itself, which may want its Kerberos or NTLM, and finds the relay shut when it would
 * send again. To this machine itself Chromium obeys no PAC, so there the relay leads to the proxy.
 */
export async function openPostRelay(post: Session, system: Session, url: URL): Promise<PostRelay> {
  const [proxies, relay] = await choose(system, url)
  const through = (scheme: string) => ({
    mode: 'fixed_servers' as const,
    proxyRules: `${scheme}://127.0.0.1:${relay.port}`,
    proxyBypassRules: '<-loopback>',
  })
  if (proxies === undefined) {
    await post.setProxy(through('socks5'))
    return { ...relay, isCertain: true }
  }
  const [scheme, proxy] = first(proxies)
  if (loopbackHosts.has(bareHost(url))) await post.setProxy(through(scheme))
  else {
    const pacScript = dataUrl(onceOnly(bareHost(url), proxies, relay.port))
    await post.setProxy({ mode: 'pac_script', pacScript })
  }
  return { ...relay, isCertain: false, proxy }
}

async function choose(system: Session, url: URL): Promise<[string | undefined, OnePostRelay]> {
  const proxies = await system.resolveProxy(url.href)
  const isTls = url.protocol === 'https:'
  const server: Destination = {
    host: bareHost(url),
    port: Number(url.port || (isTls ? 443 : 80)),
    entry: 'socks5',
    carries: isTls ? 'tls' : 'plain',
    lookup: lookupWith(system),
  }
  if (/^\s*DIRECT\b/u.test(proxies)) return [undefined, await openOnePostRelay(server)]
  if (!loopbackHosts.has(server.host)) {
    return [proxies, await openOnePostRelay({ ...server, isShut: true })]
  }
  const [, address] = first(proxies)
  const { hostname, port } = new URL(`http://${address}`)
  const toProxy: Destination = {
    host: hostname.replace(/^\[|\]$/gu, ''),
    port: Number(port || 80),
    entry: 'raw',
    carries: 'plain',
    lookup: lookupWith(system),
  }
  return [proxies, await openOnePostRelay(toProxy)]
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/gu, '')
}

/** The first of `PROXY a:8080; SOCKS5 b:1080; DIRECT`: the one that is tried first. */
export function firstProxy(proxies: string): [kind: string, address: string] {
  const [kind = '', address = ''] = proxies.split(';')[0]?.trim().split(/\s+/u) ?? []
  return [kind, address]
}

/** The same as the scheme of a rule and an address. */
function first(proxies: string): [scheme: string, address: string] {
  const [kind, address] = firstProxy(proxies)
  const schemes: Record<string, string> = { SOCKS: 'socks4', SOCKS5: 'socks5', HTTPS: 'https' }
  return [schemes[kind] ?? 'http', address]
}

/** A PAC script that tells the proxies once. Its variables live as long as it is in force. */
function onceOnly(host: string, proxies: string, shutPort: number): string {
  return `var told = false
function FindProxyForURL(url, host) {
  if (told || host !== ${JSON.stringify(host)}) return 'SOCKS5 127.0.0.1:${shutPort}'
  told = true
  return ${JSON.stringify(proxies)}
}`
}

function dataUrl(script: string): string {
  const type = 'application/x-ns-proxy-autoconfig'
  return `data:${type};base64,${Buffer.from(script).toString('base64')}`
}

/** Names are looked up as Chromium does: its rules, its secure DNS, both families of addresses. */
function lookupWith(session: Session): LookupFunction {
  return (name, options, found) => {
    session.resolveHost(name).then(
      ({ endpoints }) => {
        const addresses = endpoints.map(({ address }) => ({
          address,
          family: address.includes(':') ? 6 : 4,
        }))
        const [one] = addresses
        if (!one) found(new Error('no address'), [])
        else if (options.all) found(null, addresses)
        else found(null, one.address, one.family)
      },
      () => found(new Error('no address'), []),
    )
  }
}

const pageTimeoutMs = 5_000

/**
 * Makes a session go on without a certificate at a server that asks for one. Before Electron 44 a request
 * of the main process fails there without asking anybody. A page is asked, or passes without one where
 * there is none, and its session remembers that for the server. So an empty page of the server's is
 * fetched in a window that nobody sees, without scripts; what it answers is thrown away.
 */
export async function answerWithoutCertificate(
  session: Session,
  url: string,
  signal: AbortSignal,
): Promise<void> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session, sandbox: true, contextIsolation: true, javascript: false },
  })
  const { webContents } = window
  const stop = () => window.destroy()
  const ends = AbortSignal.any([signal, AbortSignal.timeout(pageTimeoutMs)])
  ends.addEventListener('abort', stop, { once: true })
  session.once('will-download', (event) => event.preventDefault())
  webContents.on('will-redirect', (event) => event.preventDefault())
  try {
    await window.loadURL(new URL('/', url).href)
  } catch {
    // Whatever came of the page: the request itself, sent next, tells what the server does.
  } finally {
    ends.removeEventListener('abort', stop)
    if (!window.isDestroyed()) window.destroy()
  }
}
