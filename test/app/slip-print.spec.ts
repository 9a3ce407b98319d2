import { expect } from 'playwright/test'
import type { SlipFormat } from '#contract'
import { answerSaveDialog, invite, test as plainTest } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'
import { measureCode, pageSizeMm, wordsOn } from './paper.ts'
import { canPrint, type PrintQueue, startPrintQueue } from './print-queue.ts'

// Announced by the runner: only root can start a queue.
plainTest.skip(!canPrint, 'needs root, CUPS and its PDF printer')

const test = plainTest.extend<{ queue: PrintQueue }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from the pattern.
  queue: async ({}, use) => {
    const queue = await startPrintQueue()
    await use(queue)
    await queue.stop()
  },
})

function preview({ desk }: FrontDesk) {
  return desk.page.getByRole('img', { name: /^Preview of the slip/u })
}

/** Enter prints from here on: the slip is read back, and a printer is found. */
async function canPrintByKey({ desk }: FrontDesk): Promise<void> {
  const button = desk.page.getByRole('button', { name: 'Print', exact: true })
  await expect(button).toBeEnabled()
  await expect(button).toBeFocused()
}

const formats: [SlipFormat, string, moduleMm: number, widthMm: number][] = [
  ['roll-80', '80 mm roll', 1, 80],
  ['roll-58', '58 mm roll', 0.875, 58],
  ['a6', 'A6', 1.25, 105],
  ['a4', 'A4', 2, 210],
]

for (const [format, label, moduleMm, widthMm] of formats) {
  test(`what the queue prints on ${format} scans, with ${moduleMm} mm a module`, async ({
    queue,
    launch,
  }) => {
    const frontDesk = await launch({ env: queue.env })
    const { desk } = frontDesk
    await invite(frontDesk, 'paper@example.com')
    await desk.press('Alt+KeyP')
    await expect(preview(frontDesk)).toBeVisible()
    await desk.page.getByRole('alertdialog').getByText(label, { exact: true }).click()
    await expect(preview(frontDesk)).toHaveAccessibleName(new RegExp(`${widthMm} ×`, 'u'))
    await desk.page.getByRole('button', { name: 'Print', exact: true }).click()
    await expect(desk.page.getByText(`Slip sent to ${queue.printer}`)).toBeVisible()

    const [paper = ''] = await queue.papers(1)
    expect((await pageSizeMm(paper)).widthMm).toBeCloseTo(widthMm, 0)
    for (const dpi of [203, 300]) {
      const code = await measureCode(paper, dpi)
      expect(code.text).toMatch(/^https:\/\/portal\.verifime\.com\/sign-up\/track-id\//u)
      expect(Math.abs(code.moduleMm - moduleMm)).toBeLessThanOrEqual(code.toleranceMm)
      expect(code.quietModules).toBeGreaterThanOrEqual(4)
    }
  })
}

test('with the keyboard alone: preview, print, and a reprint that says so', async ({
  queue,
  launch,
}) => {
  const frontDesk = await launch({ env: queue.env })
  const { desk } = frontDesk
  await invite(frontDesk, 'keys@example.com')
  for (const count of [1, 2]) {
    await desk.press('Alt+KeyP')
    await expect(preview(frontDesk)).toBeVisible()
    await canPrintByKey(frontDesk)
    await desk.press('Enter')
    await expect(preview(frontDesk)).toBeHidden()
    await expect(desk.page.getByRole('alertdialog')).toHaveCount(0)
    await queue.papers(count)
  }
  const [first = '', second = ''] = queue.spooled()
  expect(await wordsOn(first)).toContain('For this visit only')
  expect(await wordsOn(first)).not.toContain('Reprint')
  expect(await wordsOn(second)).toContain('Reprint')
})

test('after a test slip came out right a slip is one key, after a restart too', async ({
  queue,
  launch,
}) => {
  const first = await launch({ env: queue.env })
  await first.desk.press('Control+,')
  await first.desk.page.getByRole('button', { name: 'Print a test slip' }).click()
  const question = first.desk.page.getByRole('alertdialog')
  await expect(question).toContainText('Did the test slip come out right?')
  const [testSlip = ''] = await queue.papers(1)
  expect(new URL((await measureCode(testSlip, 203)).text).hostname).toBe('portal.practice.example')
  expect(await wordsOn(queue.spooled()[0] ?? '')).toMatch(/^Test slip This code leads nowhere/u)
  await expect(question.getByRole('button', { name: 'Yes, print without asking' })).toBeFocused()
  await first.desk.press('Enter')
  await expect(first.desk.page.getByText('slips are printed at once')).toBeVisible()
  await first.close()

  const second = await launch({ env: queue.env })
  await invite(second, 'silent@example.com')
  await second.desk.press('Alt+KeyP')
  await expect(second.desk.page.getByText(`Slip sent to ${queue.printer}`)).toBeVisible()
  await expect(preview(second)).toHaveCount(0)
  expect(await queue.papers(2)).toHaveLength(2)
})

test('a stopped printer is named, and a PDF is the way out', async ({ queue, launch }) => {
  const frontDesk = await launch({ env: queue.env })
  const { app, desk } = frontDesk
  await invite(frontDesk, 'stopped@example.com')
  await queue.tell('cupsdisable', queue.printer)
  await desk.press('Alt+KeyP')
  await expect(preview(frontDesk)).toBeVisible()
  await canPrintByKey(frontDesk)
  await desk.press('Enter')
  await expect(desk.alert).toContainText('The printer is stopped, open or switched off.')
  await answerSaveDialog({ app }, undefined)
  await desk.page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(preview(frontDesk)).toBeVisible()

  await queue.tell('cupsenable', queue.printer)
  await desk.page.getByRole('button', { name: 'Print', exact: true }).click()
  await expect(desk.page.getByText(`Slip sent to ${queue.printer}`)).toBeVisible()
  await queue.papers(1)
  const words = await wordsOn(queue.spooled()[0] ?? '')
  expect(words).toContain('For this visit only')
  expect(words, 'what was not printed does not count').not.toContain('Reprint')
})

test('a printer that is gone is named, in the settings too', async ({ queue, launch }) => {
  const frontDesk = await launch({ env: queue.env })
  const { desk } = frontDesk
  await invite(frontDesk, 'gone@example.com')
  await desk.press('Alt+KeyP')
  await expect(desk.page.getByRole('radio', { name: queue.printer })).toBeChecked()
  await queue.tell('lpadmin', '-p', 'Other', '-E', '-v', 'file:/dev/null')
  await queue.tell('lpadmin', '-x', queue.printer)
  await expect(preview(frontDesk)).toBeVisible()
  await canPrintByKey(frontDesk)
  await desk.press('Enter')
  await expect(desk.alert).toContainText('The printer for slips is not there any more.')
  await desk.press('Escape')
  await expect(desk.page.getByRole('alertdialog')).toHaveCount(0)
  await desk.press('Control+,')
  await expect(desk.page.getByText('Not there any more')).toBeVisible()
})

test('without a printer the preview still saves a PDF', async ({ queue, launch }) => {
  await queue.tell('lpadmin', '-x', queue.printer)
  const frontDesk = await launch({ env: queue.env })
  const { desk } = frontDesk
  await invite(frontDesk, 'none@example.com')
  await desk.press('Control+p')
  await expect(desk.page.getByText('This computer has no printer.')).toBeVisible()
  await expect(preview(frontDesk)).toBeVisible()
  await expect(desk.page.getByRole('button', { name: 'Save as PDF' })).toBeEnabled()
})
