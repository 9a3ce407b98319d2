import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { type FaultyPractice, startFaultyPractice } from '../fakes/faulty-practice.ts'
import { type FrontDesk, launchFrontDesk, prefixed } from './launched-desk.ts'
import { test as base } from './own-display.ts'

/** A code that the practice server takes, and that no test may ever see in a page or on the disk. */
export const organisationCode = 'TESTCODE42'
export const linkHost = 'portal.verifime.com'

/** `FRONT_DESK_…` of an app that is set to practice, and to nothing else. */
export const practice = {
  ENVIRONMENT: 'practice',
  API_URL: undefined,
  LINK_HOSTS: undefined,
  ORG_CODE: undefined,
  KEY_PROTECTION: undefined,
}

/** Where it is about noon now: no day ends there while a test says "today". */
const noonZone = zoneAtNoon(new Date().getUTCHours())
// What a test calls today is the app's today, wherever on earth it runs.
process.env.TZ = noonZone

function zoneAtNoon(utcHours: number): string {
  const ahead = 12 - utcHours
  // The names of these zones count the other way round.
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

export interface LaunchOptions {
  /** `FRONT_DESK_…` without the prefix; those of the server are set already. `undefined` takes one away. */
  environment?: Record<string, string | undefined>
  args?: string[]
  /** Instead of the chosen Electron: a program that starts it. */
  executable?: string
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
    // The app's last helper process may still be writing into it.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  },
  launch: async ({ verifime, dataFolder, display }, use) => {
    const launched: FrontDesk[] = []
    await use(async (options = {}) => {
      const { environment = {}, args = [], executable, env = {}, startsAt = 'form' } = options
      const fixed = prefixed({
        ENVIRONMENT: 'custom',
        API_URL: verifime.url,
        LINK_HOSTS: linkHost,
        ORG_CODE: organisationCode,
        ORG_NAME: 'Wattle & Finch Lawyers',
        KEY_PROTECTION: 'account',
        ...environment,
      })
      const frontDesk = await launchFrontDesk({
        dataFolder,
        args,
        ...(executable === undefined ? {} : { executable }),
        env: { TZ: noonZone, ...display, ...env, ...fixed },
      })
      launched.push(frontDesk)
      if (startsAt === 'form') await expect(frontDesk.desk.email).toBeFocused()
      return frontDesk
    })
    await Promise.all(launched.map((frontDesk) => frontDesk.close()))
    const logs = launched.flatMap((frontDesk) => frontDesk.logs).join('')
    expect(logs, 'nothing throws where nobody catches').not.toMatch(
      /"event":"(uncaught|unhandled-rejection)"/u,
    )
  },
})

/** The desk's window with so much room in it, as somebody drags it. */
export async function resize({ app }: Pick<FrontDesk, 'app'>, width: number, height: number) {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const isDesk = (window: Electron.BrowserWindow) =>
        window.webContents.getURL().endsWith('/desk.html')
      BrowserWindow.getAllWindows().find(isDesk)?.setContentSize(size.width, size.height)
    },
    { width, height },
  )
}

/** Chosen as in Settings, and followed by the window. */
export async function inTheme({ desk }: Pick<FrontDesk, 'desk'>, theme: 'light' | 'dark') {
  await desk.page.evaluate((to) => window.desk.call('settings.change', { theme: to }), theme)
  await expect
    .poll(() => desk.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(theme === 'dark')
  await expect(desk.page.locator(':root')).toHaveAttribute('data-theme', theme)
}

/** What a person answers to the system's own dialog, which no test can press; nothing: it is cancelled. */
export async function answerSaveDialog({ app }: Pick<FrontDesk, 'app'>, path: string | undefined) {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({
      canceled: filePath === undefined,
      filePath: filePath ?? '',
    })
  }, path)
}

/** The same where something is opened: a file or a folder. */
export async function answerOpenDialog({ app }: Pick<FrontDesk, 'app'>, path: string) {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
}

/**
 * Presses Esc on what covers the desk. Ends when the desk has heard of it and gone where that leads: until then
 * it could leave the place again that a test goes to.
 */
export async function backToDesk({
  desk,
  customer,
}: Pick<FrontDesk, 'desk' | 'customer'>): Promise<void> {
  // Who listens last is told last: by then the desk's own listener is through.
  const news = await desk.page.evaluateHandle(() => ({
    deskInView: new Promise<void>((resolve) => {
      window.desk.on('display.changed', ({ showing }) => {
        if (showing === 'nothing') resolve()
      })
    }),
  }))
  await customer.page.keyboard.press('Escape')
  await news.evaluate(({ deskInView }) => deskInView)
  // It would keep the page that it belongs to in memory.
  await news.dispose()
}

/** Makes an invite with these fields, by their labels, from the form, shows its code, and goes back to the form. */
export async function issue(
  { desk, customer }: Pick<FrontDesk, 'desk' | 'customer'>,
  fields: Record<string, string>,
): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await desk.field(name).fill(value)
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk({ desk, customer })
  await expect(desk.email).toBeFocused()
}

/** Makes an invite for this address from an empty form, shows its code, and goes back to the form. */
export async function invite(frontDesk: FrontDesk, email: string): Promise<void> {
  const { desk, customer } = frontDesk
  await desk.type(email)
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk(frontDesk)
  await expect(desk.email).toBeFocused()
}
