import { expect } from 'playwright/test'
import type { PinOwner } from '#contract'
import type { DeskPage } from '../pages/desk-page.ts'
import { backToDesk, inTheme, practice, resize, test } from './front-desk.ts'
import { violations } from './wcag.ts'

const setPin = (desk: DeskPage, owner: PinOwner, pin: string) =>
  desk.page.evaluate((change) => window.desk.call('lock.setPin', change), { owner, pin })

const lockScreen = (desk: DeskPage) =>
  desk.page.getByRole('heading', { name: 'Front Desk is locked' })

test('staff are listed in Settings, switched with one key or the mouse, and named in the details', async ({
  launch,
}) => {
  const { desk, customer } = await launch({ environment: practice })
  await expect(desk.page.getByRole('button', { name: /at the desk/iu })).toHaveCount(0)
  await desk.press('Control+,')
  for (const [name, pin] of [
    ['Amira', ''],
    ['ZB', '2580'],
  ] as const) {
    await desk.field('Name or initials').click()
    await desk.type(name)
    await desk.press('Tab')
    await desk.type(pin)
    await desk.press('Enter')
    await expect(desk.page.getByRole('listitem').filter({ hasText: name })).toBeVisible()
  }
  await desk.press('Control+n')
  const dialog = desk.page.getByRole('alertdialog', { name: 'Who is at the desk?' })
  await desk.press('Control+i')
  const atDesk = desk.page.getByRole('button', { name: 'At the desk: Amira' })
  await expect(atDesk).toBeVisible()
  await desk.type('zoe@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk({ desk, customer })

  await atDesk.click()
  await dialog.getByRole('button', { name: 'ZB' }).click()
  await expect(dialog.getByRole('textbox', { name: 'PIN of ZB' })).toBeFocused()
  await desk.type('1111')
  await desk.press('Enter')
  await expect(dialog).toContainText('That is not the PIN')
  await desk.type('2580')
  await desk.press('Enter')
  await expect(desk.page.getByRole('button', { name: 'At the desk: ZB' })).toBeVisible()
  await expect(dialog).toBeHidden()
  await desk.press('Control+h')
  await expect(desk.rows()).toHaveCount(1)
  await desk.press('Alt+KeyL')
  await desk.press('Alt+KeyD')
  const details = desk.page.getByRole('dialog')
  await expect(details.getByRole('listitem').filter({ hasText: 'Created' })).toContainText('Amira')
  await expect(details.getByRole('listitem').filter({ hasText: 'Link copied' })).toContainText('ZB')
  await desk.press('Escape')

  // The next one is Amira again; after her comes ZB, who is asked, and so on.
  await desk.press('Control+i')
  await expect(atDesk).toBeVisible()
  await desk.press('Control+i')
  await expect(dialog.getByRole('textbox', { name: 'PIN of ZB' })).toBeFocused()
  await desk.press('Control+i')
  await expect(dialog).toHaveCount(0)
  await expect(atDesk).toBeVisible()

  await desk.press('Control+,')
  const done = desk.page.getByRole('list', { name: 'Done lately, newest first' })
  await expect(done.getByRole('listitem').first()).toContainText('At the desk from then on · Amira')
  await desk.page.getByRole('radio', { name: 'Dark' }).click({ force: true })
  await expect(done.getByRole('listitem').first()).toContainText('Settings changed: theme · Amira')
})

test('the desk locks by key, also over a dialog, keeps what was typed, and opens with its PIN', async ({
  launch,
}) => {
  const first = await launch({ environment: practice })
  const { desk } = first
  await desk.press('Control+,')
  await desk.field('PIN of the desk').click()
  await desk.type('1234')
  await desk.press('Tab')
  await desk.type('1234')
  await desk.press('Enter')
  await expect(desk.page.getByText('Choose 4 to 12 digits')).toBeVisible()
  await desk.field('PIN of the desk').click()
  await desk.press('Control+a')
  await desk.type('2580')
  await desk.press('Tab')
  await desk.type('2581')
  await desk.press('Enter')
  await expect(desk.page.getByText('The two are not the same')).toBeVisible()
  await desk.press('Control+a')
  await desk.type('2580')
  await desk.press('Enter')
  await expect(
    desk.page.locator('.sidebar').getByRole('button', { name: 'Lock', exact: true }),
  ).toBeVisible()
  await desk.press('Control+n')
  await desk.type('half@exam')
  await desk.press('Control+l')
  await expect(lockScreen(desk)).toBeVisible()
  await expect(desk.field('PIN')).toBeFocused()
  await expect(desk.email).toHaveCount(0)
  await desk.press('Control+h')
  await desk.type('9182')
  await desk.press('Enter')
  await expect(desk.page.getByText('That is not the PIN. Try again.')).toBeVisible()
  await desk.type('2580')
  await desk.press('Enter')
  await expect(desk.email).toHaveValue('half@exam')
  await expect(desk.email).toBeFocused()

  await desk.press('Alt+KeyC')
  await desk.press('Control+h')
  await desk.press('Alt+KeyX')
  await expect(desk.page.getByRole('alertdialog')).toBeVisible()
  await desk.press('Control+l')
  await expect(lockScreen(desk)).toBeVisible()
  await expect(desk.page.getByRole('alertdialog')).toHaveCount(0)
  await first.close()
  const again = await launch({ environment: practice, startsAt: 'elsewhere' })
  await expect(lockScreen(again.desk)).toBeVisible()
})

test('the desk locks when nobody is there; the code over it stays, and leads to the lock', async ({
  launch,
}) => {
  const { app, desk, customer } = await launch({ environment: practice })
  await setPin(desk, 'desk', '2580')
  await desk.type('zoe@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 180
  })
  await expect(lockScreen(desk)).toBeAttached()
  await expect(customer.code).toBeVisible()
  await customer.page.keyboard.press('Escape')
  await expect(lockScreen(desk)).toBeVisible()
  await expect(desk.field('PIN')).toBeFocused()
})

