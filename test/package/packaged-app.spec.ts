import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { type Browser, chromium, type Page } from 'playwright'
import { expect } from 'playwright/test'
import { packagedArchive, packagedExecutable } from '../../scripts/build/package.ts'
import { isRoot } from '../../scripts/set-up/script.ts'
import { test } from '../app/own-display.ts'
import { developmentMarks } from '../builders/development-marks.ts'
import { DeskPage } from '../pages/desk-page.ts'

/**
 * The package as it is shipped: its fuses keep Playwright out of the main process, so it is looked at
 * from outside, through Chromium's own debugging port.
 */
test('the packaged app starts into practice mode and makes an invite', async ({ display }) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'front-desk-package-'))
  const args = [
    `--user-data-dir=${dataFolder}`,
    '--remote-debugging-port=0',
    ...(isRoot ? ['--no-sandbox'] : []),
  ]
  const env = { ...process.env, ...display, FRONT_DESK_ENVIRONMENT: 'practice' }
  const app = spawn(packagedExecutable(), args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  try {
    const browser = await chromium.connectOverCDP(await debuggingAddress(app.stderr))
    const page = await pageNamed(browser, 'desk.html')
    const customerPage = await pageNamed(browser, 'customer.html')
    const desk = new DeskPage(page)
    await expect(desk.email).toBeFocused()
    await desk.type('packaged@example.com')
    await desk.press('Enter')
    await expect(customerPage.getByRole('img', { name: /^QR code/u })).toBeVisible()
    await browser.close()
  } finally {
    app.kill()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
})

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

test('the package refuses to run as Node and to be debugged', async ({ display }) => {
  const env = { ...process.env, ...display, ELECTRON_RUN_AS_NODE: '1' }
  const dataFolder = mkdtempSync(join(tmpdir(), 'front-desk-package-'))
  const args = ['-e', 'console.log("ran as node")', '--inspect=0', `--user-data-dir=${dataFolder}`]
  const app = spawn(packagedExecutable(), [...args, ...(isRoot ? ['--no-sandbox'] : [])], { env })
  let heard = ''
  for (const stream of [app.stdout, app.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      heard += text
    })
  }
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  const isRunning = app.exitCode === null
  app.kill()
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  expect(isRunning).toBe(true)
  expect(heard).not.toContain('ran as node')
  expect(heard).not.toContain('Debugger listening')
})

test('the package holds no development server and no page that asks for one', () => {
  const archive = packagedArchive()
  const files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'))
  expect(files).toContain('/out/main/index.cjs')
  expect(files.filter((file) => file.startsWith('/out/dev'))).toStrictEqual([])
  const code = files.filter((file) => /^\/out\/.*\.(?:cjs|js|html)$/u.test(file))
  for (const file of code) {
    const text = extractFile(archive, file.slice(1)).toString('utf8')
    for (const mark of [...developmentMarks, '/@vite/client', '$RefreshReg$']) {
      expect(text.includes(mark), `${mark} in ${file}`).toBe(false)
    }
  }
})

/** Chromium says on standard error where it listens. */
function debuggingAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    stderr.setEncoding('utf8').on('data', (text: string) => {
      heard += text
      const address = /DevTools listening on (ws:\S+)/u.exec(heard)?.[1]
      if (address) resolve(address)
    })
  })
}
