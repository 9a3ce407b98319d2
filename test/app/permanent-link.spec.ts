import { expect } from 'playwright/test'
import { type Fault, faults } from '../fakes/practice-faults.ts'
import { linkHost } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'
import { grabScreen, readCodes } from './screen-pixels.ts'
import { test } from './second-screen.ts'

const permanentLink = `https://${linkHost}/invite/WATTLEFINCH`
const marked = 'General link, not tracked'
const offer = { name: 'Show the permanent link' }
const environment = { PERMANENT_LINK: permanentLink }

const outages: readonly (readonly [title: string, fault: Fault, says: RegExp])[] = [
  ['it has trouble', faults.status(503), /having trouble/u],
  ['the line is cut', faults.reset(), /did not answer/u],
  ['a page comes back', faults.html(), /could not be read/u],
  ['it asks to slow down', faults.tooManyRequests('7'), /slow down/u],
]

/** How many invites the history holds. */
function rowCount({ desk }: FrontDesk): Promise<number> {
  return desk.page.evaluate(async () => {
    const answer = await window.desk.call('invites.list', { limit: 10 })
    return answer.ok ? answer.value.invites.length : -1
  })
}

/** Shows it by its key, and reads it from the pixels of the screen. */
async function showByKey(frontDesk: FrontDesk): Promise<void> {
  const { app, desk, customer } = frontDesk
  await desk.press('Control+k')
  await expect(customer.code).toBeVisible()
  await expect
    .poll(async () => (await readCodes(await grabScreen(app))).map(({ text }) => text))
    .toEqual([permanentLink])
}

for (const [title, fault, says] of outages) {
  test(`when ${title} the permanent link is offered, shown by a key, marked, and leaves no row`, async ({
    screens,
    launch,
    verifime,
  }) => {
    const frontDesk = await launch({ env: screens.env, environment })
    const { desk, customer } = frontDesk
    verifime.answerNext(fault)
    await desk.type('kept@example.com')
    await desk.press('Enter')
    await expect(desk.alert).toContainText(says)
    await expect(desk.alert).toContainText('that visit is not tracked')
    await expect(desk.page.getByRole('button', offer)).toHaveAttribute(
      'aria-keyshortcuts',
      'Control+K',
    )
    const before = [await rowCount(frontDesk), verifime.requests.length]

    await showByKey(frontDesk)
    await expect(customer.page.getByText(marked)).toBeVisible()
    await expect(customer.page.getByText(linkHost, { exact: true })).toBeVisible()
    await expect(
      customer.page.getByText('Please tell the desk when you have finished'),
    ).toBeVisible()
    expect(await customer.page.locator('body').textContent()).not.toContain('kept')

    await customer.page.keyboard.press('Escape')
    await expect(desk.email).toHaveValue('kept@example.com')
    await expect(desk.page.getByText(/Permanent link shown\. Not tracked:/u)).toBeVisible()
    expect([await rowCount(frontDesk), verifime.requests.length]).toEqual(before)
  })
}

test('when VerifiMe is down altogether, the button shows the permanent link too', async ({
  launch,
  verifime,
}) => {
  const { url } = verifime
  await verifime.close()
  const { desk, customer } = await launch({ environment: { ...environment, API_URL: url } })
  await desk.type('kept@example.com')
  await desk.press('Enter')
  await expect(desk.alert).toContainText('VerifiMe could not be reached.')
  await desk.page.getByRole('button', offer).press('Enter')
  await expect(customer.page.getByText(marked)).toBeVisible()
})

test('its key works from the history too, and leads back there', async ({ screens, launch }) => {
  const frontDesk = await launch({ env: screens.env, environment })
  const { desk, customer } = frontDesk
  await desk.press('Control+h')
  await expect(desk.search).toBeVisible()
  await showByKey(frontDesk)
  await customer.page.keyboard.press('Escape')
  await expect(desk.search).toBeVisible()
  await expect(desk.page.getByText(/Not tracked:/u)).toBeVisible()
})

test('on a screen of the customer’s own the desk reads what it costs, and Esc clears it', async ({
  launchOnOwnScreen,
}) => {
  const { desk, customer } = await launchOnOwnScreen({ environment })
  const line = desk.page.getByRole('region', { name: 'Customer display' })
  await desk.press('Control+k')
  await expect(customer.page.getByText(marked)).toBeVisible()
  await expect(line).toContainText('The customer sees the permanent link')
  await expect(line).toContainText(
    'Not tracked: this visit will not appear in the history, and its result comes without your reference.',
  )
  await expect(desk.email).toBeFocused()
  await desk.press('Escape')
  await expect(customer.heading('Welcome to Wattle & Finch Lawyers')).toBeVisible()
})

test('without one nothing is offered, and its key says where it is set', async ({
  launch,
  verifime,
}) => {
  const { desk, customer } = await launch()
  verifime.answerNext(faults.status(503))
  await desk.type('kept@example.com')
  await desk.press('Enter')
  await expect(desk.alert).toContainText('having trouble')
  await expect(desk.page.getByRole('button', offer)).toHaveCount(0)
  await desk.press('Control+k')
  await expect(desk.alert.filter({ hasText: 'No permanent link is set up.' })).toBeVisible()
  await expect(customer.code).toBeHidden()
  await desk.page.getByRole('button', { name: 'Open settings' }).press('Enter')
  await expect(desk.page.getByRole('heading', { name: 'Permanent link' })).toBeFocused()
})

const noPlace = {
  ENVIRONMENT: undefined,
  API_URL: undefined,
  LINK_HOSTS: undefined,
  ORG_CODE: undefined,
}

test('it is entered in the settings, checked there, and never shown in another environment', async ({
  launch,
}) => {
  const { desk, customer } = await launch({ environment: noPlace, startsAt: 'elsewhere' })
  await desk.page.getByRole('button', { name: 'Try it in practice mode' }).press('Enter')
  await expect(desk.email).toBeFocused()
  await desk.press('Control+,')
  const field = desk.field('Permanent link')
  for (const [link, says] of [
    [permanentLink, 'leads to another host'],
    ['portal.practice.example', 'starting with https://'],
    [
      'https://portal.practice.example/sign-up/track-id/0f8fad5b-d9cb-469f-a165-70867728950e',
      'the link of one invite',
    ],
  ] as const) {
    await field.fill(link)
    await desk.press('Enter')
    await expect(desk.page.getByText(says)).toBeVisible()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toHaveValue(link)
  }
  await field.fill('https://portal.practice.example/invite/WATTLEFINCH')
  await desk.press('Enter')
  await expect(field).toHaveAttribute('aria-invalid', 'false')

  await desk.press('Control+k')
  await expect(customer.page.getByText(marked)).toBeVisible()
  await expect(customer.page.getByText('Practice mode: nothing leaves this computer')).toBeVisible()
  await customer.page.keyboard.press('Escape')

  await desk.page.evaluate(() => window.desk.call('settings.change', { environment: 'staging' }))
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await desk.press('Control+k')
  await expect(desk.alert).toContainText('does not belong to the VerifiMe environment in use')
  await expect(customer.code).toBeHidden()
})
