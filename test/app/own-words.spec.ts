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

test('a long notice has a page of its own: by key and by mouse, and back to the same code, which stays as large', async ({
  launch,
}) => {
  const frontDesk = await launch()
  const { desk, customer } = frontDesk
  const whole = `${'The law asks us to verify who you are. '.repeat(45)}`.trim()
  const link = 'https://example.com/privacy'
  const title = 'Why we ask for your details'
  await desk.type('before@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  const without = await customer.code.boundingBox()
  await backToDesk(frontDesk)
  await desk.press('Control+o')
  await expect(desk.page.getByText('No privacy notice is set up.')).toBeVisible()
  await desk.page.evaluate((change) => window.desk.call('settings.change', change), {
    privacyNotice: whole,
    privacyNoticeLink: link,
  })
  await desk.press('Control+1')
  await expect(customer.code).toBeVisible()
  expect(await customer.code.boundingBox()).toEqual(without)
  await customer.page.keyboard.press('Control+o')
  await expect(customer.heading(title)).toBeVisible()
  await expect(customer.page.getByText(whole)).toBeInViewport({ ratio: 1 })
  await expect(customer.page.getByRole('img', { name: 'Scan to read more' })).toBeVisible()
  expect(await violations(customer.page)).toEqual([])
  await customer.page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(customer.code).toBeVisible()
  expect(await violations(customer.page)).toEqual([])
  await customer.page.getByRole('button', { name: `${title}: example.com/privacy` }).click()
  await expect(customer.heading(title)).toBeVisible()
  await customer.page.keyboard.press('Control+o')
  await expect(customer.code).toBeVisible()
  await backToDesk(frontDesk)
  await desk.press('Control+h')
  await desk.press('ArrowDown')
  await desk.press('Alt+KeyD')
  await expect(desk.page.getByText('Privacy notice shown')).toHaveCount(2)
})

const drawing = (fill: string) => ({
  name: 'logo.svg',
  mimeType: 'image/svg+xml',
  buffer: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100"><script>document.title = 'ran'</script><rect width="400" height="100" rx="20" fill="${fill}"/></svg>`,
  ),
})

test('a logo and a colour are chosen in the settings, and stand beside a code that stays as large', async ({
  launch,
}) => {
  const frontDesk = await launch()
  const { desk, customer } = frontDesk
  await desk.type('before@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  const without = await customer.code.boundingBox()
  await backToDesk(frontDesk)
  await desk.press('Control+,')
  const file = desk.page.locator('input[type="file"]')
  const chosen = desk.page.getByAltText('The logo as customers see it')
  await file.setInputFiles(drawing('#fff6d8'))
  await expect(desk.page.getByText('This logo is too light to be seen')).toBeVisible()
  await file.setInputFiles({ ...drawing('#000'), buffer: Buffer.from('no picture') })
  await expect(desk.page.getByText('This file can’t be used')).toBeVisible()
  await expect(chosen).toHaveCount(0)
  await file.setInputFiles(drawing('#8a1c4a'))
  await expect(chosen).toHaveAttribute('src', /^data:image\/png;base64,/u)
  expect(await desk.page.title()).not.toBe('ran')
  const accent = desk.field('Accent colour')
  await accent.fill('#ffcc00')
  await desk.press('Enter')
  await expect(desk.page.getByText(/too light to be read.*would do/u)).toBeVisible()
  await accent.fill('#8A1C4A')
  await desk.press('Enter')
  await expect(accent).toHaveAttribute('aria-invalid', 'false')
  expect(await violations(desk.page)).toEqual([])
  await desk.press('Control+n')
  await desk.press('Control+1')
  await expect(customer.code).toBeVisible()
  await expect(customer.page.locator('.customer-logo')).toBeInViewport({ ratio: 1 })
  expect(await customer.code.boundingBox()).toEqual(without)
  await expect(customer.page.locator('[aria-current="true"]')).toHaveCSS(
    'color',
    'rgb(138, 28, 74)',
  )
  expect(await violations(customer.page)).toEqual([])
})
