import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  type WebContents,
} from 'electron'
import { errorName, type Log, pageName } from '../logging/log.ts'
import { pageUrl } from './app-protocol.ts'
import { keepPageAlive } from './page-recovery.ts'
import type { PageSession } from './page-session.ts'

export type OpenPage = (page: string, options: BrowserWindowConstructorOptions) => BrowserWindow

/** Script that has these could ask the system's file dialogs for files, and write them. */
const fileDialogFeatures = 'FileSystemAccess,FileSystemAccessLocal'

/** Opens windows with our pages, which can go nowhere, open nothing and are granted nothing. */
export function createPageOpener({ session, isClosed }: PageSession, log: Log): OpenPage {
  return (page, options) => {
    const window = new BrowserWindow({
      ...options,
      webPreferences: {
        ...options.webPreferences,
        session,
        preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        disableBlinkFeatures: fileDialogFeatures,
        devTools: !app.isPackaged,
      },
    })
    const { webContents } = window
    webContents.on('will-navigate', (event) => event.preventDefault())
    webContents.on('will-frame-navigate', (event) => event.preventDefault())
    webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
    webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    webContents.on('select-bluetooth-device', (event, _devices, choose) => {
      event.preventDefault()
      choose('')
    })
    refuseFileDialogs(webContents).catch((error: unknown) => {
      log('file-dialogs-not-refused', { page: pageName(page), error: errorName(error) })
    })
    const load = () => {
      isClosed
        .then(() => (window.isDestroyed() ? undefined : window.loadURL(pageUrl(page))))
        .catch((error: unknown) => {
          log('page-not-loaded', { page: pageName(page), error: errorName(error) })
        })
    }
    keepPageAlive(window, { page: pageName(page), load, log })
    load()
    return window
  }
}

/**
 * A file input would open the system's dialog. Only a debugger can take it instead, and this one does nothing with
 * it; it stays attached through reloads and crashes.
 */
async function refuseFileDialogs({ debugger: protocol }: WebContents): Promise<void> {
  protocol.attach('1.3')
  await protocol.sendCommand('Page.enable')
  await protocol.sendCommand('Page.setInterceptFileChooserDialog', { enabled: true })
}
