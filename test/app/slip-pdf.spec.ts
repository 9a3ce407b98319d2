import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import type { SlipFormat } from '#contract'
import { answerSaveDialog, issue, linkHost, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'
import { factsOf, measureCode, pageSizeMm, wordsOn } from './paper.ts'

const formats: { format: SlipFormat; widthMm: number; heightMm?: number; moduleMm: number }[] = [
  { format: 'roll-80', widthMm: 80, moduleMm: 1 },
  { format: 'roll-58', widthMm: 58, moduleMm: 0.875 },
  { format: 'a6', widthMm: 105, heightMm: 148, moduleMm: 1.25 },
  { format: 'a4', widthMm: 210, heightMm: 297, moduleMm: 2 },
]

/** Every field filled with something that can be found again. */
const customer = {
  Email: 'philippa.quill@example.com',
  'First name': 'Philippa',
  'Middle name': 'Zephyrine',
  'Family name': 'Quillfeather',
  'Date of birth': '27/3/1985',
  Phone: '0491 570 156',
  Address: '42 Wallaby Way, Sydney NSW 2000',
}
const banned =
  /philippa|zephyrine|quill|@|example|1985|27 mar|27\/0?3|0?3\/27|491\s?570|570\s?156|wallaby|sydney|2000/iu

/** Day and time of printing: once a year the day is the customer's birthday, too. */
const stamp = /\d{1,2} [A-Z][a-z]+ \d{4}, \d{1,2}:\d{2} [ap]m/u
/** What a program counts is nothing about the person, whichever digits it comes to. */
const counted = /^File size:.*$/mu

/** Saves the newest invite's slip as a PDF the way a person does, and answers the file. */
async function savePdf({ app, desk }: FrontDesk, file: string): Promise<string> {
  await answerSaveDialog({ app }, file)
  await desk.press('Control+p')
  await desk.page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(desk.page.getByText('Slip saved as PDF')).toBeVisible()
  await expect.poll(() => existsSync(file)).toBe(true)
  // While the preview is open, its key opens none.
  await expect(desk.page.getByRole('alertdialog')).toHaveCount(0)
  return file
}

function choose({ desk }: FrontDesk, slipFormat: SlipFormat) {
  return desk.page.evaluate(
    (format) => window.desk.call('settings.change', { slipFormat: format }),
    slipFormat,
  )
}

for (const { format, widthMm, heightMm, moduleMm } of formats) {
  test(`a slip on ${format} has its exact page size, and its code ${moduleMm} mm a module`, async ({
    launch,
    verifime,
    dataFolder,
  }) => {
    let issued = ''
    verifime.answerNext(async ({ response, honestAnswer }) => {
      const answer = await honestAnswer()
      issued = answer.inviteUrl
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
    const frontDesk = await launch()
    await issue(frontDesk, { Email: 'paper@example.com' })
    await choose(frontDesk, format)
    const pdf = await savePdf(frontDesk, join(dataFolder, 'slip.pdf'))

    const page = await pageSizeMm(pdf)
    expect(page.widthMm).toBeCloseTo(widthMm, 2)
    if (heightMm === undefined) expect(page.heightMm).toBeCloseTo(Math.round(page.heightMm), 2)
    else expect(page.heightMm).toBeCloseTo(heightMm, 2)
    for (const dpi of [203, 300]) {
      const code = await measureCode(pdf, dpi)
      expect(code.text).toBe(issued)
      expect(Math.abs(code.moduleMm - moduleMm)).toBeLessThanOrEqual(code.toleranceMm)
      expect(code.quietModules).toBeGreaterThanOrEqual(4)
    }
  })
}

test('a slip says what it is for and nothing about the person, whatever is known of them', async ({
  launch,
  dataFolder,
}) => {
  const frontDesk = await launch()
  await issue(frontDesk, { ...customer, 'Your reference': 'CASE-7' })
  for (const { format } of formats) {
    await choose(frontDesk, format)
    const pdf = await savePdf(frontDesk, join(dataFolder, `${format}.pdf`))
    const words = await wordsOn(pdf)
    expect(words).toContain('Wattle & Finch Lawyers')
    expect(words).toMatch(/Scan to prove your identity/u)
    expect(words).toContain(`Your phone will show ${linkHost}`)
    expect(words).toMatch(/Reference CASE-7/u)
    expect(words).toMatch(/Printed \d{1,2} [A-Z][a-z]+ \d{4}, \d{1,2}:\d{2} [ap]m/u)
    expect(words).toContain('For this visit only')
    expect(words.replace(stamp, '')).not.toMatch(banned)
    expect((await factsOf(pdf)).replace(counted, '')).not.toMatch(banned)
  }
})

test('a reference that gives the customer away stays off the paper', async ({
  launch,
  dataFolder,
}) => {
  const frontDesk = await launch()
  await issue(frontDesk, { ...customer, 'Your reference': 'call 0491 570 156' })
  const words = await wordsOn(await savePdf(frontDesk, join(dataFolder, 'slip.pdf')))
  expect(words).toContain('For this visit only')
  expect(words).not.toMatch(/Reference|call/u)
  expect(words.replace(stamp, '')).not.toMatch(banned)
})

test('the second slip of an invite is marked as a reprint, after a restart too', async ({
  launch,
  dataFolder,
}) => {
  const first = await launch()
  await issue(first, { Email: 'twice@example.com' })
  expect(await wordsOn(await savePdf(first, join(dataFolder, '1.pdf')))).not.toContain('Reprint')
  await first.close()

  const { app, desk } = await launch()
  const again = join(dataFolder, '2.pdf')
  await answerSaveDialog({ app }, again)
  await desk.queue.getByRole('button', { name: /^Print slip for/u }).click()
  await desk.page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(desk.page.getByText('Slip saved as PDF')).toBeVisible()
  expect(await wordsOn(again)).toContain('Reprint')
  const detail = await desk.page.evaluate(() => window.desk.call('invites.detail', { id: 1 }))
  expect(JSON.stringify(detail)).toMatch(/"kind":"printed".*"kind":"reprinted"/u)
})

for (const [environment, mark] of [
  ['production', undefined],
  ['staging', 'Staging Not for real customers'],
  ['custom', 'Custom environment'],
] as const) {
  test(`in ${environment} a slip is marked ${mark ?? 'with nothing'}`, async ({
    launch,
    dataFolder,
  }) => {
    const frontDesk = await launch({ environment: { ENVIRONMENT: environment } })
    await issue(frontDesk, { Email: 'mark@example.com' })
    const words = await wordsOn(await savePdf(frontDesk, join(dataFolder, 'slip.pdf')))
    if (mark) expect(words).toMatch(new RegExp(`^${mark}`, 'u'))
    else expect(words).toMatch(/^Wattle & Finch Lawyers/u)
  })
}

test('the longest names and links lose nothing, on every paper', async ({ launch, dataFolder }) => {
  const name = `${'Bartholomew & Featherstonehaugh Conveyancers, '.repeat(3)}Wagga`
  const frontDesk = await launch({ environment: { ORG_NAME: name, ENVIRONMENT: 'staging' } })
  await issue(frontDesk, { Email: 'long@example.com', 'Your reference': 'R'.repeat(64) })
  for (const { format } of formats) {
    await choose(frontDesk, format)
    const pdf = await savePdf(frontDesk, join(dataFolder, `${format}.pdf`))
    const words = await wordsOn(pdf)
    expect(words).toContain('Bartholomew')
    expect(words.replaceAll(' ', '')).toContain('R'.repeat(64))
    expect(words).toContain('For this visit only')
    expect((await measureCode(pdf, 203)).quietModules).toBeGreaterThanOrEqual(4)
  }
})

test('the page of the slip holds nothing that the slip does not', async ({
  launch,
  dataFolder,
}) => {
  const frontDesk = await launch()
  await issue(frontDesk, customer)
  const pdf = await savePdf(frontDesk, join(dataFolder, 'slip.pdf'))
  expect(readFileSync(pdf, 'latin1')).toMatch(/^%PDF-/u)
  const page = frontDesk.app.windows().find((each) => each.url().endsWith('slip.html'))
  const words = await page?.locator('body').textContent()
  expect(words?.replace(stamp, '')).not.toMatch(banned)
})
