import { expect } from 'playwright/test'
import { test } from './second-screen.ts'
import { violations } from './wcag.ts'

test('what the customer’s own screen shows between two codes breaks no WCAG 2.2 AA', async ({
  launchOnOwnScreen,
}) => {
  const { desk, customer } = await launchOnOwnScreen()
  await expect(customer.heading('Welcome to Wattle & Finch Lawyers')).toBeVisible()
  expect(await violations(customer.page), 'the welcome').toEqual([])
  await desk.type('private.person@example.com')
  await expect(customer.heading('Have these ready')).toBeVisible()
  expect(await violations(customer.page), 'what to have ready').toEqual([])
  await desk.press('Control+b')
  await expect(customer.heading('Wattle & Finch Lawyers')).toBeVisible()
  expect(await violations(customer.page), 'the privacy screen').toEqual([])
  await desk.press('Control+b')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(await violations(customer.page), 'the code').toEqual([])
})
