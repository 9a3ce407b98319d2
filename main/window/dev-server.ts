import { app, type Protocol, session } from 'electron'
import { noncePlaceholder, pageHeaders } from './content-policy.ts'

declare global {
  interface ImportMetaEnv {
    /** Where `npm run dev` serves the pages, as `http://127.0.0.1:5173`; false in every other build. */
    readonly DEV_SERVER: string | false
  }
}

/**
 * Serves the pages from Vite's development server, on the same addresses as the built ones. The build
 * leaves this file out of everything but `npm run dev`, and a test looks for it in the package.
 */
export function serveFromDevServer(to: Protocol, scheme: string, server: string): void {
  allowOnly(server)
  reloadWhenAsked()
  to.handle(scheme, async (request) => {
    const { pathname, search } = new URL(request.url)
    const answer = await fetch(server + pathname + search, {
      // Vite answers an import with a module and a style sheet's link with plain CSS: by this header.
      headers: { accept: request.headers.get('accept') ?? '*/*' },
    })
    const nonce = crypto.randomUUID()
    const type = answer.headers.get('content-type') ?? ''
    const headers = { ...relaxed(pageHeaders(nonce), server, nonce), 'content-type': type }
    const body = type.startsWith('text/html')
      ? (await answer.text()).replaceAll(noncePlaceholder, nonce)
      : await answer.arrayBuffer()
    return new Response(body, { status: answer.status, headers })
  })
}

/** Fast refresh is set up by a script in the page, and hears of changes through a socket. */
function relaxed(headers: Record<string, string>, server: string, nonce: string) {
  const policy = headers['content-security-policy'] ?? ''
  return {
    ...headers,
    'content-security-policy': policy
      .replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`)
      .replace("connect-src 'none'", `connect-src 'self' ${socketOf(server)}`),
    'cache-control': 'no-store',
  }
}

/** The pages' session reaches nothing; here it reaches the one socket. Whoever asks last is heard. */
function allowOnly(server: string): void {
  const pages = session.fromPartition('pages')
  pages.webRequest.onBeforeRequest(
    { urls: ['*://*/*', 'ws://*/*', 'wss://*/*'] },
    (asked, answer) => {
      answer({ cancel: !asked.url.startsWith(`${socketOf(server)}/`) })
    },
  )
  void pages.setProxy({ mode: 'direct' })
}

function socketOf(server: string): string {
  return server.replace('http:', 'ws:')
}

/**
 * A page may not navigate, not even to itself: main loads it anew when Vite's client asks for it. Of a page that
 * reloads itself, this event alone tells.
 */
function reloadWhenAsked(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', ({ url }) => {
      // Once this navigation has been refused.
      if (url === contents.getURL()) setImmediate(() => contents.reload())
    })
  })
}
