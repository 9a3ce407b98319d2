import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import { answerOpenDialog, backToDesk, test } from './front-desk.ts'
import { violations } from './wcag.ts'

/** A name without a digit, which VerifiMe would refuse. */
const letters = (at: number) => `${String.fromCharCode(65 + (at % 26))}${at < 26 ? '' : 'z'}`

/** Forty people from nine in the morning on, some with names as long as names are. */
function longList(): string {
  const rows = Array.from({ length: 40 }, (_, at) => {
    const time = `${9 + Math.floor(at / 6)}:${String((at % 6) * 10).padStart(2, '0')}`
    const name =
      at % 7 === 3
        ? 'Maximiliana Alexandrina Featherstonehaugh-Cholmondeley von Hohenlohe'
        : `Visitor ${letters(at)}`
    return [time, name, `visitor${at + 1}@example.com`, '0491 570 006', `M-${1000 + at}`].join(';')
  })
  return `\ufeffTime;Client;Email;Mobile;Matter\r\n${rows.join('\r\n')}\r\n`
}

const group = (page: Page) => page.getByRole('list', { name: 'Expected today' })

for (const theme of ['light', 'dark'] as const) {
  test(`a list that was chosen fills the form by one key, and who has an invite is ticked off, ${theme}`, async ({
    launch,
    verifime,
    dataFolder,
  }) => {
    const frontDesk = await launch()
    const { app, desk, customer } = frontDesk
    const { page } = desk
    await desk.press('Control+,')
    await page.getByText(theme === 'light' ? 'Light' : 'Dark', { exact: true }).click()
    await expect(page.locator(':root')).toHaveAttribute('data-theme', theme)
    expect(await violations(page)).toEqual([])
    await desk.press('Control+n')
    await expect(group(page)).toHaveCount(0)
    const file = join(dataFolder, 'today.csv')
    writeFileSync(file, longList())
    await answerOpenDialog({ app }, file)
    await desk.press('Alt+m')
    const dialog = page.getByRole('alertdialog', { name: 'What do the columns hold?' })
    await expect(dialog).toContainText('today.csv')
    await expect(dialog.getByRole('button', { name: 'Full name Column 2' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Use these columns' }).click()
    await expect(page.getByText('40 expected today')).toBeVisible()
    await expect(group(page).getByRole('listitem')).toHaveCount(4)
    await page.getByRole('button', { name: 'Show all 40' }).click()
    await expect(group(page).getByRole('listitem')).toHaveCount(40)
    for (const box of await group(page).getByRole('listitem').all()) {
      expect((await box.boundingBox())?.height ?? 0).toBeLessThanOrEqual(56)
    }
    expect(await violations(page)).toEqual([])
    await expect(group(page).getByRole('listitem').first()).toHaveText(/^9:00 am\s*Visitor A/u)
    await desk.email.click()
    await page.keyboard.type('half@exam')
    await page.getByRole('button', { name: 'Fill the form with Visitor A', exact: true }).focus()
    await desk.press('Enter')
    await expect(desk.email).toHaveValue('visitor1@example.com')
    await expect(desk.email).toBeFocused()
    await expect(page.getByText('What you typed before is on hold')).toBeVisible()
    await desk.press('Alt+m')
    await expect(desk.email).toHaveValue('visitor2@example.com')
    await expect(desk.field('Your reference')).toHaveValue('M-1001')
    await expect(page.getByRole('list', { name: 'On hold' }).getByRole('listitem')).toHaveCount(1)
    expect(verifime.posts()).toEqual([])
    await desk.press('Enter')
    await expect(customer.code).toBeVisible()
    expect(verifime.posts()).toHaveLength(1)
    await backToDesk(frontDesk)
    await expect(page.getByRole('heading', { name: 'Expected today 39 1 invited' })).toBeVisible()
    await expect(group(page).getByText('Visitor B', { exact: true })).toHaveCount(0)
    await page.getByRole('button', { name: 'Not expected: Visitor C', exact: true }).focus()
    await desk.press('Enter')
    await expect(group(page).getByText('Visitor C', { exact: true })).toHaveCount(0)
    await desk.press('Alt+z')
    await expect(group(page).getByText('Visitor C', { exact: true })).toHaveCount(1)
  })
}

test('a watched folder brings a calendar, asks for the columns of a new list, and says that it is away', async ({
  launch,
  dataFolder,
}) => {
  const folder = join(dataFolder, 'lists')
  mkdirSync(folder)
  const { desk } = await launch({ environment: { EXPECTED_FOLDER: folder } })
  const { page } = desk
  const day = new Date().toLocaleDateString('sv').replaceAll('-', '')
  const event = [`DTSTART:${day}T101500`, 'SUMMARY:Mary Brown']
  const lines = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...event, 'END:VEVENT', 'END:VCALENDAR']
  writeFileSync(join(folder, 'today.ics'), lines.join('\r\n'))
  await expect(group(page)).toContainText('Mary Brown', { timeout: 30_000 })
  await expect(group(page)).toContainText('10:15 am')
  writeFileSync(join(folder, 'list.csv'), 'Name,Email\nTom Li,tom@example.com\n')
  await page.getByRole('button', { name: 'Choose columns' }).click({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Use these columns' }).click()
  await expect(group(page)).toContainText('Tom Li')
  await desk.press('Control+,')
  await page.getByText('Set by your organisation').first().click()
  await expect(page.getByText(`Lists are taken from ${folder}`)).toBeVisible()
})
