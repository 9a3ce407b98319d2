import { subDays } from 'date-fns'
import { expect } from 'playwright/test'
import { type PastInvite, seedHistory } from '../builders/seeded-history.ts'
import { inTheme, linkHost, test } from './front-desk.ts'
import { violations } from './wcag.ts'

function from(daysAgo: number, name: string): PastInvite {
  return {
    draft: { email: `${name.toLowerCase()}@example.com`, customerContext: { firstName: name } },
    createdAt: subDays(new Date(), daysAgo),
  }
}

test('what is older than thirty days is gone at the start', async ({ launch, dataFolder }) => {
  await seedHistory(dataFolder, [from(40, 'Old'), from(20, 'Young')], {
    linkHost,
    lastUsedAt: subDays(new Date(), 1),
  })
  const { desk } = await launch()
  await desk.press('Control+h')
  await expect(desk.rows('Young')).toBeVisible()
  await expect(desk.rows('Old')).toHaveCount(0)
})

test('how long invites are kept is chosen with the keyboard', async ({ launch, dataFolder }) => {
  await seedHistory(dataFolder, [from(5, 'Gone'), from(0, 'Stays')], { linkHost })
  const first = await launch()
  await first.desk.press('Control+,')
  const month = first.desk.page.getByRole('radio', { name: '30 days' })
  await expect(month).toBeChecked()
  await month.focus()
  await first.desk.press('ArrowLeft')
  await expect(first.desk.page.getByRole('radio', { name: '7 days' })).toBeChecked()
  await first.desk.press('ArrowLeft')
  await expect(first.desk.page.getByRole('radio', { name: '1 day' })).toBeChecked()
  await expect(first.desk.page.getByText('Saved', { exact: true })).toBeVisible()
  await first.close()
  const { desk } = await launch()
  await desk.press('Control+h')
  await expect(desk.rows('Stays')).toBeVisible()
  await expect(desk.rows('Gone')).toHaveCount(0)
})

test('fewer days count at once, and until then one key takes them back', async ({
  launch,
  dataFolder,
}) => {
  await seedHistory(dataFolder, [from(20, 'Old'), from(5, 'Young')], { linkHost })
  const { desk } = await launch()
  const chosen = (name: string) => desk.page.getByRole('radio', { name, exact: true })
  const message = desk.page.getByText('Invites older than 7 days are deleted in a moment')
  await desk.press('Control+,')
  await chosen('30 days').focus()
  await desk.press('ArrowLeft')
  await expect(message).toBeVisible()
  await desk.press('Alt+KeyZ')
  await expect(chosen('30 days')).toBeChecked()

  await chosen('30 days').focus()
  await desk.press('ArrowLeft')
  await expect(message).toBeVisible()
  await desk.press('Control+h')
  await expect(desk.rows('Old')).toBeVisible()
  // Gone from the open list, too, as soon as the moment is over.
  await expect(desk.rows('Old')).toHaveCount(0, { timeout: 30_000 })
  await expect(desk.rows('Young')).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`the question after a clock jump breaks no WCAG 2.2 AA in the ${theme} theme`, async ({
    launch,
    dataFolder,
  }) => {
    await seedHistory(dataFolder, [from(40, 'Old')], {
      linkHost,
      lastUsedAt: subDays(new Date(), 39),
    })
    const { desk } = await launch({ startsAt: 'elsewhere' })
    await expect(desk.page.getByRole('alertdialog')).toBeVisible()
    await inTheme({ desk }, theme)
    expect(await violations(desk.page)).toEqual([])
  })
}

test('after the clock has jumped nothing goes before somebody says that the date is right', async ({
  launch,
  dataFolder,
}) => {
  await seedHistory(dataFolder, [from(40, 'Old'), from(20, 'Young')], {
    linkHost,
    lastUsedAt: subDays(new Date(), 39),
  })
  const first = await launch({ startsAt: 'elsewhere' })
  const question = first.desk.page.getByRole('alertdialog')
  await expect(question).toContainText('Is today')
  await expect(first.desk.page.getByRole('button', { name: 'No, keep everything' })).toBeFocused()
  await first.desk.press('Enter')
  await expect(question).toHaveCount(0)
  await first.desk.press('Control+h')
  await expect(first.desk.rows('Old')).toBeVisible()
  await first.close()

  const { desk } = await launch({ startsAt: 'elsewhere' })
  await expect(desk.page.getByRole('alertdialog')).toContainText('Is today')
  await expect(desk.page.getByRole('button', { name: 'No, keep everything' })).toBeFocused()
  await desk.press('Tab')
  await desk.press('Enter')
  await expect(desk.page.getByRole('alertdialog')).toHaveCount(0)
  await desk.press('Control+h')
  await expect(desk.rows('Young')).toBeVisible()
  await expect(desk.rows('Old')).toHaveCount(0)
})
