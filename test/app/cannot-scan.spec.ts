import { expect } from 'playwright/test'
import { referenceAskedBy } from '../fakes/faulty-practice.ts'
import { test } from './front-desk.ts'
import { violations } from './wcag.ts'

test('a code over the desk that cannot be scanned: one key, then the link in large letters, and the customer is through', async ({
  launch,
  verifime,
}) => {
  const { desk, customer } = await launch()
  await desk.type('noscan@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  const { path } = await verifime.arrived('GET')
  await customer.page.keyboard.press('Alt+b')
  const dialog = desk.page.getByRole('alertdialog', { name: 'Can’t scan?' })
  await expect(dialog.getByRole('button', { name: 'Show the link' })).toBeFocused()
  expect(await violations(desk.page), 'the dialog').toEqual([])
  await desk.press('Enter')
  const title = customer.heading('Type this address into your phone’s browser')
  await expect(title).toBeVisible()
  const reference = referenceAskedBy(path)
  expect(await customer.page.locator('bdi.exact-letters').textContent()).toContain(reference)
  expect(await violations(customer.page), 'the link').toEqual([])
  verifime.advance(reference)
  verifime.advance(reference)
  await expect(customer.heading('Thank you')).toBeVisible()
})

test('send by email makes a fresh invite in place of the first, and asks before a second email', async ({
  launch,
  verifime,
}) => {
  const { desk, customer } = await launch()
  await desk.type('mailed@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  // The keys are not the customer's to look at: they come with the mouse.
  for (const x of [300, 320]) await customer.page.mouse.move(x, 300)
  await customer.page.getByRole('button', { name: 'Can’t scan?' }).click()
  const dialog = desk.page.getByRole('alertdialog', { name: 'Can’t scan?' })
  await expect(dialog).toContainText('Makes a fresh invite in place of this one')
  await dialog.getByRole('button', { name: 'Send by email' }).click()
  await expect(customer.code).toBeVisible()
  await expect(customer.page.locator('main[data-check="right"]')).toBeVisible()
  expect(verifime.posts()).toHaveLength(2)
  expect(verifime.posts()[1]?.body).toMatchObject({
    email: 'mailed@example.com',
    sendInvitationEmail: true,
  })
  await expect(desk.queue.getByRole('listitem')).toHaveCount(1)

  await customer.page.keyboard.press('Alt+b')
  await dialog.getByRole('button', { name: 'Send by email' }).click()
  const question = desk.page.getByRole('alertdialog', { name: 'Send a second email?' })
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  expect(await violations(desk.page), 'the question').toEqual([])
  await desk.press('Enter')
  await expect(question).toBeHidden()
  expect(verifime.posts()).toHaveLength(2)
})
