import { subMinutes } from 'date-fns'
import { expect } from 'playwright/test'
import { seedHistory } from '../builders/seeded-history.ts'
import { linkHost, resize, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'

const counter = { width: 1366, height: 768 }

/** As a keyboard sends it: what Playwright presses goes to the page alone, past the window. */
function pressOnWindow({ app }: FrontDesk, keyCode: string, modifiers: ['control'] | [] = []) {
  return app.evaluate(
    ({ webContents }, key) => {
      const desk = webContents
        .getAllWebContents()
        .find((one) => one.getURL().endsWith('/desk.html'))
      for (const type of ['keyDown', 'keyUp'] as const) desk?.sendInputEvent({ type, ...key })
    },
    { keyCode, modifiers },
  )
}

/** The zoom of every page, by its name. */
function zooms({ app }: FrontDesk): Promise<Record<string, number>> {
  return app.evaluate(({ webContents }) =>
    Object.fromEntries(
      webContents
        .getAllWebContents()
        .map((one) => [one.getURL().replace(/.*\//u, ''), Math.round(one.getZoomFactor() * 100)]),
    ),
  )
}

/** The desk as large as a counter's screen, at 200 %. */
async function enlarge(frontDesk: FrontDesk): Promise<void> {
  await resize(frontDesk, counter.width, counter.height)
  for (let step = 0; step < 5; step += 1) await pressOnWindow(frontDesk, '=', ['control'])
  await expect.poll(() => frontDesk.desk.page.evaluate(() => window.innerHeight)).toBeLessThan(400)
}

test('Ctrl with + and 0 enlarges the desk, and nothing that customers see', async ({ launch }) => {
  const frontDesk = await launch()
  const { desk } = frontDesk
  await enlarge(frontDesk)
  await desk.type('a@example.com')
  await desk.press('Enter')
  await expect(frontDesk.customer.code).toBeVisible()
  await frontDesk.customer.page.keyboard.press('Escape')
  await desk.press('Control+p')
  await expect(desk.page.getByRole('img', { name: /^Preview of the slip/u })).toBeVisible()
  expect(await zooms(frontDesk)).toMatchObject({
    'desk.html': 200,
    'customer.html': 100,
    'slip.html': 100,
  })
  await pressOnWindow(frontDesk, '0', ['control'])
  await expect.poll(() => zooms(frontDesk)).toMatchObject({ 'desk.html': 100 })
})

test('at 200 % three invites are seen, whichever filters are open, and the whole of the details', async ({
  launch,
  dataFolder,
}) => {
  const past = Array.from({ length: 30 }, (_, index) => ({
    draft: { email: `guest${index}@example.com` },
    createdAt: subMinutes(new Date(), 30 - index),
  }))
  await seedHistory(dataFolder, past, { linkHost })
  const frontDesk = await launch()
  const { page } = frontDesk.desk
  await enlarge(frontDesk)
  await frontDesk.desk.press('Control+h')
  await expect(frontDesk.desk.rows().first()).toBeVisible()
  await page.getByRole('button', { name: /^Any day/u }).click()
  await page.getByRole('option', { name: 'Choose days…' }).click()
  await frontDesk.desk.field('From').fill('3/11/2025')
  const [list, third] = await Promise.all([
    page.getByRole('grid', { name: 'Invites' }).boundingBox(),
    frontDesk.desk.rows().nth(2).boundingBox(),
  ])
  expect((third?.y ?? 0) + (third?.height ?? 0)).toBeLessThanOrEqual(
    (list?.y ?? 0) + (list?.height ?? 0),
  )
  await frontDesk.desk.press('Alt+KeyD')
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByText('Environment')).toBeInViewport()
  await sheet.getByRole('button', { name: 'Delete' }).scrollIntoViewIfNeeded()
  await expect(sheet.getByRole('button', { name: 'Delete' })).toBeInViewport()
})

test('a select has one ring, its own, and Delete is a key of the list alone', async ({
  launch,
  dataFolder,
}) => {
  await seedHistory(dataFolder, [{}], { linkHost })
  const { desk } = await launch()
  await desk.press('Control+h')
  await expect(desk.rows().first()).toBeVisible()
  const hint = desk.page.getByRole('listitem').filter({ hasText: 'Delete' })
  await expect(hint).toBeHidden()
  await desk.press('Tab')
  const select = desk.page.getByRole('button', { name: /^Any state/u })
  await expect(select).toBeFocused()
  await expect(select).toHaveCSS('outline-style', 'solid')
  await expect(desk.page.locator('.select-field').first()).toHaveCSS('outline-style', 'none')
  await desk.press('Control+f')
  await desk.press('ArrowDown')
  await expect(hint).toBeVisible()
})
