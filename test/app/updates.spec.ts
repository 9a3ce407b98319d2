import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from 'playwright/test'
import { whichElectron } from '../../scripts/set-up/which-electron.ts'
import { test as base } from './front-desk.ts'

const oldApp = '#!/bin/sh\nexit 0 # the old one\n'
const newApp = '#!/bin/sh\nexit 0 # the new one\n'
const name = 'front-desk-9.9.9.AppImage'

interface Feed {
  url: string
  asked: string[]
  /** By path, what the server gives; all else is not found. */
  files: Map<string, string>
  /** Announces version 9.9.9. */
  announce: () => void
}

const test = base.extend<{ feed: Feed; installed: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from the pattern.
  feed: async ({}, use) => {
    const asked: string[] = []
    const files = new Map<string, string>()
    const server = createServer(({ url = '' }, response) => {
      const { pathname } = new URL(url, 'http://feed.example')
      asked.push(pathname)
      const file = files.get(pathname)
      response.writeHead(file === undefined ? 404 : 200).end(file)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const sha512 = createHash('sha512').update(newApp).digest('base64')
    const about = `sha512: ${sha512}\n    size: ${newApp.length}`
    const announce = () => {
      files.set(`/${name}`, newApp)
      files.set(
        '/latest-linux.yml',
        `version: 9.9.9\nfiles:\n  - url: ${name}\n    ${about}\npath: ${name}\nsha512: ${sha512}\n`,
      )
    }
    const { port } = server.address() as AddressInfo
    await use({ url: `http://127.0.0.1:${port}`, asked, files, announce })
    server.close()
  },
  /** What stands for the AppImage that this app came out of. */
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  installed: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'front-desk-update-'))
    const file = join(folder, 'Front-Desk.AppImage')
    writeFileSync(file, oldApp, { mode: 0o755 })
    await use(file)
    rmSync(folder, { recursive: true, force: true })
  },
  launch: async ({ launch, feed, installed }, use) => {
    const program = process.env.PACKAGED_APP ?? (await whichElectron()).executable
    const env = {
      APPIMAGE: installed,
      APPDIR: dirname(program),
      XDG_CACHE_HOME: join(installed, '..'),
    }
    await use((options) =>
      launch({
        ...options,
        env: { ...env, ...options?.env },
        environment: { UPDATE_URL: feed.url, ...options?.environment },
      }),
    )
  },
})

// biome-ignore lint/suspicious/noSkippedTests: the feed's file and the AppImage are Linux's; the run says so.
test.skip(process.platform !== 'linux', 'the feed is read as on Linux')

const installs = { environment: { UPDATE_INSTALL: 'at-quit' } }

test('an update is told and not fetched', async ({ launch, feed, installed }) => {
  feed.announce()
  const { desk, close } = await launch()
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: 'Check for updates' }).click()
  await expect(desk.page.getByText('Version 9.9.9 is available.')).toBeVisible()
  await expect(desk.page.getByRole('button', { name: /Settings.*Update available/ })).toBeVisible()
  await close()
  expect(feed.asked).toEqual(['/latest-linux.yml'])
  expect(readFileSync(installed, 'utf8')).toBe(oldApp)
})

test('an update that is allowed is installed when the app quits', async ({
  launch,
  feed,
  installed,
}) => {
  feed.announce()
  const { desk, close } = await launch(installs)
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: 'Check for updates' }).click()
  await expect(desk.page.getByText('It is installed when you quit Front Desk.')).toBeVisible()
  expect(readFileSync(installed, 'utf8')).toBe(oldApp)
  await close()
  expect(readFileSync(installed, 'utf8')).toBe(newApp)
})

test('an AppImage that started this app is no file of ours to replace', async ({
  launch,
  feed,
  installed,
}) => {
  feed.announce()
  const { desk, close } = await launch({ ...installs, env: { APPDIR: dirname(installed) } })
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: 'Check for updates' }).click()
  await expect(desk.page.getByText('Version 9.9.9 is available.')).toBeVisible()
  await close()
  expect(feed.asked).toEqual(['/latest-linux.yml'])
  expect(readFileSync(installed, 'utf8')).toBe(oldApp)
})

test('an update with one byte changed is thrown away', async ({ launch, feed, installed }) => {
  feed.announce()
  feed.files.set(`/${name}`, newApp.replace('new', 'nev'))
  const { desk, close, logs } = await launch(installs)
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: 'Check for updates' }).click()
  await expect(desk.page.getByText('Version 9.9.9 was thrown away')).toBeVisible()
  await close()
  expect(readFileSync(installed, 'utf8')).toBe(oldApp)
  expect(logs.join('')).toContain('ERR_CHECKSUM_MISMATCH')
})

test('a feed that is not there is said, and work goes on', async ({ launch }) => {
  const { desk, customer } = await launch(installs)
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: 'Check for updates' }).click()
  await expect(desk.page.getByText('Updates could not be looked for.')).toBeVisible()
  await desk.press('Control+n')
  await desk.type('mary@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
})
