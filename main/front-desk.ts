import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  app,
  type BrowserWindow,
  clipboard,
  dialog,
  type IpcMain,
  powerMonitor,
  screen,
  shell,
} from 'electron'
import { type EventName, type Events, eventChannel } from '#contract'
import { createDisplayWindow } from './customer-display/display-window.ts'
import { createElectronScreens } from './customer-display/electron-screens.ts'
import { electronKeyring } from './database/electron-keyring.ts'
import { createEncryptedDatabase } from './database/encrypted-database.ts'
import { openDatabaseSession } from './database-session.ts'
import { type AskWhatToOpen, type AskWhereToSave, createWholeFiles } from './files/whole-files.ts'
import { createElectronProbe } from './invites/api/electron-probe.ts'
import { createElectronTransport } from './invites/api/electron-transport.ts'
import { type Emit, registerIpcHandlers } from './ipc/dispatch.ts'
import type { DiagnosticsSystem } from './logging/diagnostics.ts'
import type { Log } from './logging/log.ts'
import type { LogFile } from './logging/log-file.ts'
import { createPracticeApi, practiceTransport } from './practice/practice-api.ts'
import { practiceApiUrl, practiceLinkHost } from './settings/connection.ts'
import type { Variables } from './settings/environment-variables.ts'
import { readSettingsOfIt } from './settings/policy-source.ts'
import { createElectronSlipWindow } from './slips/electron-slip-window.ts'
import { openElectronUpdater } from './updates/electron-updater.ts'
import { createUpdateService } from './updates/update-service.ts'
import { applyTheme } from './window/desk-window.ts'
import { createElectronNotifications } from './window/electron-notifications.ts'
import type { OpenPage } from './window/guarded-window.ts'
import type { OpenedLinks } from './window/opened-links.ts'
import { createSecretClipboard } from './window/secret-clipboard.ts'
import { windowKindOf } from './window/window-kind.ts'

const now = () => new Date()

/** After this long without a key or the mouse nobody is at the desk, and the customer's screen is covered. */
const awayAfterSeconds = 5 * 60

/** What the windows themselves do about what the desk is told. */
const heardInMain = (
  desk: BrowserWindow,
): { [Name in EventName]?: (payload: Events[Name]) => void } => ({
  'settings.changed': ({ theme }) => applyTheme(theme),
  'lock.changed': ({ isLocked }) => {
    // A page that begins anew has nothing of a customer's in its memory.
    if (isLocked && !desk.isDestroyed()) desk.webContents.reload()
  },
})

/**
 * Tells the desk. The answer that is being
 * given leaves before the news that it makes: the desk shows a new code sooner than it redraws its lists.
 */
function emitTo(desk: BrowserWindow): Emit {
  const heard = heardInMain(desk)
  return <Name extends EventName>(name: Name, payload: Events[Name]) => {
    heard[name]?.(payload)
    setImmediate(() => {
      // A window that is closing can outlive its page.
      if (desk.isDestroyed() || desk.webContents.isDestroyed()) return
      desk.webContents.send(eventChannel, name, payload)
    })
  }
}

interface FirstWindow {
  /** Opened already: its page is being loaded. */
  desk: BrowserWindow
  /** Where the page's calls come in. */
  ipc: Pick<IpcMain, 'handle'>
  /** Resolves when it has something to show. */
  isDrawn: Promise<unknown>
  openPage: OpenPage
  variables: Variables
  links: OpenedLinks
  logFile: LogFile
  log: Log
}

/** Everything behind the desk's window. What cannot be obeyed or opened is an error, and the app does not start. */
export async function runDesk(first: FirstWindow): Promise<void> {
  const { desk, openPage, log } = first
  const customer = createDisplayWindow(desk, openPage)
  const slips = createElectronSlipWindow(desk, openPage)
  const files = createWholeFiles(join(app.getPath('userData'), 'unfinished-files'))
  const secrets = createSecretClipboard(clipboard)
  const session = openSession(first, { customer, slips, files, secrets })
  const windowKind = windowKindOf({
    desk: () => desk,
    customer: customer.window,
    slip: slips.window,
  })
  // Before anything is waited for: the page may be quicker.
  registerIpcHandlers({
    ipcMain: first.ipc,
    session,
    windowKind,
    log,
  })
  desk.on('closed', () => app.quit())
  app.on('second-instance', () => {
    if (desk.isDestroyed()) return
    if (desk.isMinimized()) desk.restore()
    const cover = customer.window()
    // What customers see over the desk stays over it.
    if (cover?.isVisible() && isOnScreenOf(desk, cover)) cover.show()
    else desk.focus()
  })
  const { keepDraft, writeAnswers, suspend, resume, lock, stop, updates, emit } = await session
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
  const leave = () => emit('computer.left', undefined)
  powerMonitor.on('lock-screen', leave)
  powerMonitor.on('suspend', leave)
  powerMonitor.on('suspend', suspend)
  powerMonitor.on('resume', resume)
  // Linux tells of it by the idle state alone.
  powerMonitor.on('lock-screen', lock)
  app.on('will-quit', files.stop)
  app.on('before-quit', secrets.clear)
  app.on('will-quit', stop)
  app.on('will-quit', updates.stop)
}

