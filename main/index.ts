import { join } from 'node:path'
import { app, type BrowserWindow, clipboard, dialog, powerMonitor, shell } from 'electron'
import { type EventName, type Events, eventChannel } from '#contract'
import { createDisplayWindow } from './customer-display/display-window.ts'
import { createElectronScreens } from './customer-display/electron-screens.ts'
import { electronKeyring } from './database/electron-keyring.ts'
import { createHistoryFile } from './database/history-file.ts'
import { openDatabaseSession } from './database-session.ts'
import { saveDialogOf } from './files/electron-save-dialog.ts'
import { createWholeFiles } from './files/whole-files.ts'
import { createElectronProbe } from './invites/api/electron-probe.ts'
import { createElectronTransport, forbidHttp2 } from './invites/api/electron-transport.ts'
import type { Emit } from './ipc/dispatch.ts'
import { registerIpcHandlers } from './ipc/register-ipc-handlers.ts'
import type { DiagnosticsSystem } from './logging/diagnostics.ts'
import { logUncaught } from './logging/log.ts'
import { createLogFile, type LogFile } from './logging/log-file.ts'
import { createPracticeApi, practiceTransport } from './practice/practice-api.ts'
import { practiceApiUrl, practiceLinkHost } from './settings/connection.ts'
import { type FixedSettings, readFixedSettings, takeVariables } from './settings/fixed-settings.ts'
import { createElectronSlipWindow } from './slips/electron-slip-window.ts'
import { savePdfWith } from './slips/slip-file.ts'
import { startFailureNames, startFailureSentence } from './start-failure.ts'
import { logProcessEnds, prepareApp, refuseClientCertificates } from './window/app-guards.ts'
import { servePages } from './window/app-protocol.ts'
import { applyTheme, createDeskWindow } from './window/desk-window.ts'
import { createPageOpener } from './window/guarded-window.ts'
import { keptZoom } from './window/kept-zoom.ts'
import { createPageSession } from './window/page-session.ts'
import { createSecretClipboard } from './window/secret-clipboard.ts'
import { windowKindOf } from './window/window-kind.ts'

/** Before anything else runs: no window and no other process may find the organisation code in the environment. */
const variables = takeVariables(process.env)

const now = () => new Date()

/** After this long without a key or the mouse nobody is at the desk, and the customer's screen is covered. */
const awayAfterSeconds = 5 * 60

const slipFile = { title: 'Save the slip as PDF', name: 'PDF', extension: 'pdf' }
const exportFile = { title: 'Export invites', name: 'CSV', extension: 'csv' }

/**
 * Tells the desk; the theme is the one event that the windows' frames follow too. The answer that is being
 * given leaves before the news that it makes: the desk shows a new code sooner than it redraws its lists.
 */
function emitTo(desk: BrowserWindow): Emit {
  return <Name extends EventName>(name: Name, payload: Events[Name]) => {
    if (name === 'settings.changed') applyTheme((payload as Events['settings.changed']).theme)
    setImmediate(() => {
      // A window that is closing can outlive its page.
      if (desk.isDestroyed() || desk.webContents.isDestroyed()) return
      desk.webContents.send(eventChannel, name, payload)
    })
  }
}

