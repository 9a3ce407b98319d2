import { expect } from 'playwright/test'
import { referenceAskedBy } from '../fakes/faulty-practice.ts'
import {
  chooseSecondScreen,
  customerFillsWindow,
  placeOf,
  secondScreen,
  test,
} from './second-screen.ts'
import { violations } from './wcag.ts'

test('the chosen screen carries the welcome, what to have ready, the code and the thanks, and the desk keeps its keyboard', async ({
  launchOnOwnScreen,
  verifime,
}) => {
  const frontDesk = await launchOnOwnScreen()
  const { desk, customer } = frontDesk
  await expect(customer.heading('Welcome to Wattle & Finch Lawyers')).toBeVisible()
  await desk.type('private.person@example.com')
  await expect(customer.heading('Have these ready')).toBeVisible()
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await expect(desk.email).toBeFocused()
  await expect(desk.email).toHaveValue('')
  await expect.poll(async () => (await placeOf(frontDesk, 'desk')).hasKeyboard).toBe(true)
  expect(await customer.page.locator('body').textContent()).not.toMatch(/private|example\.com/u)

  const { path } = await verifime.arrived('GET')
  verifime.advance(referenceAskedBy(path))
  await expect(customer.page.getByText('Opened on your phone')).toBeVisible()
  verifime.advance(referenceAskedBy(path))
  await expect(customer.heading('Thank you')).toBeVisible()
  await expect(customer.code).toBeHidden()
  expect(await violations(customer.page)).toEqual([])
  // The next customer needs no key: who comes takes the place of who has finished.
  await desk.type('n')
  await expect(customer.heading('Have these ready')).toBeVisible()
  await desk.press('Alt+c')
  await expect(customer.heading('Welcome to Wattle & Finch Lawyers')).toBeVisible()
  await desk.press('Control+b')
  await expect(customer.heading('Wattle & Finch Lawyers')).toBeVisible()
  await desk.press('Control+b')
  await expect(customer.heading('Welcome to Wattle & Finch Lawyers')).toBeVisible()
})

test('a touch on the customer’s screen chooses their language, and takes no key from the desk', async ({
  launchOnOwnScreen,
}) => {
  const frontDesk = await launchOnOwnScreen()
  const { desk, customer } = frontDesk
  await customer.page.getByRole('button', { name: 'Italiano' }).click()
  await expect(customer.heading('Wattle & Finch Lawyers vi dà il benvenuto')).toBeVisible()
  await expect.poll(async () => (await placeOf(frontDesk, 'desk')).hasKeyboard).toBe(true)
  await desk.type('private.person@example.com')
  await expect(customer.heading('Tenga a portata di mano')).toBeVisible()
  await desk.press('Enter')
  await expect(customer.heading('Inquadri il codice con la fotocamera del telefono')).toBeVisible()
  await expect(desk.page.getByRole('region', { name: 'Customer display' })).toContainText(
    'The customer sees a QR code',
  )
  await desk.press('Escape')
  await expect(customer.heading('Welcome to Wattle & Finch Lawyers')).toBeVisible()
})

