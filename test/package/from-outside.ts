import type { ChildProcess } from 'node:child_process'
import { type Browser, chromium, type Page } from 'playwright'
import { expect } from 'playwright/test'
import { DeskPage } from '../pages/desk-page.ts'

/**
 * Makes a practice invite in an app that is shipped: its fuses keep Playwright out of the main process, so it is
 * looked at from outside, through Chromium's own debugging port. The app was started with
 * `--remote-debugging-port=0`.
 */
export async function inviteFromOutside(app: ChildProcess): Promise<Browser> {
  const browser = await chromium.connectOverCDP(await debuggingAddress(app))
  const desk = new DeskPage(await pageNamed(browser, 'desk.html'))
  const customerPage = await pageNamed(browser, 'customer.html')
  await expect(desk.email).toBeFocused()
  await desk.type('packaged@example.com')
  await desk.press('Enter')
  await expect(customerPage.getByRole('img', { name: /^QR code/u })).toBeVisible()
  return browser
}

/** The customer's page is made once the desk is in view. */
async function pageNamed(browser: Browser, name: string): Promise<Page> {
  const find = () =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((page) => page.url().endsWith(name))
  await expect.poll(find).toBeDefined()
  const page = find()
  if (!page) throw new Error(`The app has no ${name} any more.`)
  return page
}

/** Chromium says on standard error where it listens. An app that ends instead is an error with what it said. */
function debuggingAddress(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = ''
    app.stderr?.setEncoding('utf8').on('data', (text: string) => {
      heard += text
      const address = /DevTools listening on (ws:\S+)/u.exec(heard)?.[1]
      if (address) resolve(address)
    })
    app.once('exit', (code) => reject(new Error(`The app ended with code ${code}.\n${heard}`)))
  })
}
