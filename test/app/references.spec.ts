import { expect } from 'playwright/test'
import { test } from './front-desk.ts'
import { violations } from './wcag.ts'

for (const theme of ['light', 'dark'] as const) {
  test(`the organisation’s pattern helps with the reference and blocks nothing, ${theme}`, async ({
    launch,
    verifime,
  }) => {
    const { desk, customer } = await launch()
    const { page } = desk
    await desk.press('Control+,')
    await page.getByText(theme === 'light' ? 'Light' : 'Dark', { exact: true }).click()
    await expect(page.locator(':root')).toHaveAttribute('data-theme', theme)
    await desk.field('Pattern').click()
    await page.keyboard.type('M-{6 digits}-{check')
    await expect(page.getByText('A { stands alone', { exact: false })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.type('}')
    await expect(page.getByText('Like M-482915-6 or M-507364-8')).toBeVisible()
    await desk.press('Enter')
    await desk.press('Control+n')
    await expect(page.getByText('Optional, like M-482915-6')).toBeVisible()
    await desk.field('Your reference').click()
    await page.keyboard.type('4829153')
    await desk.press('Tab')
    await expect(desk.field('Your reference')).toHaveValue('M-482915-3')
    await expect(
      page.getByText('Not like M-482915-6: the check digit is wrong').first(),
    ).toBeVisible()
    expect(await violations(page)).toEqual([])
    await desk.field('Your reference').click()
    await page.keyboard.press('Backspace')
    await page.keyboard.type('6')
    await desk.press('Tab')
    await expect(page.getByText('The check digit is right')).toBeVisible()
    await desk.field('Your reference').fill('')
    await page.keyboard.type('Blue folder')
    await desk.email.click()
    await page.keyboard.type('mary@example.com')
    await expect(page.getByText('Not like M-482915-6: it begins with M-').first()).toBeVisible()
    await desk.press('Enter')
    await expect(customer.code).toBeVisible()
    expect(verifime.posts()[0]?.body).toMatchObject({ referenceData: 'Blue folder' })
  })
}
