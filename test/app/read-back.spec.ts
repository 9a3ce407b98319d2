import { expect } from 'playwright/test'
import type { FrontDesk } from './launched-desk.ts'
import { placeOf, test } from './second-screen.ts'

const email = 'jill.l1I-oO0@example.com'
const question = 'Is this your email address?'

/** Types an address and shows it by its key. */
async function readBack({ desk, customer }: FrontDesk, address = email): Promise<void> {
  await desk.email.fill(address)
  await desk.press('Alt+KeyR')
  await expect(customer.heading(question)).toBeVisible()
  await expect(customer.page.getByText(address, { exact: true })).toBeVisible()
}

for (const key of ['Enter', 'Escape', 'x']) {
  test(`over the desk ${key} takes the address away and gives the form back as it was`, async ({
    launch,
    verifime,
  }) => {
    const frontDesk = await launch()
    const { desk, customer } = frontDesk
    await readBack(frontDesk)
    await expect.poll(() => placeOf(frontDesk, 'customer')).toMatchObject({ isVisible: true })
    await customer.page.keyboard.press(key)
    await expect.poll(() => placeOf(frontDesk, 'customer')).toMatchObject({ isVisible: false })
    await expect(desk.email).toBeFocused()
    await expect(desk.email).toHaveValue(email)
    await expect(desk.createButton).toHaveText(/Create invite/u)
    expect(verifime.requests).toEqual([])
    await expect.poll(() => customer.page.content()).not.toContain('jill')
  })
}

test('over the desk it goes by itself after half a minute', async ({ launch }) => {
  test.slow()
  const frontDesk = await launch()
  await readBack(frontDesk)
  await expect(frontDesk.customer.heading(question)).toBeHidden({ timeout: 35_000 })
  await expect.poll(() => placeOf(frontDesk, 'customer')).toMatchObject({ isVisible: false })
  await expect(frontDesk.desk.email).toBeFocused()
})

test('on a screen of their own it goes at a key, with the address, and when an invite is made', async ({
  launchOnOwnScreen,
  verifime,
}) => {
  test.slow()
  const frontDesk = await launchOnOwnScreen()
  const { desk, customer } = frontDesk
  const line = desk.page.getByRole('region', { name: 'Customer display' })

  await readBack(frontDesk)
  await expect(line).toContainText('The customer sees the email address. Any key takes it away.')
  await expect.poll(async () => (await placeOf(frontDesk, 'desk')).hasKeyboard).toBe(true)
  await desk.press('Tab')
  await expect(customer.heading('Have these ready')).toBeVisible()
  await expect(line).toContainText('what to have ready')

  await readBack(frontDesk)
  await expect(line).toContainText('the email address')
  await desk.press('Alt+KeyR')
  await expect(customer.heading('Have these ready')).toBeVisible()
  await expect(line).toContainText('what to have ready')

  await readBack(frontDesk, 'jill@gmial.com')
  await expect(line).toContainText('the email address')
  await desk.page.getByRole('button', { name: /Did you mean/u }).click()
  await expect(customer.heading('Have these ready')).toBeVisible()
  await expect(line).toContainText('what to have ready')
  await expect(desk.email).toHaveValue('jill@gmail.com')

  await readBack(frontDesk)
  expect(verifime.requests).toEqual([])
  await desk.email.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()).toHaveLength(1)
  expect(await customer.page.content()).not.toContain('jill')
})

test('what is no address is said beside the field instead', async ({ launch }) => {
  const { desk, customer } = await launch()
  await desk.press('Alt+KeyR')
  await expect(desk.alert).toContainText('Enter the customer’s email address')
  await desk.email.fill('jill@')
  await desk.press('Alt+KeyR')
  await expect(desk.alert).toContainText('Enter an email address like name@example.com')
  await expect(desk.email).toHaveAttribute('aria-invalid', 'true')
  await expect(customer.heading(question)).toBeHidden()
})

const lengths: readonly (readonly [title: string, address: string])[] = [
  ['a short address', 'zo@example.com'],
  [
    'a long address',
    'bartholomew.featherstonehaugh-cholmondeley@accounts.wattle-finch-lawyers.example.com',
  ],
  ['the longest', `${'x1l'.repeat(21)}@${'department-of-everything.'.repeat(7)}example.com`],
]

for (const [title, address] of lengths) {
  test(`${title} is whole and large on every screen, and read from left to right`, async ({
    launch,
  }) => {
    const frontDesk = await launch()
    const { customer } = frontDesk
    await readBack(frontDesk, address)
    const words = customer.page.getByText(address, { exact: true })
    for (const [width, height] of [
      [1366, 768],
      [1024, 700],
      [3840, 2160],
      [768, 1366],
    ] as const) {
      await customer.page.setViewportSize({ width, height })
      // 8 mm letters at 96 pixels an inch; more where the screen is larger.
      const legible = Math.max(42, Math.floor(0.055 * Math.min(width, height)))
      await expect
        .poll(() => words.evaluate(howItStands, legible), { message: `${width} × ${height}` })
        .toEqual({ isWhole: true, isLegible: true, direction: 'ltr', unicodeBidi: 'isolate' })
    }
  })
}

function howItStands(words: Element, legible: number) {
  const { fontSize, direction, unicodeBidi } = getComputedStyle(words)
  const heightOf = (element: Element) => element.getBoundingClientRect().height
  const room = words.parentElement
  const isWhole =
    room !== null && heightOf(words) <= heightOf(room) && words.scrollWidth <= words.clientWidth
  return { isWhole, isLegible: Number.parseFloat(fontSize) >= legible, direction, unicodeBidi }
}

test('the address is told to the customer’s window alone', async ({ launchOnOwnScreen }) => {
  const frontDesk = await launchOnOwnScreen()
  const { desk, customer, logs } = frontDesk
  const heard = desk.page.evaluate(
    () =>
      new Promise((resolve) => {
        window.desk.on('display.changed', (state) => {
          if (state.showing === 'read-back') resolve(JSON.stringify(state))
        })
      }),
  )
  await readBack(frontDesk)
  expect(await heard).not.toContain('jill')
  expect(logs.join('')).not.toContain('jill')
  await expect(customer.page.getByText(email, { exact: true })).toHaveCSS(
    'font-family',
    /Atkinson Hyperlegible Mono/u,
  )
})
