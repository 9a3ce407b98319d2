import type { ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type ElectronApplication, _electron as electron, type Page } from 'playwright'
import { inProject, isRoot } from '../../scripts/set-up/script.ts'
import { whichElectron } from '../../scripts/set-up/which-electron.ts'
import { CustomerPage } from '../pages/customer-page.ts'
import { DeskPage } from '../pages/desk-page.ts'

export interface FrontDesk {
  app: ElectronApplication
  desk: DeskPage
  customer: CustomerPage
  /** What the app wrote to standard error. */
  logs: string[]
  close(): Promise<void>
}

export interface Launch {
  /** Where the app keeps its data. */
  dataFolder: string
  args?: string[]
  /** Instead of the chosen Electron: a program that starts it. */
  executable?: string
  /** Added to this process's own environment. */
  env: Record<string, string>
}

/** However busy the machine is: an app that has not quit by then never will. */
const longestQuitMs = 30_000

/** Starts the built app in the chosen Electron, or the packaged one, and waits for both of its pages. */
export async function launchFrontDesk(launch: Launch): Promise<FrontDesk> {
  const { dataFolder, args = [], env } = launch
  const app = await electron.launch({
    // `npm test -- packaged` names the package's copy.
    executablePath:
      launch.executable ?? process.env.PACKAGED_APP ?? (await whichElectron()).executable,
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
  const logs: string[] = []
  // Once it has ended, Playwright knows of no process any more.
  const child = app.process()
  child.stderr?.on('data', (chunk: Buffer) => logs.push(chunk.toString()))
  const [desk, customer] = await Promise.all([
    pageNamed(app, 'desk.html'),
    pageNamed(app, 'customer.html'),
  ])
  let isClosed = false
  return {
    app,
    desk: new DeskPage(desk),
    customer: new CustomerPage(customer),
    logs,
    close: async () => {
      if (!isClosed) await quit(app, child, logs)
      isClosed = true
    },
  }
}

/** Without an end of its own, one app that stays would hold up all tests after it. */
async function quit(app: ElectronApplication, child: ChildProcess, logs: string[]): Promise<void> {
  let isStuck = false
  const end = setTimeout(() => {
    isStuck = child.kill('SIGKILL')
  }, longestQuitMs)
  try {
    await app.close()
  } finally {
    clearTimeout(end)
  }
  if (isStuck) throw new Error(`The app did not quit by itself.\n${logs.join('')}`)
}

/** The processes that this one started, and those that they did. On Linux. */
export function descendants(parent: number): number[] {
  const children = readdirSync(`/proc/${parent}/task`).flatMap((thread) =>
    readFileSync(`/proc/${parent}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
  )
  return children.map(Number).flatMap((child) => [child, ...descendants(child)])
}

const longestStartMs = 30_000

async function pageNamed(app: ElectronApplication, name: string): Promise<Page> {
  const isIt = (page: Page) => page.url().endsWith(name)
  // Not by the event alone: a window of which it is told before its page has an address would be missed.
  for (const end = performance.now() + longestStartMs; ; await pause(20)) {
    const page = app.windows().find(isIt)
    if (page) {
      await page.waitForLoadState('domcontentloaded')
      return page
    }
    if (performance.now() > end) throw new Error(`no ${name} within ${longestStartMs} ms`)
  }
}

/** This process's environment without what would set the app up in another way than the test says. */
export function plainEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !entry[0].startsWith('FRONT_DESK_') && entry[0] !== 'NODE_OPTIONS',
  )
  return Object.fromEntries(entries)
}

/** `FRONT_DESK_…` without the prefix; what is `undefined` is left out. */
export function prefixed(environment: Record<string, string | undefined>): Record<string, string> {
  const set = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined ? [] : [[`FRONT_DESK_${name}`, value] as const],
  )
  return Object.fromEntries(set)
}
