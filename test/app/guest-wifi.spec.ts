import { expect } from 'playwright/test'
import { linkHost } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'
import { grabScreen, readCodes } from './screen-pixels.ts'
import { chooseSecondScreen, test } from './second-screen.ts'

const network = 'Wattle; Finch, "Guests"'
const password = 'l1I-O0o\\:2026'
const text = 'WIFI:S:Wattle\\; Finch\\, \\"Guests\\";T:WPA;P:l1I-O0o\\\\\\:2026;;'

/** Types them into the settings, as an administrator does. */
async function setUpWifi({ desk }: FrontDesk): Promise<void> {
  await desk.press('Control+,')
  await desk.field('Network name').fill(network)
  await desk.field('Wi-Fi password').fill(password)
  await desk.press('Enter')
  await expect(desk.page.getByRole('form', { name: 'Guest Wi-Fi' })).toContainText('Saved')
  await desk.press('Control+n')
  await expect(desk.email).toBeFocused()
}

/** Every code on the screen's own pixels. */
async function codesOn({ app }: FrontDesk): Promise<string[]> {
  return (await readCodes(await grabScreen(app))).map((code) => code.text)
}

test('one key shows the network, as a code and in words, and takes it away', async ({
  screens,
  launch,
}) => {
  const frontDesk = await launch({ env: screens.env })
  const { desk, customer, logs } = frontDesk
  await setUpWifi(frontDesk)
  await desk.press('Control+g')
  await expect(customer.heading('Scan to join our Wi-Fi')).toBeVisible()
  await expect.poll(() => codesOn(frontDesk)).toEqual([text])
  await expect(customer.page.getByText(network, { exact: true })).toBeVisible()
  await expect(customer.page.getByText(password, { exact: true })).toBeVisible()
  await customer.page.keyboard.press('Control+g')
  await expect.poll(() => codesOn(frontDesk)).toEqual([])
  await expect(desk.email).toBeFocused()
  expect(logs.join('')).not.toMatch(/Guests|l1I/u)
})

test('over an invite’s code the same key changes between the two, and never are both there', async ({
  screens,
  launch,
}) => {
  const frontDesk = await launch({ env: screens.env })
  const { desk, customer } = frontDesk
  await setUpWifi(frontDesk)
  await desk.type('online@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await expect.poll(() => codesOn(frontDesk)).toEqual([expect.stringContaining(linkHost)])
  await customer.page.keyboard.press('Control+g')
  await expect.poll(() => codesOn(frontDesk)).toEqual([text])
  expect(await customer.page.content()).not.toContain(linkHost)
  await customer.page.keyboard.press('Control+g')
  await expect.poll(() => codesOn(frontDesk)).toEqual([expect.stringContaining(linkHost)])
  expect(await customer.page.content()).not.toContain('l1I')
  await customer.page.keyboard.press('Control+g')
  await expect.poll(() => codesOn(frontDesk)).toEqual([text])
  await customer.page.keyboard.press('Escape')
  await expect.poll(() => codesOn(frontDesk)).toEqual([])
})

test('on a screen of the customer’s own it gives way to a code, and the desk keeps its keyboard', async ({
  screens,
  launch,
}) => {
  const frontDesk = await launch({ env: screens.env })
  const { desk, customer } = frontDesk
  await setUpWifi(frontDesk)
  await chooseSecondScreen(frontDesk, screens)
  const line = desk.page.getByRole('region', { name: 'Customer display' })
  await desk.press('Control+g')
  await expect(customer.heading('Scan to join our Wi-Fi')).toBeVisible()
  await expect(line).toContainText('The customer sees the guest Wi-Fi')
  await desk.type('online@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await expect(customer.heading('Scan to join our Wi-Fi')).toBeHidden()
  await desk.press('Control+g')
  await expect(customer.heading('Scan to join our Wi-Fi')).toBeVisible()
  await desk.page.getByRole('button', { name: 'Hide Wi-Fi' }).click()
  await expect(customer.code).toBeVisible()
})

test('where none is set up, the key says so and where to set it', async ({ launch }) => {
  const { desk } = await launch()
  await desk.press('Control+g')
  await expect(desk.alert).toContainText('No guest Wi-Fi is set up.')
  await desk.page.getByRole('button', { name: 'Open settings' }).press('Enter')
  await expect(desk.page.getByRole('heading', { name: 'Guest Wi-Fi' })).toBeFocused()
  await desk.field('Network name').fill('Example Guests')
  await desk.field('Wi-Fi password').fill('short')
  await desk.press('Enter')
  await expect(desk.field('Wi-Fi password')).toHaveAttribute('aria-invalid', 'true')
  await expect(desk.page.getByText('Enter 8 to 63 letters, digits or signs')).toBeVisible()
})
