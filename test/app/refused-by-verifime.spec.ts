import { expect } from 'playwright/test'
import { test } from './front-desk.ts'

test('a refused name marks the character that VerifiMe named and puts the caret there', async ({
  launch,
}) => {
  const { desk } = await launch()
  await desk.type('jack@example.com')
  await desk.press('Alt+KeyN')
  await desk.field('Full name').fill('Jack test2')
  await desk.press('Enter')
  await expect(desk.alert).toContainText('There is a problem')
  // Positions count from zero: the 2 stands at 9.
  await expect(desk.page.locator('mark').first()).toHaveText('2')
  await expect(desk.alert).toBeFocused()
  await desk.press('Enter')
  const name = desk.field('Full name')
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('Jack test2')
  const selection = await name.evaluate((input: HTMLInputElement) => [
    input.selectionStart,
    input.selectionEnd,
  ])
  expect(selection).toEqual([9, 10])
  await desk.type('é')
  await expect(name).toHaveValue('Jack testé')
  await desk.press('Enter')
  await expect(desk.confirmation).toBeAttached()
})

test('several refused names are each named, in the order of the form', async ({ launch }) => {
  const { desk } = await launch()
  await desk.email.fill('several@example.com')
  await desk.field('First name').fill('An4na')
  await desk.field('Family name').fill('7Smith')
  await desk.press('Enter')
  await expect(desk.alert.getByRole('listitem')).toHaveCount(2)
  await expect(desk.field('First name')).toHaveAttribute('aria-invalid', 'true')
  await expect(desk.field('Family name')).toHaveAttribute('aria-invalid', 'true')
  await expect(desk.field('Middle name')).not.toHaveAttribute('aria-invalid', 'true')
})

test('a code of the wrong length leads to the settings, and the draft is kept', async ({
  launch,
}) => {
  const { desk } = await launch({ environment: { ORG_CODE: 'SHORT1234' } })
  await desk.type('kept@example.com')
  await desk.press('Enter')
  await expect(desk.alert).toContainText('There is a problem')
  await desk.page.getByRole('button', { name: 'Open settings' }).click()
  await expect(desk.page.getByRole('heading', { name: 'Organisation codes' })).toBeVisible()
  await desk.press('Control+n')
  await expect(desk.email).toHaveValue('kept@example.com')
})
