import { subDays, subMinutes } from 'date-fns'
import { expect, type Locator } from 'playwright/test'
import { type PastInvite, seedHistory } from '../builders/seeded-history.ts'
import { linkHost, test } from './front-desk.ts'
import { violations } from './wcag.ts'

/** Twelve invites on each of the last twenty days, oldest first. */
const many: PastInvite[] = Array.from({ length: 240 }, (_, index) => ({
  draft: {
    email: `guest${index}@example.com`,
    customerContext: { fullName: `Guest ${index}` },
    reference: `MATTER-2026-000${index}`,
  },
  createdAt: subMinutes(subDays(new Date(), 19 - Math.floor(index / 12)), 12 - (index % 12)),
}))

const opacity = (element: Locator) =>
  element.evaluate((button) => Number(getComputedStyle(button).opacity))

test('days have headings that stay in sight, and neither the keys nor a selection stop at them', async ({
  launch,
  dataFolder,
}) => {
  await seedHistory(dataFolder, many, { linkHost, lastUsedAt: new Date() })
  const { desk } = await launch()
  const headings = desk.page.getByRole('rowheader')
  const focused = desk.page.locator('[role="row"]:focus')
  await desk.press('Control+h')
  await expect(headings.first()).toHaveText('Today')
  await desk.press('ArrowDown')
  await expect(focused).toHaveAccessibleName(/^Guest 239, Today .*MATTER-2026-000239, Not opened$/u)
  for (let presses = 1; presses <= 12; presses += 1) await desk.press('ArrowDown')
  await expect(focused).toHaveAccessibleName(/^Guest 227, Yesterday /u)
  await desk.press('Shift+ArrowUp')
  await expect(desk.page.getByText('2 selected')).toBeVisible()
  await desk.press('Escape')

  // Whatever key leads on, the row is seen whole, beneath the heading of its day.
  for (const key of ['PageDown', 'PageDown', 'PageUp', 'End', 'PageUp', 'ArrowUp']) {
    await desk.press(key)
    await expect
      .poll(() =>
        focused.evaluate((row) => {
          const top = document.querySelector('.history-day-on-top')?.getBoundingClientRect()
          const list = document.querySelector('.history-list')?.getBoundingClientRect()
          const { top: begin, bottom: end } = row.getBoundingClientRect()
          return top && list && begin >= top.bottom - 1 && end <= list.bottom + 1
        }),
      )
      .toBe(true)
  }
  await expect(headings.first()).not.toHaveText('Today')
  expect(await headings.count(), 'only those in sight are in the page').toBeLessThan(6)
  expect(await violations(desk.page)).toEqual([])
  await desk.press('Home')
  await expect(focused).toHaveAccessibleName(/^Guest 239, Today /u)
  await expect(headings.first()).toHaveText('Today')
})

test('what is typed stands out in what it finds, and shows by what else it was found', async ({
  launch,
  dataFolder,
}) => {
  const people = [
    { email: 'a@example.com', fullName: 'José García', preferredContactNumber: '+61 491570006' },
    {
      email: 'josefine@example.com',
      fullName: 'Mia Chen',
      preferredContactNumber: '+61 491570156',
    },
  ]
  const past = people.map(({ email, ...customerContext }) => ({
    draft: { email, customerContext },
  }))
  await seedHistory(dataFolder, past, { linkHost })
  const { desk } = await launch()
  const marks = () => desk.page.locator('mark').allTextContents()
  await desk.press('Control+h')
  await desk.type('jose')
  await expect.poll(marks).toEqual(['jose', 'José'])
  await expect(desk.rows('Mia Chen')).toContainText('josefine@example.com')
  await expect(desk.rows('José García')).not.toContainText('a@example.com')
  for (const [typed, marked] of [
    ['0491 570 006', '+61 491570006'],
    ['0491 5701', '+61 4915701'],
    ['(0491) 570-156', '+61 491570156'],
    ['+61 491 570 156', '+61 491570156'],
  ] as const) {
    await desk.press('Control+a')
    await desk.type(typed)
    await expect.poll(marks, typed).toEqual([marked])
  }
  expect(await violations(desk.page)).toEqual([])
  await desk.press('Control+a')
  await desk.press('Delete')
  await expect.poll(marks).toEqual([])
})

test('what can be done with a line comes when the mouse or the keyboard is there, and moves nothing', async ({
  launch,
  dataFolder,
}) => {
  await seedHistory(dataFolder, many.slice(-3), { linkHost })
  const { desk } = await launch()
  await desk.press('Control+h')
  const [first, second] = [desk.rows().nth(0), desk.rows().nth(1)]
  const details = (row: Locator) => row.getByRole('button', { name: /^Details of/u })
  await expect(second).toBeVisible()
  expect(await opacity(details(second))).toBe(0)
  const state = second.getByText('Not opened')
  const before = await state.boundingBox()
  await second.hover()
  await expect.poll(() => opacity(details(second))).toBe(1)
  expect(await state.boundingBox()).toEqual(before)
  await desk.press('ArrowDown')
  await first.press('ArrowRight')
  await expect.poll(() => opacity(details(first))).toBe(1)
  await expect(first.getByRole('button', { name: /^Show QR for/u })).toBeFocused()
  await details(second).click()
  await expect(desk.page.getByRole('dialog', { name: 'Guest 238' })).toBeVisible()
})
