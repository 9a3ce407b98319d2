import { join } from 'node:path'
import { app, BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import { pageUrl } from './app-protocol.ts'

/** A window with one of our pages that can go nowhere, open nothing and is granted nothing. */
export function openPage(page: string, options: BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...options,
    webPreferences: {
      ...options.webPreferences,
      preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  const { webContents } = window
  webContents.on('will-navigate', (event) => event.preventDefault())
  webContents.on('will-frame-navigate', (event) => event.preventDefault())
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  bringBackAfterCrash(window)
  webContents.session.setPermissionRequestHandler((_contents, permission, grant) =>
    grant(isGranted(permission)),
  )
  webContents.session.setPermissionCheckHandler((_contents, permission) => isGranted(permission))
  void window.loadURL(pageUrl(page))
  return window
}

/**
 * The draft is in the database: a page that crashed comes back as it was. One that crashes as its window
 * closes must not: the window would wait for the new page, which nobody asks to go, and keep the app.
 */
function bringBackAfterCrash(window: BrowserWindow): void {
  let isClosing = false
  window.on('close', (event) => {
    // Whoever keeps the window has said so once all have heard.
    queueMicrotask(() => {
      isClosing = !event.defaultPrevented
    })
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (window.isDestroyed()) return
    if (isClosing) window.destroy()
    else if (reason !== 'clean-exit') window.webContents.reload()
  })
}

/** Copying a recovery code is all that a page may do beyond showing itself. */
function isGranted(permission: string): boolean {
  return permission === 'clipboard-sanitized-write'
}
