import { expect } from 'playwright/test'
import { isOnPath } from '../../scripts/set-up/system-packages.ts'
import { test } from './front-desk.ts'
import { startTwoScreens } from './two-screens.ts'
import { violations } from './wcag.ts'

test('what the customer’s own screen shows between two codes breaks no WCAG 2.2 AA', async ({
  launch,
}, testInfo) => {
  testInfo.skip(!['Xorg', 'xrandr'].every(isOnPath), 'needs Xorg with the dummy driver, and xrandr')
  const screens = await startTwoScreens()
  const { desk, customer, close } = await launch({ env: screens.env })
  try {
    screens.plugIn()
    await desk.press('Control+,')
    await desk.page.getByText('Screen 2', { exact: true }).click()
    await desk.press('Control+n')
    await expect(desk.email).toBeFocused()

    await expect(customer.heading('Welcome to Wattle & Finch Lawyers')).toBeVisible()
    expect(await violations(customer.page), 'the welcome').toEqual([])
    await desk.type('private.person@example.com')
    await expect(customer.heading('Have these ready')).toBeVisible()
    expect(await violations(customer.page), 'what to have ready').toEqual([])
    await desk.press('Control+b')
    await expect(customer.heading('Wattle & Finch Lawyers')).toBeVisible()
    expect(await violations(customer.page), 'the curtain').toEqual([])
    await desk.press('Control+b')
    await desk.press('Enter')
    await expect(customer.code).toBeVisible()
    expect(await violations(customer.page), 'the code').toEqual([])
  } finally {
    await close()
    screens.stop()
  }
})
