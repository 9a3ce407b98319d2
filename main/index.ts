import { join } from 'node:path'
import { app, dialog } from 'electron'
import { createEarlyLog, logUncaught } from './logging/log.ts'
import type { LogFile } from './logging/log-file.ts'
import { takeVariables } from './settings/environment-variables.ts'
import { logProcessEnds, prepareApp, refuseClientCertificates } from './window/app-guards.ts'
import { servePages } from './window/app-protocol.ts'
import { createDeskWindow } from './window/desk-window.ts'
import { createPageOpener } from './window/guarded-window.ts'
import { keptZoom } from './window/kept-zoom.ts'
import { createPageSession } from './window/page-session.ts'

// The start's fast half: it opens the desk's window and imports nothing that this does not need. The other half,
// front-desk.ts, is read while the system starts the page's process, which takes longer.

/** Before anything else runs: no window and no other process may find the organisation code in the environment. */
const variables = takeVariables(process.env)

const early = createEarlyLog()

async function start(): Promise<void> {
  await app.whenReady()
  const { log } = early
  const pages = await createPageSession()
  servePages(join(app.getAppPath(), 'out', 'renderer'), pages.protocol)
  const openPage = createPageOpener(pages, log)
  const desk = createDeskWindow(openPage, keptZoom(join(app.getPath('userData'), 'zoom'), log))
  const { runDesk } = await import('./front-desk.ts')
  await runDesk({ desk, openPage, variables, logFile: await openLogFile(), log })
}

async function openLogFile(): Promise<LogFile> {
  const { createLogFile } = await import('./logging/log-file.ts')
  const logFile = createLogFile(app.getPath('userData'))
  early.handOver(logFile.log)
  return logFile
}

/** Tells the person, who may not even have seen a window. */
async function failToStart(error: unknown): Promise<void> {
  const { startFailureNames, startFailureSentence } = await import('./start-failure.ts')
  if (!early.isHandedOver()) await openLogFile()
  early.log('start-failed', startFailureNames(error))
  dialog.showErrorBox(
    'Front Desk cannot start',
    startFailureSentence(error, app.getPath('userData')),
  )
  app.exit(1)
}

prepareApp()
refuseClientCertificates()
if (app.requestSingleInstanceLock()) {
  logUncaught(process, early.log)
  logProcessEnds(early.log)
  start().catch(failToStart)
} else {
  app.quit()
}
