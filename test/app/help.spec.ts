import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { test } from './front-desk.ts'
import { wordsOn } from './paper.ts'
import { violations } from './wcag.ts'

test('F1 and ? open what the keys do here and now, searchable, and what was typed stays', async ({
  launch,
}) => {
  const { desk } = await launch()
  const { page } = desk
  const help = page.getByRole('dialog', { name: 'Help' })
  const search = help.getByRole('searchbox', { name: 'Search the keys' })
  await desk.type('mia?')
  await expect(desk.email).toHaveValue('mia?')
  await expect(help).toBeHidden()
  await desk.press('F1')
  await expect(search).toBeFocused()
  await expect(help.getByRole('region', { name: 'New invite' })).toBeVisible()
  await expect(help.getByText('Not now: needs an open invite')).toBeVisible()
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    expect(await violations(page), theme).toEqual([])
  }
  await desk.type('export')
  await expect(help.getByRole('region')).toHaveCount(1)
  await expect(help.getByRole('region', { name: 'History' })).toContainText('Alt X')
  await search.fill('undo')
  await expect(help.getByText('Takes back what was done last')).toBeVisible()
  // What somebody looks for is not always a key.
  await search.fill('documents')
  await expect(help.getByRole('region')).toHaveCount(1)
  await expect(help.getByRole('region', { name: 'Your first day' })).toContainText(
    'two identity documents',
  )
  await desk.press('Escape')
  await expect(search).toHaveValue('')
  await desk.press('Escape')
  await expect(help).toBeHidden()
  await expect(desk.email).toBeFocused()
  await expect(desk.email).toHaveValue('mia?')

  await desk.press('Control+h')
  await desk.press('F1')
  await expect(help.getByRole('region', { name: 'On a line of the history' })).toBeVisible()
  await desk.press('F1')
  await expect(help).toBeHidden()
  // Where no text is typed, a question mark asks.
  await desk.place('Settings').focus()
  await desk.press('?')
  await expect(help).toBeVisible()
  await help.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  await help.getByText('Your first day', { exact: true }).click()
  await expect(help.getByRole('heading', { name: 'Make an invite' })).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test('the key card and the first day’s page print without anything of the desk', async ({
  launch,
  dataFolder,
}) => {
  const { app, desk } = await launch()
  const { page } = desk
  await desk.type('mia@example.com')
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await desk.press('F1')
  await desk.press('Control+p')
  await expect(page.locator('body')).toHaveAttribute('data-printed', '')
  const printed = async (name: string) => {
    const base64 = await app.evaluate(async ({ BrowserWindow }) => {
      const isDesk = ({ webContents }: { webContents: { getURL: () => string } }) =>
        webContents.getURL().endsWith('desk.html')
      const pdf = await BrowserWindow.getAllWindows().find(isDesk)?.webContents.printToPDF({
        preferCSSPageSize: true,
        pageSize: 'A4',
      })
      return pdf?.toString('base64') ?? ''
    })
    const file = join(dataFolder, name)
    writeFileSync(file, Buffer.from(base64, 'base64'))
    return wordsOn(file)
  }
  const card = await printed('keys.pdf')
  expect(card).toContain('Front Desk: keys')
  expect(card).toContain('Measuring a screen with a bank card')
  expect(card).not.toContain('mia@example.com')
  await page.getByText('Your first day', { exact: true }).click()
  const firstDay = await printed('first-day.pdf')
  expect(firstDay).toContain('What not to do')
  expect(firstDay).toContain('Wattle & Finch Lawyers')
})

test('a key that does nothing just now says what it waits for, and is quiet where it acts', async ({
  launch,
}) => {
  const { desk } = await launch()
  for (const [key, words] of [
    ['Alt+j', 'Alt J needs somebody on hold'],
    ['Alt+h', 'Alt H needs something typed'],
    ['Control+i', 'Ctrl I needs a list of staff in Settings'],
    ['Control+2', 'Ctrl 2 needs an open invite'],
    ['Alt+z', 'Alt Z needs something to take back'],
  ] as const) {
    await desk.press(key)
    await expect(desk.page.getByText(words, { exact: true }).first(), key).toBeVisible()
  }
  await expect(desk.email).toBeFocused()
  await desk.type('mia@example.com')
  await desk.press('Alt+h')
  await expect(desk.page.getByRole('list', { name: 'On hold' })).toContainText('mia@example.com')
  await desk.press('Alt+j')
  await expect(desk.email).toHaveValue('mia@example.com')
  await desk.press('Alt+c')
  await expect(desk.email).toHaveValue('')
  await desk.press('Alt+z')
  await expect(desk.email).toHaveValue('mia@example.com')
  await expect(desk.page.getByText('Alt C needs something typed')).toHaveCount(0)
})

test('F5 asks anew how far the customers are', async ({ launch }) => {
  const { desk } = await launch()
  await desk.press('F5')
  await expect(desk.page.getByText('Lists read anew')).toBeVisible()
  await expect(desk.email).toBeFocused()
})
