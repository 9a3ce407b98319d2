import { type Session, session } from 'electron'

/** A proxy that is none: port 0 can be connected to by nobody. */
const nowhere = '0.0.0.0:0'

export interface PageSession {
  session: Session
  /** Resolves when nothing leads out any more: no page is loaded sooner. */
  isClosed: Promise<void>
}

/**
 * The session of all our pages. They are handed everything by main, so it reaches nothing, asks nothing of the
 * system, saves no file and keeps nothing on the disk: what a page might store is gone with the app.
 */
export function createPageSession(): PageSession {
  const pages = session.fromPartition('pages', { cache: false })
  pages.setPermissionRequestHandler((_contents, _permission, grant) => grant(false))
  pages.setPermissionCheckHandler(() => false)
  pages.setDevicePermissionHandler(() => false)
  pages.on('will-download', (event) => event.preventDefault())
  // Every scheme with a host but our own, which is never asked for here.
  pages.webRequest.onBeforeRequest(
    { urls: ['*://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*'] },
    (_details, answer) => answer({ cancel: true }),
  )
  // What passes the policy and the filter (WebRTC over TCP, preconnect) finds no way out either.
  const isClosed = pages.setProxy({
    mode: 'fixed_servers',
    proxyRules: nowhere,
    proxyBypassRules: '<-loopback>',
  })
  return { session: pages, isClosed }
}
