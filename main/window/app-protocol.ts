import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { type Protocol, protocol } from 'electron'
import { noncePlaceholder, pageHeaders } from './content-policy.ts'
import { serveFromDevServer } from './dev-server.ts'

/** The pages' own scheme: unlike file:, it has an origin, and reaches nothing but the built pages. */
const scheme = 'front-desk'
const pageHost = 'app'
/** The desk's own: Chromium zooms all pages of a host together, and what customers see is never zoomed along. */
const deskHost = 'desk'

/** Where one of our pages is served: `desk.html`, `customer.html`. */
function hostUrl(page: string): string {
  return `${scheme}://${page === 'desk.html' ? deskHost : pageHost}/`
}

/** The address of one of our pages. */
export function pageUrl(page: string): string {
  return hostUrl(page) + page
}

/** Whether the address is on the host of that page, whatever follows. */
export function isOnPageHost(page: string, url: string): boolean {
  return url.startsWith(hostUrl(page))
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built pages from `folder` to the pages' session; everything else is not found. */
export function servePages(folder: string, to: Protocol): void {
  // The build writes an address here for `npm run dev` alone; else it drops the call and what it calls.
  if (import.meta.env.DEV_SERVER) {
    serveFromDevServer(to, scheme, import.meta.env.DEV_SERVER)
    return
  }
  to.handle(scheme, async ({ url, method }) => {
    const path = filePath(folder, url)
    const contentType = path && contentTypes[extname(path)]
    if (!contentType || method !== 'GET') return notFound()
    try {
      return page(await readFile(path), contentType)
    } catch {
      // A missing file, or a name that the system cannot have, is the page's own mistake; it sees the 404.
      return notFound()
    }
  })
}

/** The file that an address of ours means; nothing for one that is none of ours or leads out of the folder. */
export function filePath(folder: string, address: string): string | undefined {
  const url = new URL(address)
  const isOurs = isOnPageHost('desk.html', url.href) || isOnPageHost('customer.html', url.href)
  const name = decoded(url.pathname)
  if (!isOurs || name === undefined || /[\0\\]/u.test(name)) return undefined
  const path = normalize(join(folder, name))
  return path.startsWith(folder + sep) ? path : undefined
}

/** Nothing for what is no encoding of anything. */
function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

function page(content: Buffer, contentType: string): Response {
  const nonce = randomBytes(16).toString('base64')
  const headers = { 'content-type': contentType, ...pageHeaders(nonce) }
  const isHtml = contentType.startsWith('text/html')
  const body = isHtml ? content.toString('utf8').replaceAll(noncePlaceholder, nonce) : content
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { headers })
}

function notFound(): Response {
  return new Response(null, { status: 404 })
}
