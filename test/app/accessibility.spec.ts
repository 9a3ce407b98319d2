import { expect } from 'playwright/test'
import { faults } from '../fakes/practice-faults.ts'
import { backToDesk, inTheme, linkHost, test } from './front-desk.ts'
import { violations } from './wcag.ts'

for (const theme of ['light', 'dark'] as const) {
  test(`no screen breaks WCAG 2.2 AA in the ${theme} theme`, async ({ launch, verifime }) => {
    const { desk, customer } = await launch()
    await inTheme({ desk }, theme)
    expect(await violations(desk.page), 'the empty form').toEqual([])

    await desk.press('Enter')
    await expect(desk.alert).toBeVisible()
    expect(await violations(desk.page), 'the form with a problem').toEqual([])

    verifime.answerNext(faults.status(503))
    await desk.email.fill('typo@gmial.com')
    await desk.field('First name').fill('Zo3')
    await desk.field('Date of birth').fill('27/3/1985')
    await desk.field('Phone').fill('0491 570 006')
    await desk.press('Enter')
    await expect(desk.alert).toContainText('having trouble')
    expect(await violations(desk.page), 'the filled form with a failure').toEqual([])

    await desk.email.fill('fine@example.com')
    await desk.field('First name').fill('Zoë')
    await desk.press('Enter')
    await expect(customer.code).toBeVisible()
    expect(await violations(customer.page), 'the customer display').toEqual([])
    await customer.page.keyboard.press('Control+d')
    await customer.page.keyboard.press('Control+d')
    await expect(customer.page.getByText('Left, dimmed more')).toBeAttached()
    expect(await violations(customer.page), 'the customer display, dimmed').toEqual([])
    await backToDesk({ desk, customer })
    await expect(desk.email).toBeFocused()
    expect(await violations(desk.page), 'the form after an invite').toEqual([])

    await desk.press('Control+p')
    await expect(desk.page.getByRole('img', { name: /^Preview of the slip/u })).toBeVisible()
    expect(await violations(desk.page), 'the preview of a slip').toEqual([])
    await desk.press('Escape')
    await expect(desk.page.getByRole('alertdialog')).toHaveCount(0)

    await desk.press('Control+h')
    await expect(desk.page.getByRole('row').first()).toBeVisible()
    expect(await violations(desk.page), 'the history').toEqual([])
    await desk.press('ArrowDown')
    await desk.press('Space')
    await expect(desk.page.getByText('1 selected')).toBeVisible()
    expect(await violations(desk.page), 'the history with a selection').toEqual([])
    await desk.press('Alt+KeyD')
    await expect(desk.page.getByRole('dialog')).toBeVisible()
    expect(await violations(desk.page), 'the details of an invite').toEqual([])
    await desk.press('Escape')
    await expect(desk.page.getByRole('dialog')).toHaveCount(0)
    await desk.press('Alt+KeyX')
    await expect(desk.page.getByRole('alertdialog')).toBeVisible()
    expect(await violations(desk.page), 'the question before an export').toEqual([])
    await desk.press('Escape')
    await expect(desk.page.getByRole('alertdialog')).toHaveCount(0)
    await desk.press('Control+f')
    await desk.type('nobody')
    await expect(desk.page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
    expect(await violations(desk.page), 'the history that finds nothing').toEqual([])
    await desk.press('Control+n')
    await desk.type('fine@example.com')
    await expect(desk.page.getByRole('button', { name: 'Show that QR' })).toBeVisible()
    expect(await violations(desk.page), 'the form with a returning customer').toEqual([])

    await desk.press('Control+,')
    await expect(desk.page.getByRole('heading', { name: 'Appearance' })).toBeVisible()
    expect(await violations(desk.page), 'the settings').toEqual([])
    await desk.page.getByRole('button', { name: 'Measure with a bank card' }).press('Enter')
    await expect(customer.page.getByRole('slider')).toBeVisible()
    expect(await violations(customer.page), 'the ruler').toEqual([])
    await customer.page.keyboard.press('Enter')
    await expect(desk.page.getByText(/scan from about/u)).toBeVisible()
    expect(await violations(desk.page), 'the settings with a measured screen').toEqual([])
  })
}

test('nothing that can be shown to customers breaks it', async ({ launch }) => {
  const { desk, customer } = await launch({
    environment: { PERMANENT_LINK: `https://${linkHost}/invite/WATTLEFINCH` },
  })
  await desk.page.evaluate(() =>
    window.desk.call('settings.change', {
      guestWifi: { network: 'Example Guests', password: 'welcome-2026', isHidden: false },
    }),
  )
  await desk.type('read.back@example.com')
  for (const [keys, heading] of [
    ['Control+k', 'Scan with your phone camera'],
    ['Control+g', 'Scan to join our Wi-Fi'],
    ['Alt+KeyR', 'Is this your email address?'],
  ] as const) {
    await desk.press(keys)
    await expect(customer.heading(heading)).toBeVisible()
    expect(await violations(customer.page), heading).toEqual([])
    await customer.page.keyboard.press('Escape')
    await expect(customer.heading(heading)).toBeHidden()
  }
  expect(await violations(desk.page), 'the form with cards set up').toEqual([])
})

test('the first run breaks nothing either', async ({ launch }) => {
  const environment = { ENVIRONMENT: undefined, API_URL: undefined, ORG_CODE: undefined }
  const { desk } = await launch({ environment, startsAt: 'elsewhere' })
  await expect(desk.page.getByRole('button', { name: 'Try it in practice mode' })).toBeFocused()
  expect(await violations(desk.page), 'the question').toEqual([])
  await desk.page.getByRole('button', { name: 'Enter your organisation code' }).click()
  await expect(desk.page.getByRole('textbox', { name: 'Organisation name' })).toBeVisible()
  expect(await violations(desk.page), 'the entry of a code').toEqual([])
})
