import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import { type Protocol, type ProtocolResponse, protocol } from 'electron'
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

/** What was answered leaves by main's own thread: a page whose scripts are on their way must not wait for what main does next. */
const handedOverMs = 20

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/**
 * Serves the built pages from `folder` to the pages' session; everything else is not found. Not by `protocol.handle`,
 * which reads Node's whole HTTP client for its `Response` while the desk waits: 30 ms of each start. Resolves when
 * the first page has what it asked for, and its process reads it: main has time for itself then.
 */
export function servePages(folder: string, to: Protocol): Promise<void> {
  // The build writes an address here for `npm run dev` alone; else it drops the call and what it calls.
  if (import.meta.env.DEV_SERVER) {
    serveFromDevServer(to, scheme, import.meta.env.DEV_SERVER)
    return Promise.resolve()
  }
  return new Promise((served) => {
    let pending = 0
    let hasScript = false
    to.registerBufferProtocol(scheme, ({ url, method }, answer) => {
      const path = filePath(folder, url)
      const contentType = path && contentTypes[extname(path)]
      if (!contentType || method !== 'GET') return answer(notFound)
      pending += 1
      readFile(path, (error, content) => {
        // A missing file is the page's own mistake; it sees the 404.
        answer(error ? notFound : page(content, contentType))
        pending -= 1
        hasScript ||= path.endsWith('.js')
        if (hasScript && pending === 0) setTimeout(served, handedOverMs)
      })
    })
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

function page(content: Buffer, contentType: string): ProtocolResponse & { data: Buffer } {
  const nonce = randomBytes(16).toString('base64')
  const isHtml = contentType.startsWith('text/html')
  return {
    headers: { 'content-type': contentType, ...pageHeaders(nonce) },
    data: isHtml
      ? Buffer.from(content.toString('utf8').replaceAll(noncePlaceholder, nonce))
      : content,
  }
}

const notFound = { statusCode: 404, data: Buffer.alloc(0) }
