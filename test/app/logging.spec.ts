import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { faults } from '../fakes/practice-faults.ts'
import { answerSaveDialog, backToDesk, organisationCode, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'

/** In every field something that is found again wherever it comes out. */
const canaries = {
  Email: 'canary.quill@example.com',
  'First name': 'Canaryfirst',
  'Middle name': 'Canarymiddle',
  'Family name': 'Canaryfamily',
  'Date of birth': '27/3/1985',
  Phone: '0491 570 156',
  Address: '42 Canary Way, Sydney NSW 2000',
  'Your reference': 'CANARY-77',
}
const organisationName = 'Canary & Finch Lawyers'
const banned = /canar|quill|finch|27\/3|1985|570\s?156|sydney|track-id/iu

const logFile = (dataFolder: string) => join(dataFolder, 'logs', 'front-desk.log')
const readLogs = (dataFolder: string) =>
  readdirSync(join(dataFolder, 'logs'))
    .map((name) => readFileSync(join(dataFolder, 'logs', name), 'utf8'))
    .join('')

async function fill({ desk }: FrontDesk) {
  for (const [name, value] of Object.entries(canaries)) await desk.field(name).fill(value)
}

test('nothing of a customer and no code is in a log, on standard error or output, or in the diagnostics', async ({
  launch,
  dataFolder,
  verifime,
}) => {
  const frontDesk = await launch({ environment: { ORG_NAME: organisationName } })
  const { app, desk, customer, logs } = frontDesk
  app.process().stdout?.on('data', (chunk: Buffer) => logs.push(chunk.toString()))

  await fill(frontDesk)
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk(frontDesk)
  await expect(desk.email).toBeFocused()

  const slip = join(dataFolder, 'canary slip.pdf')
  await answerSaveDialog({ app }, slip)
  await desk.press('Control+p')
  await desk.page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect.poll(() => existsSync(slip)).toBe(true)
  await expect(desk.page.getByRole('alertdialog')).toHaveCount(0)

  verifime.answerNext(faults.html())
  await fill(frontDesk)
  await desk.press('Enter')
  await expect(desk.alert).toBeVisible()

  await desk.press('Control+h')
  await desk.search.fill('canary')
  await expect(desk.rows('Canaryfirst').first()).toBeVisible()

  await crash(app, 'customer.html')
  await expect.poll(() => readLogs(dataFolder)).toContain('"event":"page-gone","page":"customer"')

  // Calls of a page that was taken over.
  await desk.page.evaluate(async (text) => {
    const call = window.desk.call as (name: string, input: unknown) => Promise<unknown>
    await call(text, text)
    await call('invites.create', { email: text, [text]: text })
    await call('draft.keep', text.repeat(500_000))
  }, canaries.Email)
  await expect.poll(() => readLogs(dataFolder)).toContain('"event":"route-refused"')

  const copied = await copyDiagnostics(frontDesk)
  expect(copied).toContain('Environment: custom')
  expect(copied).toContain('Set by IT: ')
  expect(copied).toContain('"event":"page-gone"')

  await crash(app, 'desk.html')
  await expect.poll(() => readLogs(dataFolder)).toContain('"event":"page-gone","page":"desk"')
  await frontDesk.close()
  const everything = [...logs, readLogs(dataFolder), copied].join('\n')
  expect(everything).not.toMatch(banned)
  expect(everything).not.toContain(organisationCode)
  if (process.platform !== 'win32') {
    expect(statSync(join(dataFolder, 'logs')).mode & 0o777).toBe(0o700)
    expect(statSync(logFile(dataFolder)).mode & 0o777).toBe(0o600)
  }
})

test('a history that no key opens is logged by its reason alone', async ({
  launch,
  dataFolder,
}) => {
  const first = await launch()
  await fill(first)
  await first.desk.press('Enter')
  await expect(first.customer.code).toBeVisible()
  await first.close()
  for (const name of [join('history', 'history.key'), 'history-key.copy']) {
    writeFileSync(join(dataFolder, name), `{"canary":"${canaries.Email}"}`)
  }

  const second = await launch({ startsAt: 'elsewhere' })
  await expect.poll(() => readLogs(dataFolder)).toContain('"event":"database-locked"')
  await second.close()
  expect([...second.logs, readLogs(dataFolder)].join('')).not.toMatch(banned)
})

test('the app works as ever where no log can be written', async ({ launch, dataFolder }) => {
  writeFileSync(join(dataFolder, 'logs'), 'a file where the folder belongs')
  const { desk, customer } = await launch()
  await desk.type('mary@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(readFileSync(join(dataFolder, 'logs'), 'utf8')).toBe('a file where the folder belongs')
})

test('the log folder is opened from the settings', async ({ launch, dataFolder }) => {
  const { app, desk } = await launch()
  await app.evaluate(({ shell }) => {
    shell.openPath = async (path) => {
      process.title = path
      return ''
    }
  })
  await desk.place('Settings').click()
  await desk.page.getByRole('button', { name: 'Open log folder' }).click()
  await expect.poll(() => app.evaluate(() => process.title)).toBe(join(dataFolder, 'logs'))
})

/** What staff would paste into their mail. */
async function copyDiagnostics({ app, desk }: FrontDesk): Promise<string> {
  await app.evaluate(({ clipboard }) => clipboard.clear())
  await desk.place('Settings').click()
  await desk.page.getByRole('button', { name: 'Copy diagnostics' }).click()
  await expect(desk.page.getByText('Copied', { exact: true })).toBeVisible()
  return app.evaluate(({ clipboard }) => clipboard.readText())
}

function crash(app: FrontDesk['app'], file: string) {
  return app.evaluate(({ webContents }, name) => {
    const page = webContents.getAllWebContents().find((one) => one.getURL().endsWith(name))
    page?.forcefullyCrashRenderer()
  }, file)
}
