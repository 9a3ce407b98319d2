import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { grabScreen, readCodes } from '../test/app/screen-pixels.ts'
import { CustomerPage } from '../test/pages/customer-page.ts'
import { DeskPage } from '../test/pages/desk-page.ts'
import { buildApp } from './build/app.ts'
import { withVirtualDisplay } from './set-up/display.ts'
import { inProject, isRoot, PlainError, say } from './set-up/script.ts'
import { setUp } from './set-up/set-up.ts'

const screenSize = '1366x768x24'

/** The guided tour: uses the app as a receptionist would, and leaves numbered screenshots in tour/. */
export async function tour(): Promise<number> {
  const { executable } = await setUp()
  await buildApp()
  await withVirtualDisplay((display) => tourOn(executable, display), screenSize)
  say(`The tour's pictures are in ${inProject('tour')}`)
  return 0
}

async function tourOn(executablePath: string, display: Record<string, string>): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'front-desk-tour-'))
  const album = inProject('tour')
  await rm(album, { recursive: true, force: true })
  await mkdir(album, { recursive: true })
  const app = await _electron.launch({
    executablePath,
    args: [inProject(), `--user-data-dir=${dataFolder}`, ...(isRoot ? ['--no-sandbox'] : [])],
    env: { ...(process.env as Record<string, string>), ...display },
    colorScheme: null,
  })
  try {
    await takeTour(app, createAlbum(album))
  } finally {
    await app.close()
    await rm(dataFolder, { recursive: true, force: true })
  }
}

type Album = ReturnType<typeof createAlbum>

/** Numbered pictures in a folder: `01-first-start.png`. */
function createAlbum(folder: string) {
  let count = 0
  return {
    /** Keeps a picture under the next number, and says what is on it. */
    add: async (title: string, png: Buffer): Promise<void> => {
      count += 1
      const name = title.toLowerCase().replace(/[^a-z0-9]+/gu, '-')
      const file = `${String(count).padStart(2, '0')}-${name}.png`
      await writeFile(join(folder, file), png)
      say(`✓ ${file}`)
    },
    /** Says something that was found out on the way. */
    note: (line: string): void => say(`✓ ${line}`),
  }
}

/** The main job from the first start on, by keyboard, in practice mode. */
async function takeTour(app: ElectronApplication, album: Album): Promise<void> {
  const desk = new DeskPage(await pageNamed(app, 'desk.html'))
  const customer = new CustomerPage(await pageNamed(app, 'customer.html'))
  const picture = async (title: string) => album.add(title, await settledScreen(app, desk.page))

  await desk.page.getByRole('button', { name: 'Try it in practice mode' }).waitFor()
  await picture('First start')
  await desk.press('Enter')
  await desk.email.waitFor()
  await picture('Empty form')

  await fillForm(desk)
  await picture('Filled form')
  await desk.press('Enter')
  await customer.code.waitFor()
  const first = await decodeScreen(app)
  await picture('Code on the customer display')
  album.note(`The code on the screen's pixels reads ${first}`)

  await customer.page.keyboard.press('Escape')
  await desk.confirmation.waitFor()
  await desk.press('Alt+KeyL')
  await desk.page.getByText('Link copied').waitFor()
  const link = await app.evaluate(({ clipboard }) => clipboard.readText())
  agree(first, link, 'the link')
  await picture('Ready for the next customer')

  await showAgain({ app, desk, customer, album, link })
  await otherSights(app, desk, album)
}

async function fillForm(desk: DeskPage): Promise<void> {
  const typed = ['zoe.obrien@example.com', 'Zoë', '', 'O’Brien', '27/3/1985', '0491 570 006']
  for (const [index, text] of [...typed, '42 Wallaby Way, Sydney NSW 2000'].entries()) {
    if (index > 0) await desk.press('Tab')
    await desk.type(text)
  }
}

interface Showing {
  app: ElectronApplication
  desk: DeskPage
  customer: CustomerPage
  album: Album
  link: string
}

/** The same code once more, found in the history. */
async function showAgain({ app, desk, customer, album, link }: Showing): Promise<void> {
  await desk.press('Control+h')
  const row = desk.page.getByRole('row').filter({ hasText: 'O’Brien' })
  await row.waitFor()
  await album.add('History', await settledScreen(app, desk.page))
  await row.focus()
  await desk.press('Enter')
  await customer.code.waitFor()
  agree(await decodeScreen(app), link, 'the link of the invite in the history')
  await album.add('The same code again', await settledScreen(app, customer.page))
  album.note('Shown again from the history, the code reads the same')
  await customer.page.keyboard.press('Escape')
  await desk.email.waitFor()
}

async function otherSights(app: ElectronApplication, desk: DeskPage, album: Album): Promise<void> {
  await desk.email.fill('jack@example.com')
  await desk.field('First name').fill('Jack2')
  await desk.press('Enter')
  await desk.alert.waitFor()
  await album.add('A name that is refused', await settledScreen(app, desk.page))
  await desk.press('Control+,')
  await desk.page.getByRole('heading', { name: 'Appearance' }).waitFor()
  await album.add('Settings', await settledScreen(app, desk.page))
  await desk.page.evaluate(() => window.desk.call('settings.change', { theme: 'dark' }))
  await desk.press('Control+n')
  await desk.email.waitFor()
  await album.add('The dark theme', await settledScreen(app, desk.page))
}

/** The screen once nothing on the page moves any more, and a frame has been painted since. */
async function settledScreen(app: ElectronApplication, page: Page): Promise<Buffer> {
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished))
    await new Promise((resolve) => setTimeout(resolve, 250))
  })
  return grabScreen(app)
}

/** What a phone would read. */
async function decodeScreen(app: ElectronApplication): Promise<string> {
  const attempts = 20
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [code] = await readCodes(await grabScreen(app))
    if (code) return code.text
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new PlainError('No QR code could be read from the screen.')
}

function agree(read: string, expected: string, what: string): void {
  if (read !== expected) throw new PlainError(`The code reads ${read}, which is not ${what}.`)
}

async function pageNamed(app: ElectronApplication, name: string): Promise<Page> {
  const isIt = (page: Page) => page.url().endsWith(name)
  const page = app.windows().find(isIt) ?? (await app.waitForEvent('window', isIt))
  await page.waitForLoadState('domcontentloaded')
  return page
}
