import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import { url as inspectorAddress } from 'node:inspector'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { app, dialog, type IpcMain, ipcMain } from 'electron'
import { routeChannel } from '#contract/channels.ts'
import { createEarlyLog, logUncaught } from './logging/log.ts'
import type { LogFile } from './logging/log-file.ts'
import { takeVariables } from './settings/environment-variables.ts'
import {
  checkDataFolder,
  DataFolderError,
  forgetKeyLog,
  refusedSwitches,
  switchesSentence,
} from './switches.ts'
import { logProcessEnds, prepareApp, refuseClientCertificates } from './window/app-guards.ts'
import { servePages } from './window/app-protocol.ts'
import { createDeskWindow } from './window/desk-window.ts'
import { createPageOpener } from './window/guarded-window.ts'
import { keptZoom } from './window/kept-zoom.ts'
import { watchOpenedLinks } from './window/opened-links.ts'
import { createPageSession } from './window/page-session.ts'

// The start's fast half: it opens the desk's window and imports nothing that this does not need. The other half,
// front-desk.ts, is read while the page's process reads the page.

/**
 * A package lets no inspector into main, whatever it is started with: its fuse is off. Where one is in, this is the
 * tests' copy of the package, and there is nothing left that a refusal could keep closed.
 */
const isShipped = app.isPackaged && inspectorAddress() === undefined

/** Before anything else runs: no window and no other process may find the organisation code in the environment. */
const variables = takeVariables(process.env, isShipped)
forgetKeyLog(process.env)

const early = createEarlyLog()
const links = watchOpenedLinks()

/** The page may ask before the other half is read: its calls wait for who answers them. */
function createEarlyIpc(): Pick<IpcMain, 'handle'> {
  type Listener = Parameters<IpcMain['handle']>[1]
  let register: (listener: Listener) => void
  const registered = new Promise<Listener>((resolve) => {
    register = resolve
  })
  ipcMain.handle(routeChannel, async (event, ...call) => (await registered)(event, ...call))
  return { handle: (_channel, listener) => register(listener) }
}

/** A page that asks for nothing is no reason not to start. */
const longestServedMs = 1_000

async function start(): Promise<void> {
  if (!hasDisplay) await (await import('./settings/policy-source.ts')).readSettingsOfIt(variables)
  await app.whenReady()
  const { log } = early
  const ipc = createEarlyIpc()
  const pages = createPageSession()
  const isServed = servePages(join(app.getAppPath(), 'out', 'renderer'), pages.session.protocol)
  const openPage = createPageOpener(pages, log)
  const desk = createDeskWindow(openPage, keptZoom(join(app.getPath('userData'), 'zoom'), log))
  const isDrawn = once(desk, 'ready-to-show')
  // Main's thread is the one that windows and navigations need, too.
  await Promise.race([isServed, wait(longestServedMs)])
  const { runDesk } = await import('./front-desk.ts')
  const logFile = await openLogFile(app.getPath('userData'))
  await runDesk({ desk, ipc, isDrawn, openPage, variables, links, logFile, log })
}

/** Nobody can read a dialog there: the system ends the app by itself, and what IT set wrongly is said before it does. */
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)

/** Opens no window and touches no data: for the IT department, and for whatever rolls a policy out. */
async function printPolicyCheck(): Promise<void> {
  const { checkPolicy } = await import('./settings/check-policy.ts')
  const { lines, exitCode } = await checkPolicy(variables)
  const stream = exitCode === 0 ? process.stdout : process.stderr
  stream.write(`${lines.join('\n')}\n`)
  app.exit(exitCode)
}

async function openLogFile(folder: string): Promise<LogFile> {
  const { createLogFile } = await import('./logging/log-file.ts')
  const logFile = createLogFile(folder)
  early.handOver(logFile.log)
  return logFile
}

/** Tells the person, who may not even have seen a window. */
async function failToStart(error: unknown): Promise<void> {
  const { startFailureNames, startFailureSentence } = await import('./start-failure.ts')
  const folder = error instanceof DataFolderError ? error.folder : app.getPath('userData')
  if (!early.isHandedOver() && folder !== '') await openLogFile(folder)
  early.log('start-failed', startFailureNames(error))
  const sentence = startFailureSentence(error, folder)
  if (hasDisplay) {
    // Until then Linux has no box to show it in.
    await app.whenReady()
    dialog.showErrorBox('Front Desk cannot start', sentence)
  } else process.stderr.write(`Front Desk cannot start. ${sentence}\n`)
  app.exit(1)
}

/**
 * The first one comes to the front by itself. But its lock is a file among its data: where nothing can be written, the
 * lock is refused, too, and nobody runs.
 */
async function endAsSecond(): Promise<void> {
  const folder = app.getPath('userData')
  mkdirSync(folder, { recursive: true })
  rmdirSync(mkdtempSync(join(folder, 'can-be-written-')))
  app.quit()
}

function dataFolderFailure(): DataFolderError | undefined {
  const { commandLine } = app
  try {
    const taken = app.getPath('userData')
    if (commandLine.hasSwitch('user-data-dir')) {
      checkDataFolder(commandLine.getSwitchValue('user-data-dir'), taken)
    }
    return undefined
  } catch (error) {
    // Electron itself has no name for the usual one where that cannot be had.
    return error instanceof DataFolderError
      ? error
      : new DataFolderError(join(app.getPath('appData'), app.getName()))
  }
}

const refused = isShipped
  ? refusedSwitches({
      args: process.argv.slice(1),
      platform: process.platform,
      isRoot: process.getuid?.() === 0,
    })
  : []

if (refused.length > 0) {
  // At once: when the app is ready, Chromium's debugging port is open. Until then Linux has no box to show it in.
  const sentence = switchesSentence(refused)
  if (process.platform === 'linux') process.stderr.write(`Front Desk did not start. ${sentence}\n`)
  else dialog.showErrorBox('Front Desk did not start', sentence)
  app.exit(1)
}
prepareApp()
refuseClientCertificates()
const badFolder = dataFolderFailure()
if (app.commandLine.hasSwitch('check-policy')) {
  printPolicyCheck().catch(failToStart)
} else if (badFolder) {
  void failToStart(badFolder)
} else if (app.requestSingleInstanceLock()) {
  logUncaught(process, early.log)
  logProcessEnds(early.log)
  start().catch(failToStart)
} else {
  endAsSecond().catch(failToStart)
}
