import type { ElectronApplication, Page } from 'playwright'
import { grabScreen, readCodes } from '../../test/app/screen-pixels.ts'
import { CustomerPage } from '../../test/pages/customer-page.ts'
import { DeskPage } from '../../test/pages/desk-page.ts'
import { PlainError } from '../set-up/progress.ts'
import type { Album } from './album.ts'

/** The main job from the first start on, by keyboard, in practice mode. */
export async function takeTour(app: ElectronApplication, album: Album): Promise<void> {
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
