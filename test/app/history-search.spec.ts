import { subMinutes } from 'date-fns'
import { expect } from 'playwright/test'
import { type PastInvite, seedHistory } from '../builders/seeded-history.ts'
import type { DeskPage } from '../pages/desk-page.ts'
import { backToDesk, linkHost, test } from './front-desk.ts'

/** Enough others for the search to have something to leave out. */
const others: PastInvite[] = Array.from({ length: 200 }, (_, index) => ({
  draft: {
    email: `customer${index}@example.com`,
    customerContext: { firstName: 'Priya', familyName: `Example${index}` },
  },
  createdAt: subMinutes(new Date(), 300 - index),
}))
const zoe: PastInvite = {
  draft: {
    email: 'zo.ob@example.com',
    customerContext: {
      firstName: 'Zoë',
      familyName: 'O’Brien',
      preferredContactNumber: '+61 491570156',
    },
    reference: 'MATTER-2026-117',
  },
  createdAt: subMinutes(new Date(), 30),
}
const latest: PastInvite = {
  draft: { email: 'mia@example.com', customerContext: { firstName: 'Mia' } },
  createdAt: subMinutes(new Date(), 1),
  end: 'Completed',
}

test('a past invite is found and shown with six keys', async ({ launch, dataFolder }) => {
  await seedHistory(dataFolder, [...others, zoe, latest], { linkHost })
  const { desk, customer } = await launch()
  // Nothing is waited for in between: these are the keys, as fast as a machine can press them.
  for (const key of ['Control+h', 'z', 'o', 'e', ' ', 'Enter']) await desk.press(key)
  await expect(customer.code).toBeVisible()
  await backToDesk({ desk, customer })
  await desk.press('Control+h')
  await expect(desk.rows('Zoë O’Brien')).toBeVisible()
  await desk.press('Alt+KeyD')
  const sheet = desk.page.getByRole('dialog', { name: 'Zoë O’Brien' })
  await expect(sheet.getByRole('listitem').filter({ hasText: 'QR shown' })).toBeVisible()
})

test('any part of what is known of somebody finds them, however it is written', async ({
  launch,
  dataFolder,
}) => {
  const references = await seedHistory(dataFolder, [...others, zoe, latest], { linkHost })
  const trackingReference = references.at(-2) ?? ''
  const { desk } = await launch()
  await desk.press('Control+h')
  await expect(desk.rows('Mia')).toBeVisible()
  for (const typed of [
    'zo',
    'obrien',
    'o’b z',
    'ZOE O’Brien',
    'o.ob@ex',
    '0491 570 156',
    '570156',
    'ter-2026-11',
    trackingReference.slice(4, 20),
    `https://${linkHost}/sign-up/track-id/${trackingReference}`,
  ]) {
    await desk.press('Control+f')
    // A link is pasted: typed as fast as this, it would be a scan.
    await desk.page.keyboard.insertText(typed)
    await expect(desk.rows(), typed).toHaveCount(1)
    await expect(desk.rows('Zoë O’Brien'), typed).toBeVisible()
  }
  await desk.press('Control+f')
  await desk.type('nobody at all')
  await expect(desk.page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
  await desk.press('Escape')
  await expect(desk.rows('Mia')).toBeVisible()
})

test('states, days and what is unfinished today narrow the list, without the mouse', async ({
  launch,
  dataFolder,
}) => {
  const started: PastInvite = {
    draft: { email: 'tom@example.com', customerContext: { firstName: 'Tom' } },
    createdAt: subMinutes(new Date(), 3),
    end: 'Active',
  }
  const yesterday: PastInvite = {
    draft: { email: 'ana@example.com', customerContext: { firstName: 'Ana' } },
    createdAt: subMinutes(new Date(), 24 * 60 + 5),
    end: 'Active',
  }
  await seedHistory(dataFolder, [yesterday, started, latest], { linkHost })
  const { desk } = await launch()
  await desk.press('Control+h')
  await expect(desk.rows()).toHaveCount(3)
  await desk.press('Alt+KeyU')
  await expect(desk.rows()).toHaveCount(1)
  await expect(desk.rows('Tom')).toBeVisible()
  await desk.press('Alt+KeyU')
  await expect(desk.rows()).toHaveCount(3)

  await desk.press('Tab')
  await choose(desk, 'State', 'Details')
  await expect(desk.rows()).toHaveCount(1)
  await expect(desk.rows('Mia')).toBeVisible()
  await choose(desk, 'State', 'Any')
  await desk.press('Tab')
  await choose(desk, 'Day', 'Yester')
  await expect(desk.rows()).toHaveCount(1)
  await expect(desk.rows('Ana')).toBeVisible()
})

/** In the list of the field that has the keyboard. It comes back to the field a frame after the list is gone. */
async function choose(desk: DeskPage, field: string, begins: string): Promise<void> {
  const button = desk.page.getByRole('button', { name: new RegExp(`${field}$`, 'u') })
  await expect(button).toBeFocused()
  await desk.press('Enter')
  await expect(desk.page.getByRole('listbox').locator(':focus')).toBeVisible()
  await desk.type(begins)
  const choice = desk.page.getByRole('option', { name: new RegExp(`^${begins}`, 'u') })
  await expect(choice).toBeFocused()
  await desk.press('Enter')
  await expect(button).toBeFocused()
}

test('older invites are read by scrolling on, with only what is in sight in the page', async ({
  launch,
  dataFolder,
}) => {
  const many = Array.from(
    { length: 1000 },
    (_, index): PastInvite => ({
      draft: { email: `customer${index}@example.com`, reference: `CASE-${index}` },
    }),
  )
  await seedHistory(dataFolder, many, { linkHost })
  const { desk } = await launch()
  await desk.press('Control+h')
  await expect(desk.rows('CASE-999')).toBeVisible()
  await desk.press('ArrowDown')
  await expect(async () => {
    await desk.press('End')
    await expect(desk.page.getByRole('row', { name: /CASE-0,/u })).toBeFocused({ timeout: 200 })
  }).toPass()
  expect(await desk.rows().count()).toBeLessThan(60)
  // With the names of the columns and of two days.
  await expect(desk.page.getByRole('grid')).toHaveAttribute('aria-rowcount', '1003')
  await desk.press('Home')
  await expect(desk.rows('CASE-999')).toBeFocused()
})
