import { expect, type Page } from 'playwright/test'
import { seedHistory } from '../builders/seeded-history.ts'
import { linkHost, test } from './front-desk.ts'
import { scan } from './layouts.ts'

const zoe = {
  draft: {
    email: 'zo.ob@example.com',
    customerContext: { firstName: 'Zoë', familyName: 'O’Brien' },
    reference: 'MATTER-2026-117',
  },
}

/** These tests type as fast as a scanner; between hands and a scanner there is a moment. */
const handsRest = (page: Page) => page.waitForTimeout(300)

test('a slip that is scanned into any field opens its record, and what was typed stays', async ({
  launch,
  dataFolder,
}) => {
  const [reference = ''] = await seedHistory(dataFolder, [zoe], { linkHost })
  const link = `https://${linkHost}/sign-up/track-id/${reference}`
  const { desk, customer } = await launch()
  const { page } = desk
  const sheet = page.getByRole('dialog', { name: 'Zoë O’Brien' })
  await desk.type('tom@exam')
  // Into the middle of what was typed, and over a part of it that is selected.
  for (const keys of [[], ['ArrowLeft', 'ArrowLeft', 'Shift+ArrowLeft']]) {
    for (const key of keys) await desk.press(key)
    await handsRest(page)
    await scan(page, { text: link, end: 'Enter' })
    await expect(sheet).toBeVisible()
    await desk.press('Escape')
    await desk.press('Control+n')
    await expect(desk.email).toHaveValue('tom@exam')
  }
  await desk.field('Address').fill('42 Wallaby Way')
  for (const scanned of [
    { text: link, end: 'Tab' },
    { text: link },
    { text: link.toUpperCase(), end: 'Enter' },
    // A German layout under an English scanner.
    { text: link, end: 'Enter', layout: { ':': 'Ö', '/': '-', '-': 'ß', y: 'z', z: 'y' } },
    { text: `]Q1${link}`, end: 'Enter' },
    { text: link, end: 'Enter', gapMs: 40 },
  ] as const) {
    await desk.field('Address').focus()
    await scan(page, scanned)
    await expect(sheet, scanned.text).toBeVisible()
    await desk.press('Escape')
    await desk.press('Control+n')
    await expect(desk.field('Address')).toHaveValue('42 Wallaby Way')
    await expect(desk.email).toHaveValue('tom@exam')
  }
  // In the search, in Settings, and where a button has the keyboard.
  await desk.press('Control+h')
  await expect(desk.search).toBeFocused()
  await scan(page, { text: link, end: 'Enter' })
  await expect(sheet).toBeVisible()
  await expect(desk.search).toHaveValue('')
  await scan(page, { text: link, end: 'Enter' })
  await expect(sheet, 'the scanner’s Enter presses no button').toBeVisible()
  await desk.press('Escape')
  await desk.press('Control+,')
  await desk.field('Permanent link').focus()
  await scan(page, { text: link, end: 'Enter' })
  await expect(sheet).toBeVisible()
  await desk.press('Control+n')
  await expect(customer.code).toBeHidden()
})

test('what hands type, other codes and codes that are gone open nothing', async ({ launch }) => {
  const { desk } = await launch()
  const { page } = desk
  const gone = `https://${linkHost}/sign-up/track-id/0f8fad5b-d9cb-469f-a165-70867728950e`
  await scan(page, { text: gone, end: 'Enter' })
  await expect(page.getByText('Scanned: no invite with this code is kept here')).toBeVisible()
  await expect(desk.email).toHaveValue('')
  await expect(desk.alert).toHaveCount(0)
  await desk.type('mia')
  await handsRest(page)
  await scan(page, { text: 'https://shop.example.com/offer/9300675024235' })
  await expect(desk.email).toHaveValue('miahttps://shop.example.com/offer/9300675024235')
  await desk.press('Control+a')
  await scan(page, { text: gone, gapMs: 90 })
  await expect(desk.email).toHaveValue(gone)
})