test('a screen that is pulled out leaves the code over the desk with a message, and takes it back', async ({
  launchOnOwnScreen,
  screens,
}) => {
  const frontDesk = await launchOnOwnScreen()
  const { desk, customer } = frontDesk
  await desk.type('pulled@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  screens.pullOut()
  await expect
    .poll(() => placeOf(frontDesk, 'customer'))
    .toMatchObject({
      bounds: { x: 0, y: 0 },
      isVisible: true,
      hasKeyboard: true,
    })
  await expect(desk.page.getByText(/customer’s screen cannot be used now/u).first()).toBeVisible()
  await expect(customer.code).toBeVisible()

  screens.plugIn('1024x768')
  // First what goes away by itself.
  await expect(desk.page.getByText('The customer’s screen is back.')).toBeVisible()
  await expect
    .poll(() => placeOf(frontDesk, 'customer'))
    .toMatchObject({
      bounds: { x: 1366, y: 0, width: 1024, height: 768 },
      isVisible: true,
    })
  await expect(customer.code).toBeVisible()

  screens.pullOut()
  await expect.poll(async () => (await placeOf(frontDesk, 'customer')).bounds.x).toBe(0)
  await customer.page.keyboard.press('Escape')
  await expect.poll(() => placeOf(frontDesk, 'customer')).toMatchObject({ isVisible: false })
  await expect(desk.email).toBeFocused()
})

test('the chosen screen is found again after a restart, and its number is shown on request', async ({
  screens,
  launch,
}) => {
  const first = await launch({ env: screens.env })
  await chooseSecondScreen(first, screens)
  await first.close()
  const frontDesk = await launch({ env: screens.env })
  await expect
    .poll(() => placeOf(frontDesk, 'customer'))
    .toMatchObject({
      bounds: secondScreen,
      isVisible: true,
    })
  await frontDesk.desk.press('Control+,')
  await frontDesk.desk.page.getByRole('button', { name: 'Identify screens' }).click()
  const numbers = () =>
    frontDesk.app.evaluate(({ BrowserWindow, screen }) =>
      BrowserWindow.getAllWindows()
        .filter((window) => window.webContents.getURL().includes('identify.html'))
        .map((window) => {
          const number = window.webContents.getURL().split('#')[1]
          return `${number} at ${screen.getDisplayMatching(window.getBounds()).bounds.x}`
        })
        .sort(),
    )
  // They stand there for four seconds.
  await expect.poll(numbers, { intervals: [100] }).toEqual(['1 at 0', '2 at 1366'])
  await expect.poll(numbers, { timeout: 10_000 }).toEqual([])
})

test('the screen is hidden by itself when nobody is there, and shown when somebody is', async ({
  launchOnOwnScreen,
}) => {
  const { app, customer } = await launchOnOwnScreen()
  const setIdleState = (state: 'idle' | 'active') =>
    app.evaluate(({ powerMonitor }, now) => {
      powerMonitor.getSystemIdleState = () => now
    }, state)
  await setIdleState('idle')
  await expect(customer.heading('Wattle & Finch Lawyers')).toBeVisible({ timeout: 10_000 })
  await setIdleState('active')
  await expect(customer.heading('Welcome to Wattle & Finch Lawyers')).toBeVisible({
    timeout: 10_000,
  })
})

test('from the desk one key moves, enlarges and dims the code on the customer’s screen, and typing goes on where it was', async ({
  launchOnOwnScreen,
}) => {
  const frontDesk = await launchOnOwnScreen()
  const { desk, customer } = frontDesk
  await desk.type('glare@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await expect(desk.email).toHaveValue('')
  await customerFillsWindow(frontDesk)
  const before = await customer.code.boundingBox()
  await desk.type('d0-')
  await desk.press('Alt+g')
  await expect(desk.page.getByRole('group', { name: /^Adjust the code/u })).toBeFocused()
  await desk.press('ArrowRight')
  await desk.press('ArrowRight')
  await desk.press('d')
  await expect(desk.page.getByText('Right, dimmed.')).toBeVisible()
  expect(await violations(desk.page)).toEqual([])
  await expect
    .poll(async () => (await customer.code.boundingBox())?.x)
    .toBeGreaterThan((before?.x ?? 0) + 200)
  await expect(customer.code).toBeVisible()
  await desk.press('-')
  await expect
    .poll(async () => (await customer.code.boundingBox())?.width)
    .toBeLessThan(before?.width ?? 0)
  await desk.press('0')
  await expect.poll(() => customer.code.boundingBox()).toEqual(before)
  await desk.press('Escape')
  await expect(desk.email).toBeFocused()
  await desk.type('x')
  await expect(desk.email).toHaveValue('d0-x')
  await expect(customer.code).toBeVisible()
})

test('the customer’s screen is measured where it stands, and the desk has the keyboard again', async ({
  launchOnOwnScreen,
}) => {
  const frontDesk = await launchOnOwnScreen()
  const { desk, customer } = frontDesk
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: 'Measure with a bank card' }).press('Enter')
  await expect(customer.page.getByRole('slider')).toBeVisible()
  await expect
    .poll(() => placeOf(frontDesk, 'customer'))
    .toMatchObject({ bounds: secondScreen, hasKeyboard: true })
  await customer.page.keyboard.press('Enter')
  await expect(desk.page.getByText(/^Screen 2 is .* scan from about 1\.8 m\.$/u)).toBeVisible()
  await expect.poll(() => placeOf(frontDesk, 'desk')).toMatchObject({ hasKeyboard: true })
  await expect(customer.heading('Welcome to Wattle & Finch Lawyers')).toBeVisible()
})
