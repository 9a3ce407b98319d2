import { expect } from 'playwright/test'
import { backToDesk, test } from './front-desk.ts'
import { violations } from './wcag.ts'

test('the organisation’s own words are typed in the settings and stand beside the next code, however long', async ({
  launch,
}) => {
  const frontDesk = await launch()
  const { desk, customer } = frontDesk
  const documents = 'Have your passport or your driver licence ready'
  const notice = `${'The law asks us to verify who you are, and to keep a record of that. '.repeat(4)}example.com/privacy`
  await desk.press('Control+,')
  await desk.field('What customers are to have ready').fill(documents)
  await desk.press('Enter')
  await desk.field('Privacy notice').fill(notice)
  await desk.press('Tab')
  await expect(desk.page.getByText('Saved').first()).toBeVisible()
  await desk.press('Control+n')
  await desk.type('ownwords@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await expect(customer.page.getByText(documents)).toBeVisible()
  await expect(customer.page.getByText(notice)).toBeInViewport({ ratio: 1 })
  await expect(customer.page.getByText('Have two identity documents ready')).toHaveCount(0)
  expect(await violations(customer.page)).toEqual([])
  await backToDesk(frontDesk)
  await desk.press('Control+h')
  await desk.press('ArrowDown')
  await desk.press('Alt+KeyD')
  const versions = desk.page.getByRole('region', { name: 'What they could read of why you ask' })
  await versions.locator('summary').click()
  await expect(versions).toContainText(notice)
  expect(await violations(desk.page)).toEqual([])
  await desk.press('Escape')
  await desk.press('Control+,')
  await desk.field('Privacy notice').fill('x'.repeat(2001))
  await desk.press('Tab')
  await expect(desk.field('Privacy notice')).toHaveAttribute('aria-invalid', 'true')
  await expect(desk.page.getByText('Shorten the privacy notice: it is too long')).toBeVisible()
})
