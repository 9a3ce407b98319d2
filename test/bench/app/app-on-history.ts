import { constants, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keyCheck, writeKeyFile } from '../../../main/database/key-file.ts'
import { type Database, openDatabase } from '../../../main/database/open-database.ts'
import { type FrontDesk, launchFrontDesk, prefixed } from '../../app/launched-desk.ts'
import { benchKey } from '../big-history.ts'

/** What an app of the benchmark runs on. */
export interface Ground {
  dataFolder: string
  /** The environment with the display. */
  display: Record<string, string>
  /** VerifiMe's stand-in. */
  apiUrl: string
}

/** The environment of the benchmark's history, and the host of the links in it. */
const environment = 'production'
export const linkHost = 'portal.verifime.com'

/** Nobody is at the desk sooner after its start; until then the app warms itself up. */
const firstCustomerMs = 3_000

/** Of a data folder. */
export const historyIn = (dataFolder: string): string => join(dataFolder, 'history', 'history.db')

/** A new data folder whose history is a copy of `history`, after `prepare` has changed it. */
export function dataFolderWith(history: string, prepare: (database: Database) => void): string {
  const dataFolder = mkdtempSync(join(tmpdir(), 'front-desk-bench-'))
  const folder = join(dataFolder, 'history')
  mkdirSync(folder, { mode: 0o700 })
  const file = historyIn(dataFolder)
  copyFileSync(history, file, constants.COPYFILE_FICLONE)
  writeKeyFile(join(folder, 'history.key'), {
    version: 1,
    check: keyCheck(benchKey),
    isInUse: true,
    wraps: { account: benchKey.toString('base64') },
  })
  const database = openDatabase(file, benchKey)
  // A copy may be lost with the machine that it is made on.
  database.pragma('synchronous = OFF')
  prepare(database)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
  return dataFolder
}

export const removeFolder = (dataFolder: string): void =>
  rmSync(dataFolder, { recursive: true, force: true })

/** The app's settings in the environment; `apiUrl` where something is to answer. */
export function fixedVariables(apiUrl = 'http://127.0.0.1:9'): Record<string, string> {
  return prefixed({
    ENVIRONMENT: environment,
    API_URL: apiUrl,
    LINK_HOSTS: linkHost,
    ORG_CODE: 'TESTCODE42',
    ORG_NAME: 'Wattle & Finch Lawyers',
    KEY_PROTECTION: 'account',
  })
}

/** Starts the app as a desk has it, and ends it when `work` is done. */
export async function withApp<Result>(
  { dataFolder, display, apiUrl }: Ground,
  work: (app: FrontDesk) => Promise<Result>,
): Promise<Result> {
  const args = ['--js-flags=--expose-gc']
  const app = await launchFrontDesk({
    dataFolder,
    args,
    env: { ...display, ...fixedVariables(apiUrl) },
  })
  try {
    // A question may stand in front of the form: it is there all the same.
    await app.desk.page.locator('input[name="email"]').waitFor()
    await app.desk.page.waitForTimeout(firstCustomerMs)
    return await work(app)
  } finally {
    await app.close()
  }
}
