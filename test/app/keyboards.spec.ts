import { expect } from 'playwright/test'
import { seedHistory } from '../builders/seeded-history.ts'
import { linkHost, test } from './front-desk.ts'
import { compose, pressOnLayout } from './layouts.ts'

const ctrl = ['Control'] as const
const alt = ['Alt'] as const

for (const [layout, onH, onN] of [
  ['Russian', 'р', 'т'],
  ['Greek', 'η', 'ν'],
  ['Hebrew', 'י', 'מ'],
  ['Thai', '้', 'ื'],
] as const) {
  test(`on a ${layout} layout Ctrl+H, Ctrl+N and Alt+N are the keys in their places`, async ({
    launch,
  }) => {
    const { desk } = await launch()
    await pressOnLayout(desk.page, { key: onH, code: 'KeyH', holds: ctrl })
    await expect(desk.search).toBeFocused()
    await pressOnLayout(desk.page, { key: onN, code: 'KeyN', holds: ctrl })
    await expect(desk.email).toBeFocused()
    await pressOnLayout(desk.page, { key: onN, code: 'KeyN', holds: alt })
    await expect(desk.field('Full name')).toBeVisible()
    await expect(desk.email).toHaveValue('')
  })
}

test('on Dvorak the letter counts, and its place is no second shortcut', async ({ launch }) => {
  const { desk } = await launch()
  await pressOnLayout(desk.page, { key: 'd', code: 'KeyH', holds: ctrl })
  await expect(desk.email).toBeFocused()
  await pressOnLayout(desk.page, { key: 'h', code: 'KeyJ', holds: ctrl })
  await expect(desk.search).toBeFocused()
  await pressOnLayout(desk.page, { key: ',', code: 'KeyW', holds: ctrl })
  await expect(desk.page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
})

test('on French and Czech layouts the digits recall a code, and Esc takes it away', async ({
  launch,
}) => {
  const { desk, customer } = await launch()
  await desk.type('mia@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  for (const key of ['&', '+', 'ą']) {
    await pressOnLayout(customer.page, { key: 'Escape', code: 'Escape' })
    await expect(customer.code).toBeHidden()
    await pressOnLayout(desk.page, { key, code: 'Digit1', holds: ctrl })
    await expect(customer.code).toBeVisible()
  }
})

test('what AltGr and a Mac’s Option type is typed, and no shortcut', async ({ launch }) => {
  const { desk } = await launch()
  await desk.type('mia')
  const typed = { key: '@', code: 'KeyC', text: '@' }
  await pressOnLayout(desk.page, { ...typed, holds: ['Control', 'Alt'] })
  await expect(desk.email).toHaveValue(/^mia/u)
  await desk.page.evaluate(() => {
    Object.defineProperty(navigator, 'platform', { value: 'MacIntel' })
  })
  for (const [key, code] of [
    ['ç', 'KeyC'],
    ['˜', 'KeyN'],
    ['Dead', 'KeyN'],
    ['@', 'KeyL'],
    ['ß', 'KeyS'],
  ] as const) {
    await pressOnLayout(desk.page, { key, code, holds: alt })
  }
  await expect(desk.email).toHaveValue(/^mia/u)
  await expect(desk.field('First name')).toBeVisible()
  await pressOnLayout(desk.page, { key: 'y', code: 'KeyY', holds: ['Meta'] })
  await expect(desk.search).toBeFocused()
})

test('the Enter of an input method acts nowhere: form, search, dialogs', async ({
  launch,
  dataFolder,
}) => {
  await seedHistory(dataFolder, [{ draft: { email: 'an@example.com' } }], { linkHost })
  const { desk, customer } = await launch()
  await desk.type('li@example.com')
  await desk.field('First name').focus()
  await compose(desk.page, '李明')
  await expect(desk.field('First name')).toHaveValue('李明')
  await desk.field('Family name').focus()
  await compose(desk.page, 'グエン')
  await expect(customer.code).toBeHidden()
  await expect(desk.createButton).toBeEnabled()

  await desk.press('Control+h')
  await expect(desk.rows()).toHaveCount(1)
  await compose(desk.page, '李')
  await expect(desk.search).toHaveValue('李')
  await expect(customer.code).toBeHidden()
  await desk.search.fill('')
  await expect(desk.rows()).toHaveCount(1)

  await desk.press('ArrowDown')
  const enter = { key: 'Enter', code: 'Enter', keyCode: 229 }
  await pressOnLayout(desk.page, enter)
  await desk.press('Alt+x')
  const question = desk.page.getByRole('alertdialog')
  await expect(question).toBeVisible()
  await pressOnLayout(desk.page, enter)
  await expect(question).toBeVisible()
  await desk.press('Escape')
  await expect(question).toBeHidden()
  await expect(customer.code).toBeHidden()

  await desk.press('Control+n')
  await desk.email.press('Enter')
  await expect(customer.code).toBeVisible()
})
