import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, _electron as electron } from 'playwright'
import { test as base, expect, type Page } from 'playwright/test'
import { inProject, isRoot } from '../../scripts/set-up/project.ts'
import { whichElectron } from '../../scripts/set-up/which-electron.ts'
import { type FaultyPractice, startFaultyPractice } from '../fakes/faulty-practice.ts'
import { CustomerPage } from '../pages/customer-page.ts'
import { DeskPage } from '../pages/desk-page.ts'

/** A code that the practice server takes, and that no test may ever see in a page or on the disk. */
export const organisationCode = 'TESTCODE42'
export const linkHost = 'portal.verifime.com'

export interface FrontDesk {
  app: ElectronApplication
  desk: DeskPage
  customer: CustomerPage
  /** What the app wrote to standard error. */
  notes: string[]
  close(): Promise<void>
}

interface LaunchOptions {
  /** `FRONT_DESK_…` without the prefix; those of the server are set already. `undefined` takes one away. */
  environment?: Record<string, string | undefined>
  args?: string[]
  /** Anything else of the environment. */
  env?: Record<string, string>
  /** Unless something else is expected first, a launch ends when the form takes what is typed. */
  startsAt?: 'form' | 'elsewhere'
}

interface Fixtures {
  /** A stand-in for VerifiMe that can be told to misbehave. Its portal is VerifiMe's. */
  verifime: FaultyPractice
  /** The folder of the app's data: a second launch in a test is a restart. */
  dataFolder: string
  launch: (options?: LaunchOptions) => Promise<FrontDesk>
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from the pattern.
  verifime: async ({}, use) => {
    const server = await startFaultyPractice({ linkHost })
    await use(server)
    await server.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'front-desk-test-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  launch: async ({ verifime, dataFolder }, use) => {
    const launched: FrontDesk[] = []
    await use(async ({ environment = {}, args = [], env = {}, startsAt = 'form' } = {}) => {
      const frontDesk = await launchFrontDesk(dataFolder, args, {
        ...env,
        ...prefixed({
          ENVIRONMENT: 'custom',
          API_URL: verifime.url,
          LINK_HOSTS: linkHost,
          ORG_CODE: organisationCode,
          ORG_NAME: 'Wattle & Finch Lawyers',
          KEY_PROTECTION: 'account',
          ...environment,
        }),
      })
      launched.push(frontDesk)
      if (startsAt === 'form') await expect(frontDesk.desk.email).toBeFocused()
      return frontDesk
    })
    await Promise.all(launched.map((frontDesk) => frontDesk.close()))
  },
})

async function launchFrontDesk(
  dataFolder: string,
  args: string[],
  env: Record<string, string>,
): Promise<FrontDesk> {
  const { executable } = await whichElectron()
  const app = await electron.launch({
    executablePath: executable,
    args: [
      inProject(),
      `--user-data-dir=${dataFolder}`,
      ...(isRoot ? ['--no-sandbox'] : []),
      ...args,
    ],
    env: { ...plainEnvironment(), ...env },
    // Playwright would otherwise hold every page in the light theme.
    colorScheme: null,
  })
  const notes: string[] = []
  app.process().stderr?.on('data', (chunk: Buffer) => notes.push(chunk.toString()))
  const [desk, customer] = await Promise.all([
    pageNamed(app, 'desk.html'),
    pageNamed(app, 'customer.html'),
  ])
  let isClosed = false
  return {
    app,
    desk: new DeskPage(desk),
    customer: new CustomerPage(customer),
    notes,
    close: async () => {
      if (!isClosed) await app.close()
      isClosed = true
    },
  }
}

async function pageNamed(app: ElectronApplication, name: string): Promise<Page> {
  const isIt = (page: Page) => page.url().endsWith(name)
  const page = app.windows().find(isIt) ?? (await app.waitForEvent('window', isIt))
  await page.waitForLoadState('domcontentloaded')
  return page
}

/** This process's environment without what would set the app up in another way than the test says. */
export function plainEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !entry[0].startsWith('FRONT_DESK_') && entry[0] !== 'NODE_OPTIONS',
  )
  return Object.fromEntries(entries)
}

function prefixed(environment: Record<string, string | undefined>): Record<string, string> {
  const set = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined ? [] : [[`FRONT_DESK_${name}`, value] as const],
  )
  return Object.fromEntries(set)
}
