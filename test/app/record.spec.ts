import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { answerSaveDialog, backToDesk, inTheme, practice, resize, test } from './front-desk.ts'
import { violations } from './wcag.ts'

test('a register is kept from when it is switched on, outlives the invite, and is checked', async ({
  launch,
}) => {
  const { desk, customer } = await launch({ environment: practice })
  const found = desk.page.getByText(/^It has no entries|all there and as they were written/u)
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: 'Check the register' }).click()
  await expect(found).toHaveText('It has no entries.')
  await desk.page.getByRole('switch', { name: 'Keep a register' }).focus()
  await desk.press('Space')
  await expect(desk.page.getByRole('radio', { name: '7 years' })).toBeChecked()
  await desk.press('Control+n')
  await desk.type('zoe@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk({ desk, customer })
  await desk.press('Control+h')
  await expect(desk.rows()).toHaveCount(1)
  await desk.press('ArrowDown')
  await desk.press('Delete')
  await expect(desk.rows()).toHaveCount(0)
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: 'Check the register' }).click()
  await expect(found).toContainText('1 entry, all there')
})

test('a note stays at the desk and shows in the queue; seen in person is written down', async ({
  launch,
}, info) => {
  const { desk, customer } = await launch({ environment: practice })
  await desk.page.evaluate(async () => {
    await window.desk.call('staff.add', { name: 'ZB', pin: '' })
    await window.desk.call('staff.switch', { id: 1 })
  })
  await desk.type('zoe@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk({ desk, customer })
  await desk.press('Control+h')
  await expect(desk.rows()).toHaveCount(1)
  await desk.press('Alt+KeyD')
  const sheet = desk.page.getByRole('dialog')
  await sheet.getByRole('textbox', { name: 'Note' }).focus()
  await desk.type('Waits in the car')
  await desk.press('Tab')
  await expect(sheet.getByRole('button', { name: 'Seen in person' })).toBeFocused()
  await desk.press('Enter')
  const seen = sheet.getByRole('listitem').filter({ hasText: 'Seen in person' })
  await expect(seen).toContainText('ZB')
  await expect(sheet.getByRole('button', { name: 'Seen in person' })).toHaveCount(0)
  await desk.page.screenshot({ path: info.outputPath('note.png') })
  expect(await violations(desk.page)).toEqual([])
  await sheet.getByRole('textbox', { name: 'Note' }).focus()
  await desk.press('End')
  await desk.type(' park')
  await desk.press('Escape')
  await desk.press('Control+n')
  await expect(desk.page.getByText('Waits in the car park')).toBeVisible()
  await desk.page.screenshot({ path: info.outputPath('queue.png') })
})

test('the activity of a period goes into a file, with every event, by keyboard', async ({
  launch,
  dataFolder,
}) => {
  const { app, desk, customer } = await launch({ environment: practice })
  const file = join(dataFolder, 'activity.csv')
  await answerSaveDialog({ app }, file)
  await desk.page.evaluate(async () => {
    await window.desk.call('staff.add', { name: 'ZB', pin: '' })
    await window.desk.call('staff.switch', { id: 1 })
  })
  await desk.type('zoe@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk({ desk, customer })
  // The hidden page has the code of before for a moment.
  await expect(customer.code).toBeHidden()
  await desk.press('Control+1')
  await expect(customer.code).toBeVisible()
  await backToDesk({ desk, customer })
  await desk.press('Control+,')
  const form = desk.page.getByRole('form', { name: 'Export the activity of a period' })
  await form.getByRole('textbox', { name: 'To' }).focus()
  await desk.press('Control+a')
  await desk.type('1/1/2020')
  await desk.press('Enter')
  await expect(form.getByRole('alert')).toContainText('Enter two days, the first one first')
  await desk.press('Control+a')
  await desk.type('31/12/2099')
  await form.getByRole('textbox', { name: 'From' }).focus()
  await desk.press('Control+a')
  await desk.type('1/1/2020')
  await desk.press('Enter')
  await expect(form.getByRole('status')).toContainText('in activity.csv')
  const text = readFileSync(file, 'utf8')
  expect(text).toMatch(/T\d\d:\d\d:\d\d[+-]\d\d:\d\d","Created","ZB"/u)
  expect(text.match(/"QR shown","ZB"/gu)).toHaveLength(2)
  expect(text).not.toContain('zoe@example.com')
})

for (const theme of ['light', 'dark'] as const) {
  test(`the record breaks no rule in the ${theme} theme`, async ({ launch }, info) => {
    const frontDesk = await launch({ environment: practice })
    const { desk } = frontDesk
    await resize(frontDesk, 1024, 700)
    await inTheme(frontDesk, theme)
    await desk.page.evaluate(async () => {
      await window.desk.call('settings.change', { keepsRegister: true })
      await window.desk.call('staff.add', { name: 'Wilhelmina Featherstonehaugh', pin: '' })
      await window.desk.call('staff.switch', { id: 1 })
    })
    await desk.press('Control+,')
    await desk.page.getByRole('heading', { name: 'Record' }).scrollIntoViewIfNeeded()
    await desk.page.getByRole('button', { name: 'Check the register' }).click()
    await expect(desk.page.getByText('It has no entries.')).toBeVisible()
    await desk.page
      .getByRole('form', { name: 'Export the activity of a period' })
      .scrollIntoViewIfNeeded()
    await desk.page.screenshot({ path: info.outputPath('record.png') })
    expect(await violations(desk.page)).toEqual([])
  })
}
