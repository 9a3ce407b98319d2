import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'
import { contentPolicy } from './content-policy.ts'

/** The pages' own scheme: unlike file:, it has an origin, and reaches nothing but the built pages. */
const scheme = 'front-desk'
const pageHost = 'app'
/** The desk's own: Chromium zooms all pages of a host together, and what customers see is never zoomed along. */
const deskHost = 'desk'

/** The address of one of our pages: `desk.html`, `customer.html`. */
export function pageUrl(page: string): string {
  return `${scheme}://${page === 'desk.html' ? deskHost : pageHost}/${page}`
}

/** The build writes this where a nonce belongs; each answer gets a fresh one. */
const noncePlaceholder = /__CSP_NONCE__/gu

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

/** Serves the built pages from `folder`; everything else is not found. */
export function servePages(folder: string): void {
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url)
    const path = normalize(join(folder, decodeURIComponent(url.pathname)))
    const contentType = contentTypes[extname(path)]
    const isOurs = url.host === pageHost || url.host === deskHost
    if (!isOurs || !contentType || !path.startsWith(folder + sep)) return notFound()
    try {
      return page(await readFile(path), contentType)
    } catch {
      // A missing file is the page's own mistake; it sees the 404.
      return notFound()
    }
  })
}

function page(content: Buffer, contentType: string): Response {
  const nonce = randomBytes(16).toString('base64')
  const headers = {
    'content-type': contentType,
    'content-security-policy': contentPolicy(nonce),
    'x-content-type-options': 'nosniff',
  }
  const isHtml = contentType.startsWith('text/html')
  const body = isHtml ? content.toString('utf8').replace(noncePlaceholder, nonce) : content
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { headers })
}

function notFound(): Response {
  return new Response(null, { status: 404 })
}
