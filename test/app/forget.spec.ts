import { join } from 'node:path'
import { subDays, subMinutes } from 'date-fns'
import { expect } from 'playwright/test'
import { type PastInvite, seedHistory } from '../builders/seeded-history.ts'
import { answerSaveDialog, inTheme, linkHost, test } from './front-desk.ts'
import { drawPages, wordsOn } from './paper.ts'
import { violations } from './wcag.ts'

const mia = { fullName: 'Mía Chen', preferredContactNumber: '+61 491570156' }
const past: PastInvite[] = [
  { draft: { email: 'tom@example.com', customerContext: { fullName: 'Tom Becker' } } },
  { draft: { email: 'work@example.com', customerContext: { fullName: 'Mia Chen' } } },
  {
    draft: { email: 'mia@example.com', customerContext: mia, reference: 'MATTER-2026-000123' },
    createdAt: subDays(new Date(), 3),
    end: 'Completed',
  },
  {
    draft: { email: 'mia@example.com', customerContext: mia },
    createdAt: subMinutes(new Date(), 1),
  },
]

test.beforeEach(async ({ dataFolder }) => {
  await seedHistory(dataFolder, past, { linkHost, lastUsedAt: new Date() })
})

for (const theme of ['light', 'dark'] as const) {
  test(`somebody is found, told what is kept of them, and forgotten, by the keyboard, in the ${theme} theme`, async ({
    launch,
    dataFolder,
  }, info) => {
    const { app, desk } = await launch()
    const { page } = desk
    await inTheme({ desk }, theme)
    await desk.type('MIA@example.com')
    await desk.press('Alt+h')
    await expect(desk.queue).toContainText('On hold')
    await desk.press('Control+h')
    await desk.type('0491 570 156')
    await expect(desk.rows()).toHaveCount(2)
    await page.screenshot({ path: info.outputPath('history.png') })
    await page.getByRole('button', { name: 'Forget a person…' }).press('Enter')
    const sheet = page.getByRole('dialog', { name: 'Forget a person' })
    // What was searched for is asked for, and can be typed over.
    await expect(sheet.getByRole('textbox', { name: 'Email, phone or name' })).toHaveValue(
      '0491 570 156',
    )
    await expect(sheet.getByRole('textbox')).toBeFocused()
    expect(await violations(page), 'the question').toEqual([])
    await desk.press('Control+a')
    await desk.type('mia@example.com')
    await desk.press('Enter')
    const things = sheet.getByRole('listitem')
    await expect(things).toHaveCount(4)
    await expect(sheet.getByRole('checkbox', { checked: true })).toHaveCount(3)
    await expect(sheet.getByRole('checkbox', { name: 'Mia Chen' })).not.toBeChecked()
    expect(await violations(page), 'what was found').toEqual([])
    await page.screenshot({ path: info.outputPath('found.png') })

    const file = join(dataFolder, 'report.pdf')
    await answerSaveDialog({ app }, file)
    await sheet.getByRole('button', { name: 'Save report…' }).press('Enter')
    await expect(sheet).toContainText('Report saved as report.pdf')
    const words = await wordsOn(file)
    expect(words).toContain('What is kept about you')
    expect(words).toMatch(/MATTER-2026-000123.*Details submitted.*On hold since/su)
    expect(words).not.toContain('Record of an invite')
    await drawPages(file, info.outputPath('report'))

    await sheet.getByRole('checkbox', { name: 'Mia Chen' }).press('Space')
    await sheet.getByRole('button', { name: 'Remove 4 chosen…' }).press('Enter')
    const question = page.getByRole('alertdialog', { name: 'Remove 4 for good?' })
    await expect(question).toContainText(
      'Backups lose it within a day, but those of a history that was put aside keep it',
    )
    await expect(question.getByRole('button', { name: 'Keep' })).toBeFocused()
    expect(await violations(page), 'the question before removing').toEqual([])
    await page.screenshot({ path: info.outputPath('question.png') })
    await question.getByRole('button', { name: 'Remove for good' }).press('Enter')
    await expect(sheet).toContainText('3 invites')
    await expect(sheet).toContainText('1 half-typed form')
    expect(await violations(page), 'the receipt').toEqual([])
    await page.screenshot({ path: info.outputPath('receipt.png') })
    await expect(sheet.getByRole('button', { name: 'Done' })).toBeFocused()
    await desk.press('Enter')
    await expect(sheet).toHaveCount(0)
    const hasKeyboard = () => page.evaluate(() => document.activeElement !== document.body)
    await expect.poll(hasKeyboard, 'something has the keyboard').toBe(true)
    await desk.press('Control+f')
    await desk.press('Control+a')
    await desk.press('Delete')
    await expect(desk.rows()).toHaveCount(1)
    await expect(desk.rows('Tom Becker')).toBeVisible()
    await desk.press('Control+n')
    await expect(desk.queue).not.toContainText('On hold')
    await desk.press('Control+,')
    const record = page.getByRole('list', { name: 'Done lately, newest first' })
    await expect(record).toContainText('Person forgotten: 3 invites, 1 half-typed form')
    await expect(record).not.toContainText(/mia|chen/iu)
  })
}

test('of several people of one name nobody is taken for the one who asks, and a manager’s PIN is asked for', async ({
  launch,
}) => {
  const { desk } = await launch()
  const { page } = desk
  await page.evaluate(() => window.desk.call('lock.setPin', { owner: 'manager', pin: '7193' }))
  await page.evaluate(() => window.desk.call('lock.setPin', { owner: 'desk', pin: '8264' }))
  // Whoever sets a PIN knows it: the lock ends that.
  await desk.press('Control+l')
  await expect(desk.field('PIN')).toBeFocused()
  await desk.type('8264')
  await desk.press('Enter')
  await expect(desk.email).toBeFocused()
  await desk.press('Control+h')
  await page.getByRole('button', { name: 'Forget a person…' }).click()
  const sheet = page.getByRole('dialog', { name: 'Forget a person' })
  await desk.type('nobody')
  await desk.press('Enter')
  await expect(sheet).toContainText('Nothing is kept of anybody by that')
  await desk.press('Control+a')
  await desk.type('mia chen')
  await desk.press('Enter')
  await expect(sheet.getByRole('listitem')).toHaveCount(3)
  await expect(sheet.getByRole('checkbox', { checked: true })).toHaveCount(0)
  await expect(sheet).toContainText('Several people may have this name')
  await expect(sheet.getByRole('button', { name: 'Remove 0 chosen…' })).toBeDisabled()
  await sheet
    .getByRole('listitem')
    .filter({ hasText: 'work@example.com' })
    .getByText('Mia Chen')
    .click()
  await sheet.getByRole('button', { name: 'Remove 1 chosen…' }).click()
  await page.getByRole('button', { name: 'Remove for good' }).click()
  const pin = page.getByRole('alertdialog', { name: 'Manager’s PIN' })
  await expect(pin).toBeVisible()
  await desk.type('7193')
  await desk.press('Enter')
  await expect(sheet).toContainText('1 invite')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(desk.rows()).toHaveCount(3)
})
