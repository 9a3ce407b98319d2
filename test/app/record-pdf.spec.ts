import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { answerSaveDialog, inTheme, issue, practice, resize, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'
import { drawPages, factsOf, wordsOn } from './paper.ts'
import { violations } from './wcag.ts'

/** Of the invite that the search finds, by the keyboard alone. */
async function saveRecord({ app, desk }: FrontDesk, search: string, file: string) {
  await answerSaveDialog({ app }, file)
  await desk.press('Control+h')
  await desk.type(search)
  await expect(desk.rows()).toHaveCount(1)
  await desk.press('Control+s')
  await expect(desk.page.getByText(/^Record saved as/u)).toBeVisible()
  expect(existsSync(file)).toBe(true)
}

const people = [
  { search: 'zoe', 'First name': 'Zoë', 'Family name': 'O’Brien', Email: 'zoe@example.com' },
  { search: 'li@', 'First name': '小明', 'Family name': '李', Email: 'li@example.com' },
  { search: 'amal', 'First name': 'أمل', 'Family name': 'الحسن', Email: 'amal@example.com' },
  { search: 'noa', 'First name': 'נועה', 'Family name': 'לוי', Email: 'noa@example.com' },
]

test('the record of an invite is a tagged A4 PDF whose words can be read back, in any script', async ({
  launch,
  dataFolder,
}, info) => {
  const frontDesk = await launch()
  const { desk } = frontDesk
  await desk.page.evaluate(async () => {
    await window.desk.call('staff.add', { name: 'Wilhelmina Featherstonehaugh', pin: '' })
    await window.desk.call('staff.switch', { id: 1 })
  })
  for (const [index, { search, ...fields }] of people.entries()) {
    await desk.press('Control+n')
    await issue(frontDesk, { ...fields, 'Your reference': `CASE-${index}` })
    const file = join(dataFolder, `record ${index}.pdf`)
    await saveRecord(frontDesk, search, file)
    const words = await wordsOn(file)
    const facts = await factsOf(file)
    expect(words).toContain('Wattle & Finch Lawyers')
    expect(words).toContain(`CASE-${index}`)
    expect(words).toContain(fields.Email)
    expect(words).toMatch(/Tracking reference [\da-f]{8}-[\da-f-]{27}/u)
    expect(words).toMatch(
      /\d{1,2} [A-Z][a-z]{2} \d{4}, \d{1,2}:\d\d:\d\d [ap]m UTC[+-]\d\d:\d\d Created Wilhelmina/u,
    )
    expect(words).toContain('QR shown')
    expect(words).toContain('VerifiMe sends that to the organisation by its webhook')
    expect(words).toContain('Page 1 of 1')
    expect(words).not.toMatch(/verified/iu)
    expect(facts).toMatch(/Tagged:\s+yes/u)
    expect(facts).toMatch(/Page size:\s+59\d(\.\d+)? x 84\d(\.\d+)? pts \(A4\)/u)
    expect(facts).toMatch(/Title:\s+Record of invite CASE-/u)
    await drawPages(file, info.outputPath(`record-${index}`))
  }
  expect(await wordsOn(join(dataFolder, 'record 1.pdf'))).toContain('小明 李')
  const slip = frontDesk.app.windows().find((each) => each.url().endsWith('slip.html'))
  await expect.poll(() => slip?.locator('#root').textContent()).toBe('')
  expect(await slip?.title()).toBe('Front Desk slip')
})

test('a long record goes over several pages, with long names and all of its events', async ({
  launch,
  dataFolder,
}, info) => {
  const long = `${'Bartholomew Featherstonehaugh '.repeat(6)}the Younger`
  const frontDesk = await launch({ environment: practice })
  await frontDesk.desk.page.evaluate(async () => {
    await window.desk.call('settings.change', { organisationName: 'Example Bank' })
  })
  await issue(frontDesk, {
    Email: 'long@example.com',
    'Family name': long,
    'Your reference': 'R'.repeat(64),
  })
  await frontDesk.desk.page.evaluate(async () => {
    for (let count = 0; count < 80; count += 1) {
      await window.desk.call('invites.copyLink', { id: 1 })
      // Of one millisecond only one event of a kind is kept.
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
  })
  const file = join(dataFolder, 'long.pdf')
  await saveRecord(frontDesk, 'long@', file)
  const words = await wordsOn(file)
  expect(words.match(/Link copied/gu)).toHaveLength(80)
  expect(words).toContain('the Younger')
  expect(words.replaceAll(' ', '')).toContain('R'.repeat(64))
  expect(words).toMatch(/^Practice: not a real customer/u)
  expect(words).toMatch(/Page 1 of [345]/u)
  await drawPages(file, info.outputPath('long'))
})

for (const theme of ['light', 'dark'] as const) {
  test(`the details offer the record and the result, by key and mouse, in the ${theme} theme`, async ({
    launch,
    dataFolder,
  }, info) => {
    const frontDesk = await launch({ environment: practice })
    const { app, desk } = frontDesk
    await resize(frontDesk, 1024, 700)
    await inTheme(frontDesk, theme)
    await issue(frontDesk, { Email: 'zoe@example.com', 'First name': 'Zoë' })
    await desk.page.evaluate(async () => {
      await window.desk.call('practice.advance', { id: 1 })
      await window.desk.call('practice.advance', { id: 1 })
    })
    const row = desk.queue.getByRole('list', { name: 'Just submitted' }).getByRole('listitem')
    await expect(row.getByRole('button', { name: 'Result arrived: Zoë' })).toBeAttached()
    await row.hover()
    await desk.page.screenshot({ path: info.outputPath('queue.png') })
    await answerSaveDialog({ app }, join(dataFolder, 'record.pdf'))
    await desk.press('Control+h')
    await expect(desk.rows()).toHaveCount(1)
    await desk.press('Alt+KeyD')
    const sheet = desk.page.getByRole('dialog')
    await desk.page.screenshot({ path: info.outputPath('details.png') })
    expect(await violations(desk.page)).toEqual([])
    await sheet.getByRole('button', { name: 'Save as PDF' }).click()
    await expect(
      sheet.getByRole('listitem').filter({ hasText: 'Record saved as PDF' }),
    ).toBeVisible()
    await desk.press('Alt+KeyA')
    await expect(sheet.getByRole('button', { name: 'Result arrived' })).toHaveCount(0)
    await expect(sheet.getByText('Result arrived').first()).toBeVisible()
    await desk.page.screenshot({ path: info.outputPath('arrived.png') })
    expect(await violations(desk.page)).toEqual([])
    await desk.press('Escape')
    await desk.page.screenshot({ path: info.outputPath('history.png') })
    await desk.press('Alt+KeyZ')
    await expect(desk.rows().first()).toContainText('Details submitted')
    await desk.press('Alt+KeyA')
    await expect(desk.rows().first()).toContainText('Result arrived')
    await desk.press('Control+n')
    await expect(desk.queue.getByText('Nobody is waiting')).toBeVisible()
  })
}