test('a manager’s PIN is asked for once, and what was asked for goes on', async ({ launch }) => {
  const { desk } = await launch({ environment: practice })
  await setPin(desk, 'manager', '739164')
  await setPin(desk, 'desk', '2580')
  await desk.press('Control+l')
  await expect(desk.field('PIN')).toBeFocused()
  await desk.type('2580')
  await desk.press('Enter')
  await expect(desk.email).toBeFocused()
  await desk.press('Control+,')
  await desk.page.getByRole('radio', { name: '7 days' }).click({ force: true })
  const dialog = desk.page.getByRole('alertdialog', { name: 'Manager’s PIN' })
  await expect(dialog.getByRole('textbox', { name: 'PIN' })).toBeFocused()
  await desk.press('Escape')
  await expect(desk.page.getByText('This needs the manager’s PIN.')).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await desk.page.getByRole('radio', { name: '7 days' }).click({ force: true })
  await expect(dialog.getByRole('textbox', { name: 'PIN' })).toBeFocused()
  await desk.type('739164')
  await desk.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(desk.page.getByRole('radio', { name: '7 days' })).toBeChecked()
  await desk.page.getByRole('switch', { name: 'Hidden network' }).focus()
  await desk.page.getByRole('radio', { name: '90 days' }).click({ force: true })
  await expect(desk.page.getByRole('radio', { name: '90 days' })).toBeChecked()
})

for (const theme of ['light', 'dark'] as const) {
  test(`staff, lock and PINs break no rule in the ${theme} theme`, async ({ launch }, info) => {
    const frontDesk = await launch({ environment: practice })
    const { desk } = frontDesk
    await resize(frontDesk, 1024, 700)
    const look = async (what: string) => {
      await desk.page.screenshot({ path: info.outputPath(`${what}.png`) })
      expect(await violations(desk.page), what).toEqual([])
    }
    await inTheme(frontDesk, theme)
    await desk.page.evaluate(async () => {
      for (const name of ['Amira', 'ZB', 'Wilhelmina Featherstonehaugh']) {
        await window.desk.call('staff.add', { name, pin: name === 'ZB' ? '2580' : '' })
      }
    })
    await setPin(desk, 'desk', '2580')
    await setPin(desk, 'manager', '739164')
    await desk.press('Control+i')
    const atDesk = desk.page.getByRole('button', { name: /^At the desk/u })
    await expect(atDesk).toBeVisible()
    await look('form')
    await atDesk.click()
    await expect(desk.page.getByRole('alertdialog')).toBeVisible()
    await look('choice')
    await desk.press('3')
    await expect(desk.page.getByRole('textbox', { name: 'PIN of ZB' })).toBeFocused()
    await look('staff-pin')
    await desk.press('Escape')
    await expect(desk.page.getByRole('alertdialog')).toHaveCount(0)
    await desk.press('Control+,')
    await desk.page.getByRole('heading', { name: 'Staff' }).scrollIntoViewIfNeeded()
    await desk.page.getByRole('heading', { name: 'Lock' }).scrollIntoViewIfNeeded()
    await look('settings')
    await desk.page
      .getByRole('heading', { name: 'How long invites are kept' })
      .scrollIntoViewIfNeeded()
    await look('settings-lock')
    await desk.page.getByRole('heading', { name: 'Backups' }).scrollIntoViewIfNeeded()
    await look('settings-record')
    await desk.press('Control+l')
    await expect(desk.field('PIN')).toBeFocused()
    await desk.type('1')
    await desk.press('Enter')
    await expect(desk.page.getByText('That is not the PIN')).toBeVisible()
    await look('locked')
    await desk.type('2580')
    await desk.press('Enter')
    await expect(desk.email).toBeFocused()
    await desk.press('Control+,')
    await desk.page.getByRole('radio', { name: '7 days' }).click({ force: true })
    await expect(desk.page.getByRole('alertdialog')).toBeVisible()
    await look('manager')
  })
}