async function openDesk(fixed: FixedSettings, logFile: LogFile): Promise<void> {
  const { log } = logFile
  const pages = await createPageSession()
  servePages(join(app.getAppPath(), 'out', 'renderer'), pages.protocol)
  const openPage = createPageOpener(pages, log)
  // The windows come first: opening the key may make the system ask its user something.
  const desk = createDeskWindow(openPage, keptZoom(join(app.getPath('userData'), 'zoom'), log))
  const customer = createDisplayWindow(desk, openPage)
  const slips = createElectronSlipWindow(desk, openPage)
  const file = createHistoryFile({
    userDataFolder: app.getPath('userData'),
    keyring: electronKeyring,
    isAccountEnough: fixed.isAccountEnough,
    now,
  })
  const files = createWholeFiles({
    temporaryFolder: app.getPath('temp'),
    listFile: join(app.getPath('userData'), 'unfinished-files'),
  })
  const count = files.removeLeftOver()
  if (count > 0) log('unfinished-files-removed', { count })
  const secrets = createSecretClipboard(clipboard)
  const practice = createPracticeApi({ linkHost: practiceLinkHost, now })
  const room = openDatabaseSession(file, {
    transport: practiceTransport(practice, practiceApiUrl, createElectronTransport()),
    practice,
    probe: createElectronProbe(),
    window: customer,
    slipWindow: slips,
    savePdf: savePdfWith(saveDialogOf(desk, slipFile), files),
    screens: createElectronScreens(desk, openPage),
    isNobodyThere: () =>
      ['idle', 'locked'].includes(powerMonitor.getSystemIdleState(awayAfterSeconds)),
    fixed,
    appVersion: app.getVersion(),
    now,
    askWhereToSave: saveDialogOf(desk, exportFile),
    files,
    writeClipboard: secrets.write,
    emit: emitTo(desk),
    log,
    diagnostics: diagnosticsOf(logFile),
  })
  const windowKind = windowKindOf({
    desk: () => desk,
    customer: () => customer.window,
    slip: slips.window,
  })
  registerIpcHandlers({ handlers: room.then(({ handlers }) => handlers), windowKind, log })
  desk.on('closed', () => app.quit())
  app.on('second-instance', () => {
    if (desk.isDestroyed()) return
    if (desk.isMinimized()) desk.restore()
    desk.focus()
  })
  const { keepDraft, writeAnswers, suspend, resume, stop } = await room
  desk.on('close', (event) => {
    if (writeAnswers() > 0 && !isQuittingAnyway(desk)) event.preventDefault()
  })
  desk.on('blur', keepDraft)
  desk.webContents.on('render-process-gone', keepDraft)
  // Windows ends an app at shutdown without letting it quit.
  desk.on('session-end', () => {
    keepDraft()
    files.stop()
    secrets.clear()
  })
  powerMonitor.on('suspend', suspend)
  powerMonitor.on('resume', resume)
  app.on('will-quit', files.stop)
  app.on('before-quit', secrets.clear)
  app.on('will-quit', stop)
}

function diagnosticsOf({ folder, lastLines }: LogFile): DiagnosticsSystem {
  return {
    facts: {
      Electron: process.versions.electron,
      Chromium: process.versions.chrome,
      System: `${process.platform} ${process.getSystemVersion()} ${process.arch}`,
      Locale: app.getLocale(),
    },
    lastLines,
    copy: (text) => void clipboard.writeText(text),
    openLogFolder: async () => (await shell.openPath(folder)) === '',
  }
}

/** Asked when an answer of VerifiMe's still has found no room on the disk. */
function isQuittingAnyway(desk: BrowserWindow): boolean {
  const chosen = dialog.showMessageBoxSync(desk, {
    type: 'warning',
    title: 'Front Desk',
    message: 'An invite has not been written down yet.',
    detail:
      'The disk takes no writing. If you quit now, the invite still works on the customer’s phone, but Front Desk forgets its QR code. Free some space first: then it is written by itself.',
    buttons: ['Stay', 'Quit anyway'],
    defaultId: 0,
    cancelId: 0,
  })
  return chosen === 1
}

async function start(logFile: LogFile): Promise<void> {
  await app.whenReady()
  await openDesk(readFixedSettings(variables), logFile)
}

prepareApp()
refuseClientCertificates()
forbidHttp2()
if (app.requestSingleInstanceLock()) {
  const logFile = createLogFile(app.getPath('userData'))
  const { log } = logFile
  logUncaught(process, log)
  logProcessEnds(log)
  start(logFile).catch((error: unknown) => {
    log('start-failed', startFailureNames(error))
    const sentence = startFailureSentence(error, app.getPath('userData'))
    dialog.showErrorBox('Front Desk cannot start', sentence)
    app.exit(1)
  })
} else {
  app.quit()
}
