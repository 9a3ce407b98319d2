import { expect } from 'playwright/test'
import { backToDesk, organisationCode, test } from './front-desk.ts'
import { loseTheKey, makeRecoveryCode } from './lost-key.ts'
import { violations } from './wcag.ts'

test('what the IT team set is read-only, and the start goes straight into the form', async ({
  launch,
}) => {
  const { desk } = await launch()
  await desk.press('Control+,')
  const list = desk.page.getByRole('navigation', { name: 'Settings' })
  await expect(list.getByRole('button', { name: 'Organisation', exact: true })).toHaveCount(0)
  await list.getByRole('button', { name: 'Set by your organisation' }).click()
  await expect(desk.page.getByRole('heading', { level: 3 })).toHaveText([
    'Organisation',
    'Organisation codes',
    'VerifiMe environment',
  ])
  await expect(desk.page.getByRole('textbox', { name: 'Organisation name' })).toHaveAttribute(
    'readonly',
  )
  const answer = await desk.page.evaluate(() =>
    window.desk.call('settings.change', { environment: 'production' }),
  )
  expect(answer).toMatchObject({ ok: false, failure: { code: 'setting-fixed' } })
})

test('the list of the settings leads to each part, by key and by mouse, and marks the one in sight', async ({
  launch,
}) => {
  const { desk } = await launch()
  await desk.press('Control+,')
  const list = desk.page.getByRole('navigation', { name: 'Settings' })
  const entry = (name: string) => list.getByRole('button', { name, exact: true })
  await entry('Backups').click()
  await expect(desk.page.getByRole('heading', { name: 'Backups' })).toBeFocused()
  await expect(desk.page.getByRole('heading', { name: 'Backups' })).toBeInViewport()
  await entry('Slips').focus()
  await desk.press('ArrowDown')
  await expect(entry('Customer display')).toBeFocused()
  await desk.press('Enter')
  await expect(desk.page.getByRole('heading', { name: 'Customer display' })).toBeFocused()
  await expect(entry('Customer display')).toHaveAttribute('aria-current', 'true')
  await expect(list.locator('[tabindex="0"]')).toHaveCount(1)
  expect(await violations(desk.page)).toEqual([])
  await entry('Set by your organisation').click()
  await expect(desk.field('Organisation name')).toBeVisible()
  expect(await violations(desk.page)).toEqual([])
})

test('no answer, event or page ever holds a code', async ({ launch }) => {
  const { desk } = await launch({ environment: { ORG_CODE: undefined }, startsAt: 'elsewhere' })
  const heard = await desk.page.evaluate(async (code) => {
    const events: unknown[] = []
    const names = ['settings.changed', 'invite.changed', 'database.changed'] as const
    for (const name of names) window.desk.on(name, (payload) => events.push(payload))
    const answers = [
      await window.desk.call('settings.addCode', { label: 'Person', code }),
      await window.desk.call('settings.finishSetUp', undefined),
      await window.desk.call('settings.read', undefined),
      await window.desk.call('invites.list', { limit: 10 }),
    ]
    return JSON.stringify({ events, answers })
  }, organisationCode)
  expect(heard).toContain('"ending":"42"')
  expect(heard).not.toContain(organisationCode)
  await expect(desk.email).toBeFocused()
  expect(await desk.page.content()).not.toContain(organisationCode)
})

test('the theme is remembered, and the window follows it', async ({ launch }) => {
  const first = await launch()
  await first.desk.press('Control+,')
  await first.desk.page.getByText('Dark', { exact: true }).click()
  const isDark = () => window.matchMedia('(prefers-color-scheme: dark)').matches
  await expect.poll(() => first.desk.page.evaluate(isDark)).toBe(true)
  await first.close()
  const { desk } = await launch()
  await expect.poll(() => desk.page.evaluate(isDark)).toBe(true)
})

test('with several codes the chosen one is sent', async ({ launch, verifime }) => {
  const { desk, customer } = await launch({
    environment: { ORG_CODE: undefined },
    startsAt: 'elsewhere',
  })
  await desk.page.evaluate(async () => {
    await window.desk.call('settings.addCode', { label: 'Person', code: 'PERSONCODE' })
    await window.desk.call('settings.addCode', { label: 'Company', code: 'COMPANYCODE' })
    await window.desk.call('settings.finishSetUp', undefined)
  })
  await expect(desk.email).toBeFocused()
  await desk.page.getByText('Company', { exact: true }).click()
  await desk.email.fill('chosen@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()[0]?.body).toMatchObject({ code: 'COMPANYCODE' })

  // By key, as fast as fingers are: one press is one code on, and Enter sends what was chosen last.
  await backToDesk({ desk, customer })
  await desk.page.evaluate(() =>
    window.desk.call('settings.addCode', { label: 'Trust', code: 'TRUSTCODE99' }),
  )
  await expect(desk.page.getByRole('radio', { name: 'Trust' })).toBeAttached()
  await desk.type('stepped@example.com')
  await desk.press('Alt+o')
  await expect(desk.page.getByRole('radio', { name: 'Trust' })).toBeChecked()
  await expect(desk.email).toBeFocused()
  await desk.press('Alt+o')
  await desk.press('Alt+o')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()[1]?.body).toMatchObject({ code: 'COMPANYCODE' })
  await expect(desk.page.getByRole('radio', { name: 'Company' })).toBeChecked()
})

test('a recovery code is shown once and opens the history when its key is lost', async ({
  launch,
  dataFolder,
}) => {
  const first = await launch()
  const recoveryCode = await makeRecoveryCode(first, 'recovered@example.com')
  expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/u)
  await first.close()
  loseTheKey(dataFolder)

  const { desk } = await launch({ startsAt: 'elsewhere' })
  await expect(desk.page.getByRole('heading', { name: 'The history is locked' })).toBeVisible()
  await desk.page.getByRole('textbox', { name: 'Recovery code' }).fill('AAAAA-AAAAA')
  await desk.press('Enter')
  await expect(desk.page.getByRole('textbox', { name: 'Recovery code' })).toHaveAttribute(
    'aria-invalid',
    'true',
  )
  await desk.page
    .getByRole('textbox', { name: 'Recovery code' })
    .fill(recoveryCode.toLowerCase().replaceAll('-', ' '))
  await desk.press('Enter')
  await expect(desk.email).toBeFocused()
  await desk.press('Control+h')
  await expect(desk.page.getByRole('row').filter({ hasText: '@example.com' })).toHaveCount(1)
})

test('Settings shows the licences of what ships of others', async ({ launch }) => {
  const { desk } = await launch()
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: 'Show licences' }).click()
  const list = desk.page.getByRole('list', { name: 'Licences' })
  await list.getByText(/^react \d/u).click()
  await expect(list).toContainText('Copyright (c) Meta Platforms')
  await expect(desk.page.getByText('LICENSES.chromium.html')).toBeVisible()
})
