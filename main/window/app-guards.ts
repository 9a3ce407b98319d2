import { join, resolve } from 'node:path'
import { app, Menu } from 'electron'
import type { Log } from '../logging/log.ts'
import { registerScheme } from './app-protocol.ts'
import { linkScheme } from './opened-links.ts'

/** What must be settled before the app is ready. */
export function prepareApp(): void {
  registerScheme()
  keepDataOnThisComputer()
  openLinks()
  // Over HTTP/2 Chromium repeats a refused POST on the connection that stands.
  app.commandLine.appendSwitch('disable-http2')
  // Without it, the app ends after the GPU's process has died a few times in a row: a driver's crash is no reason.
  app.commandLine.appendSwitch('disable-gpu-process-crash-limit')
  Menu.setApplicationMenu(applicationMenu())
}

/**
 * No menu bar at a counter. macOS alone needs one: its copy and paste live there. Not Electron's own, whose keys
 * would load the page anew and zoom it past the desk's sizes.
 */
function applicationMenu(): Menu | null {
  if (process.platform !== 'darwin') return null
  return Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
}

/**
 * Elsewhere the package says so: macOS by Info.plist, Linux by the desktop file. Behind `--` nothing in a link is a
 * switch, whatever quotes it has. An app whose data lies elsewhere would be started beside the one that is open.
 */
function openLinks(): void {
  if (process.platform !== 'win32' || !app.isPackaged) return
  const folder = app.commandLine.getSwitchValue('user-data-dir')
  const elsewhere = folder === '' ? [] : [`--user-data-dir=${resolve(folder)}`]
  app.setAsDefaultProtocolClient(linkScheme, process.execPath, [...elsewhere, '--'])
}

/** Windows copies its roaming folder to other machines, and the key in it would be worth nothing there. */
function keepDataOnThisComputer(): void {
  const localFolder = process.env.LOCALAPPDATA
  const isChosen = app.commandLine.hasSwitch('user-data-dir')
  if (process.platform === 'win32' && localFolder && !isChosen) {
    app.setPath('userData', join(localFolder, app.getName()))
  }
}

const processNames = { GPU: 'gpu', Utility: 'utility', Zygote: 'zygote' } as const

/** Chromium's helpers come back by themselves; a page's own end is logged where it is brought back. */
export function logProcessEnds(log: Log): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    const process =
      type === 'GPU' || type === 'Utility' || type === 'Zygote' ? processNames[type] : 'other'
    if (reason !== 'clean-exit') log('process-gone', { process, reason, exitCode })
  })
}

/** Since Electron 44 a certificate may be picked by itself: the desk identifies itself to nobody. */
export function refuseClientCertificates(): void {
  app.on('select-client-certificate', (event, ...details) => {
    event.preventDefault()
    const choose = details[3]
    choose()
  })
}
