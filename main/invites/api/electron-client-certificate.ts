import { BrowserWindow, type Session } from 'electron'

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
