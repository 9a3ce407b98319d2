import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { subMinutes } from 'date-fns'
import { expect, type Locator } from 'playwright/test'
import { type PastInvite, seedHistory } from '../builders/seeded-history.ts'
import type { DeskPage } from '../pages/desk-page.ts'
import { answerSaveDialog, type LaunchOptions, linkHost, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'

/** What Enter presses in the question. */
function chooseButton({ page }: DeskPage): Locator {
  return page.getByRole('button', { name: 'Choose a file…' })
}

const past: PastInvite[] = [
  {
    draft: {
      email: 'zoe@example.com',
      customerContext: { firstName: 'Zoë', familyName: 'O’Brien' },
      reference: '=HYPERLINK("https://example.com")',
    },
    createdAt: subMinutes(new Date(), 2),
  },
  {
    draft: { email: 'tom@example.com', customerContext: { fullName: 'Tom "Tommy" Becker, Jr' } },
    createdAt: subMinutes(new Date(), 1),
  },
]

test('what is listed goes into a file, after a question, by keyboard', async ({
  launch,
  dataFolder,
}) => {
  await seedHistory(dataFolder, past, { linkHost })
  const { app, desk } = await launch()
  const file = join(dataFolder, 'invites.csv')
  await answerSaveDialog({ app }, file)
  await desk.press('Control+h')
  await desk.type('zoe')
  await expect(desk.rows()).toHaveCount(1)
  await desk.press('Alt+KeyX')
  const question = desk.page.getByRole('alertdialog')
  await expect(question).toContainText('Export what is listed?')
  expect(existsSync(file)).toBe(false)
  await expect(chooseButton(desk)).toBeFocused()
  await desk.press('Enter')
  await expect(question).toContainText('1 invite in invites.csv')
  await expect(question.getByRole('button', { name: 'Close' })).toBeFocused()
  const text = readFileSync(file, 'utf8')
  expect(text).toMatch(/^\ufeff/u)
  expect(text).toContain('"Zoë O’Brien"')
  expect(text).toContain('"=""=HYPERLINK(""""https://example.com"""")"""')
  expect(text).not.toContain('Tommy')
  await desk.press('Enter')
  await expect(question).toHaveCount(0)
})

test('no file chosen leaves no file, and the history goes on', async ({ launch, dataFolder }) => {
  await seedHistory(dataFolder, past, { linkHost })
  const { app, desk } = await launch()
  await answerSaveDialog({ app }, undefined)
  await desk.press('Control+h')
  await expect(desk.rows()).toHaveCount(2)
  await desk.press('Alt+KeyX')
  await expect(desk.page.getByRole('alertdialog')).toBeVisible()
  await expect(chooseButton(desk)).toBeFocused()
  await desk.press('Enter')
  await expect(desk.page.getByRole('alertdialog')).toHaveCount(0)
  await expect(desk.rows()).toHaveCount(2)
})

const many = Array.from(
  { length: 40_000 },
  (_, index): PastInvite => ({
    draft: { email: `customer${index}@example.com` },
  }),
)

/** Ends when the first lines are written. */
async function beginLongExport(
  { app, desk }: Pick<FrontDesk, 'app' | 'desk'>,
  file: string,
): Promise<void> {
  await answerSaveDialog({ app }, file)
  await desk.press('Control+h')
  await expect(desk.rows('customer').first()).toBeVisible()
  await desk.press('Alt+KeyX')
  await expect(chooseButton(desk)).toBeFocused()
  await desk.press('Enter')
  await expect(desk.page.getByText(/invites written so far/u)).toBeVisible()
  await expect(desk.page.getByRole('button', { name: 'Cancel export' })).toBeFocused()
}

/** Files of an export, whole or not. */
const exported = (folder: string) =>
  readdirSync(folder).filter((name) => name.startsWith('all.csv'))

async function launchWithMany(
  launch: (options?: LaunchOptions) => Promise<FrontDesk>,
  dataFolder: string,
): Promise<FrontDesk> {
  await seedHistory(dataFolder, many, { linkHost })
  return launch()
}

test('an export is stopped half way with one key, and nothing of it is left', async ({
  launch,
  dataFolder,
}) => {
  const frontDesk = await launchWithMany(launch, dataFolder)
  const { desk } = frontDesk
  await beginLongExport(frontDesk, join(dataFolder, 'all.csv'))
  await desk.press('Enter')
  await expect(desk.page.getByRole('alertdialog')).toHaveCount(0)
  expect(exported(dataFolder)).toEqual([])
})

test('quitting in the middle of an export leaves nothing of it', async ({ launch, dataFolder }) => {
  const frontDesk = await launchWithMany(launch, dataFolder)
  await beginLongExport(frontDesk, join(dataFolder, 'all.csv'))
  await frontDesk.close()
  expect(exported(dataFolder)).toEqual([])
})

test('nothing of an export that a crash cuts short is on the disk', async ({
  launch,
  dataFolder,
}) => {
  const { app, desk } = await launchWithMany(launch, dataFolder)
  await beginLongExport({ app, desk }, join(dataFolder, 'all.csv'))
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  app.process().kill('SIGKILL')
  await ended
  expect(exported(dataFolder)).toEqual([])
})