interface Parts {
  customer: ReturnType<typeof createDisplayWindow>
  slips: ReturnType<typeof createElectronSlipWindow>
  files: ReturnType<typeof createWholeFiles>
  secrets: ReturnType<typeof createSecretClipboard>
}

/** Reads what IT has set and opens the history; the desk is in view as soon as the former can be obeyed. */
async function openSession(
  { desk, isDrawn, openPage, variables, links, logFile, log }: FirstWindow,
  { customer, slips, files, secrets }: Parts,
) {
  const { fixed, unknownCount } = await readSettingsOfIt(variables)
  if (unknownCount > 0) log('policy-names-unknown', { count: unknownCount })
  void isDrawn.then(() => !desk.isDestroyed() && desk.show())
  const emit = emitTo(desk)
  links.listen(() => emit('link.opened', undefined))
  const count = files.removeLeftOver()
  if (count > 0) log('unfinished-files-removed', { count })
  const file = createEncryptedDatabase({
    userDataFolder: app.getPath('userData'),
    keyring: electronKeyring,
    isAccountEnough: fixed.isAccountEnough,
    backupFolder: fixed.backupFolder,
    now,
  })
  const practice = createPracticeApi({ linkHost: practiceLinkHost, now })
  const updates = createUpdateService({
    open: openElectronUpdater,
    rules: fixed.updates,
    emit,
    log,
  })
  const room = await openDatabaseSession(file, {
    transport: practiceTransport(practice, practiceApiUrl, createElectronTransport()),
    practice,
    probe: createElectronProbe(),
    window: customer,
    slipWindow: slips,
    screens: createElectronScreens(desk, openPage),
    isNobodyThere: () =>
      ['idle', 'locked'].includes(powerMonitor.getSystemIdleState(awayAfterSeconds)),
    idle: () => ({
      seconds: powerMonitor.getSystemIdleTime(),
      isScreenLocked: powerMonitor.getSystemIdleState(awayAfterSeconds) === 'locked',
    }),
    fixed,
    appVersion: app.getVersion(),
    now,
    askWhereToSave: saveDialogOf(desk),
    askWhatToOpen: openDialogOf(desk),
    files,
    takeLink: links.take,
    writeClipboard: secrets.write,
    emit,
    log,
    updates,
    diagnostics: diagnosticsOf(logFile),
    notifications: createElectronNotifications(desk),
  })
  return { ...room, updates, emit }
}

function isOnScreenOf(desk: BrowserWindow, cover: BrowserWindow): boolean {
  const idOf = (window: BrowserWindow) => screen.getDisplayMatching(window.getBounds()).id
  return idOf(desk) === idOf(cover)
}

/** The system's own dialog, on the desk's window. */
function saveDialogOf(desk: BrowserWindow): AskWhereToSave {
  return async ({ suggestedName, title, kind: name, extension }) => {
    const { canceled, filePath } = await dialog.showSaveDialog(desk, {
      title,
      defaultPath: join(app.getPath('documents'), suggestedName),
      filters: [{ name, extensions: [extension] }],
    })
    return canceled || filePath === '' ? undefined : filePath
  }
}

function openDialogOf(desk: BrowserWindow): AskWhatToOpen {
  return async ({ title, files }) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(desk, {
      title,
      properties: [files ? 'openFile' : 'openDirectory'],
      ...(files ? { filters: [{ name: files.kind, extensions: files.extensions }] } : {}),
    })
    return canceled ? undefined : filePaths[0]
  }
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
    licences: async () => {
      const file = join(app.getAppPath(), 'out', 'third-party', 'licences.json')
      const beside =
        process.platform === 'darwin' ? process.resourcesPath : dirname(process.execPath)
      return {
        parts: JSON.parse(await readFile(file, 'utf8')),
        chromium: join(beside, 'LICENSES.chromium.html'),
      }
    },
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
