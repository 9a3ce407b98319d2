import { expect } from 'playwright/test'
import { practice, test } from './front-desk.ts'

test('the practice customer goes through the steps by a button, and both windows see it', async ({
  launch,
}) => {
  const { desk, customer } = await launch({ environment: practice })
  await desk.email.fill('practice@example.com')
  await desk.field('First name').fill('Priya')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  const { queue } = desk
  await expect(queue).toContainText('Not opened')
  const nextStep = queue.getByRole('button', { name: /next step/u })
  await nextStep.click()
  await expect(queue).toContainText('Started on the phone')
  await expect(customer.page.getByText('Opened on your phone')).toBeVisible()
  await nextStep.click()
  await expect(queue).toContainText('Details submitted (not yet verified)')
  await expect(customer.page.getByText(/Thank you/u)).toBeVisible()
  await expect(customer.code).toBeHidden()
})

test('a practice customer is where they were when the app starts again, and goes on from there', async ({
  launch,
}) => {
  const first = await launch({ environment: practice })
  await first.desk.type('returning@example.com')
  await first.desk.press('Enter')
  await expect(first.customer.code).toBeVisible()
  await first.desk.queue.getByRole('button', { name: /next step/u }).click()
  await expect(first.desk.queue).toContainText('Started on the phone')
  await first.close()
  const { desk } = await launch({ environment: practice })
  await expect(desk.queue).toContainText('Started on the phone')
  await desk.queue.getByRole('button', { name: /next step/u }).click()
  await expect(desk.queue).toContainText('Details submitted (not yet verified)')
})

test('practice refuses what VerifiMe refuses', async ({ launch }) => {
  const { desk } = await launch({ environment: practice })
  await desk.email.fill('refused@example.com')
  await desk.field('Family name').fill('Sm1th')
  await desk.press('Enter')
  await expect(desk.alert).toContainText('There is a problem')
  await expect(desk.field('Family name')).toHaveAttribute('aria-invalid', 'true')
})

test('practice invites stay out of the real history', async ({ launch }) => {
  const first = await launch({ environment: practice })
  await first.desk.type('unreal@example.com')
  await first.desk.press('Enter')
  await expect(first.customer.code).toBeVisible()
  await first.close()
  const { desk } = await launch()
  await desk.press('Control+h')
  await expect(desk.page.getByRole('heading', { name: 'History' })).toBeVisible()
  await expect(desk.page.getByRole('heading', { name: 'No invites here' })).toBeVisible()
  await expect(desk.page.getByRole('row').filter({ hasText: '@example.com' })).toHaveCount(0)
})
