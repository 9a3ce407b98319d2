import { expect } from 'playwright/test'
import { seedHistory } from '../builders/seeded-history.ts'
import { backToDesk, invite, linkHost, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'

interface OfferedItem {
  label: string
  enabled: boolean
}

/** From now on menus are not put on the screen, where they would wait for a hand, but kept. */
async function keepMenus({ app }: FrontDesk): Promise<void> {
  await app.evaluate(({ Menu }) => {
    Menu.prototype.popup = function keep(this: Electron.Menu) {
      Object.assign(globalThis, { offered: this })
    }
  })
}

/** What the last menu offered. */
async function offered({ app }: FrontDesk): Promise<OfferedItem[]> {
  return app.evaluate(() => {
    const menu: unknown = Reflect.get(globalThis, 'offered')
    const items = menu ? (Reflect.get(Object(menu), 'items') as Electron.MenuItem[]) : []
    return items
      .filter(({ type }) => type !== 'separator')
      .map(({ label, enabled }) => ({ label: label.replaceAll('&', ''), enabled }))
  })
}

/** Chooses an item of the last menu, in the desk. */
async function choose({ app }: FrontDesk, label: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, wanted) => {
    const menu: unknown = Reflect.get(globalThis, 'offered')
    const items = Reflect.get(Object(menu), 'items') as Electron.MenuItem[]
    const desk = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().endsWith('/desk.html'),
    )
    const item = items.find((one) => one.label.replaceAll('&', '') === wanted)
    item?.click({}, desk, desk?.webContents)
    Reflect.deleteProperty(globalThis, 'offered')
  }, label)
}

const able = (items: OfferedItem[]) =>
  items.filter(({ enabled }) => enabled).map(({ label }) => label)

test('a right click in a field offers what can be done to its text, and does it', async ({
  launch,
}) => {
  const frontDesk = await launch()
  const { app, desk } = frontDesk
  await keepMenus(frontDesk)
  await desk.type('mia@example.com')
  await desk.email.click({ button: 'right' })
  await expect.poll(async () => able(await offered(frontDesk))).toContain('Undo')
  const all = (await offered(frontDesk)).map(({ label }) => label)
  expect(all).toEqual(['Undo', 'Redo', 'Cut', 'Copy', 'Paste', 'Select All'])
  expect(able(await offered(frontDesk))).not.toContain('Redo')
  await choose(frontDesk, 'Select All')
  await desk.email.click({ button: 'right' })
  await expect.poll(async () => able(await offered(frontDesk))).toContain('Cut')
  await choose(frontDesk, 'Cut')
  await expect(desk.email).toHaveValue('')
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('mia@example.com')
  await desk.field('Your reference').click({ button: 'right' })
  await expect.poll(async () => able(await offered(frontDesk))).toContain('Paste')
  await choose(frontDesk, 'Paste')
  await expect(desk.field('Your reference')).toHaveValue('mia@example.com')
})

test('the menu key and Shift+F10 offer the same', async ({ launch }) => {
  const frontDesk = await launch()
  await keepMenus(frontDesk)
  await frontDesk.desk.type('mia')
  for (const key of ['ContextMenu', 'Shift+F10']) {
    await frontDesk.desk.press(key)
    await expect.poll(async () => able(await offered(frontDesk)), key).toContain('Select All')
    await choose(frontDesk, 'none')
  }
})

test('so does a right click in the search; elsewhere nothing is offered, nor to customers', async ({
  launch,
}) => {
  const frontDesk = await launch()
  const { desk, customer } = frontDesk
  await keepMenus(frontDesk)
  await desk.press('Control+h')
  await desk.search.click({ button: 'right' })
  await expect.poll(() => offered(frontDesk)).toHaveLength(6)
  await choose(frontDesk, 'none')
  await desk.place('New invite').click({ button: 'right' })
  await desk.press('Control+n')
  await desk.type('mia@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await customer.page.mouse.click(200, 200, { button: 'right' })
  expect(await offered(frontDesk)).toEqual([])
})

test('one click on a line of the history selects it; a double click, Enter or its button acts', async ({
  launch,
  dataFolder,
}) => {
  const past = ['an', 'bo', 'cy'].map((name) => ({ draft: { email: `${name}@example.com` } }))
  await seedHistory(dataFolder, past, { linkHost })
  const { desk, customer } = await launch()
  await desk.press('Control+h')
  await expect(desk.rows()).toHaveCount(3)
  const [first, second] = [desk.rows().nth(0), desk.rows().nth(1)]
  await first.getByRole('gridcell').nth(2).click()
  await expect(first).toHaveAttribute('aria-selected', 'true')
  await expect(first).toBeFocused()
  await second.getByRole('gridcell').nth(2).click()
  await expect(first).toHaveAttribute('aria-selected', 'false')
  await expect(second).toHaveAttribute('aria-selected', 'true')
  await desk.press('ArrowUp')
  await expect(second).toHaveAttribute('aria-selected', 'false')
  await expect(first).toBeFocused()
  await expect(customer.code).toBeHidden()
  await second.getByRole('gridcell').nth(2).dblclick()
  await expect(customer.code).toBeVisible()
})

test('a code over the desk is left by mouse and by touch; its keys show only once a hand is there', async ({
  launch,
}) => {
  const { desk, customer } = await launch()
  const back = customer.page.getByRole('button', { name: 'Back to desk' })
  const dim = customer.page.getByRole('button', { name: 'Dim' })
  await desk.type('mia@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await expect(back).toBeVisible()
  await expect(dim).toBeHidden()
  await expect(customer.page.getByText('Esc', { exact: true })).toBeHidden()

  const before = await customer.code.boundingBox()
  await customer.page.mouse.move(300, 300)
  await customer.page.mouse.move(320, 300)
  await expect(dim).toBeVisible()
  await expect(customer.page.getByText('Esc', { exact: true })).toBeVisible()
  expect(await customer.code.boundingBox()).toEqual(before)

  for (const [name, changes] of [
    ['Move left', true],
    ['Smaller', true],
    ['Dim', true],
  ] as const) {
    const drawing = await drawingOf(customer)
    await customer.page.getByRole('button', { name }).click()
    await expect.poll(async () => (await drawingOf(customer)) !== drawing).toBe(changes)
  }
  await customer.page.getByRole('button', { name: 'Reset' }).click()
  await expect.poll(() => customer.code.boundingBox()).toEqual(before)
  await back.click()
  await expect(customer.code).toBeHidden()
  await expect(desk.email).toBeFocused()

  await desk.press('Control+1')
  await expect(customer.code).toBeVisible()
  await expect(dim).toBeHidden()
  await touch(customer, back)
  await expect(customer.code).toBeHidden()
})

test('typing over a code is answered: it has the keyboard, and Enter does nothing', async ({
  launch,
}) => {
  const { desk, customer } = await launch()
  await desk.type('mia@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  const alert = customer.page.getByRole('alert')
  await customer.page.keyboard.press('Enter')
  await expect(alert).toHaveCount(0)
  await customer.page.keyboard.type('next@example.com')
  await expect(alert).toHaveText(/this has the keyboard/u)
  await expect(customer.code).toBeVisible()
  await customer.page.keyboard.press('Escape')
  await expect(customer.code).toBeHidden()
  await expect(desk.email).toHaveValue('')
})

type Customer = FrontDesk['customer']

function drawingOf({ page }: Customer) {
  return page.getByRole('main').getAttribute('data-drawing')
}

/** A finger: Playwright's own needs a page made for it. */
async function touch({ page }: Customer, target: ReturnType<Customer['heading']>): Promise<void> {
  const box = await target.boundingBox()
  if (!box) throw new Error('there is nothing to touch')
  const session = await page.context().newCDPSession(page)
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await session.detach()
}

test('buttons beside the form that are pressed by mouse leave the keyboard in the field', async ({
  launch,
}) => {
  const frontDesk = await launch()
  const { desk } = frontDesk
  await invite(frontDesk, 'gone@example.com')
  await invite(frontDesk, 'stays@example.com')
  await desk.type('next@')
  await desk.page.getByRole('button', { name: 'Copy link', exact: true }).click()
  const row = desk.queue.getByRole('listitem').filter({ hasText: 'gone@example.com' })
  await row.hover()
  await row.getByRole('button', { name: /^Customer left/u }).click()
  await expect(row).toHaveCount(0)
  await desk.page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toHaveCount(1)
  await desk.type('example.com')
  await expect(desk.email).toHaveValue('next@example.com')
})

test('what stands below the form is the customer’s whose code was shown last, and says so while the next is typed', async ({
  launch,
}) => {
  const frontDesk = await launch()
  const { desk, customer } = frontDesk
  await invite(frontDesk, 'earlier@example.com')
  await invite(frontDesk, 'latest@example.com')
  await expect(desk.confirmation).toContainText('latest@example.com')
  await desk.press('Control+2')
  await expect(customer.code).toBeVisible()
  await backToDesk(frontDesk)
  await expect(desk.page.getByText(/^Code shown for/u)).toContainText('earlier@example.com')
  await desk.press('Control+p')
  const dialog = desk.page.getByRole('alertdialog', { name: 'Print slip' })
  await expect(dialog.getByText('earlier@example.com')).toBeVisible()
  await desk.press('Escape')
  await expect(dialog).toHaveCount(0)
  await desk.email.click()
  await desk.type('next@')
  await expect(desk.page.getByText(/^The customer before:/u)).toContainText('earlier@example.com')
  await desk.press('Alt+e')
  await expect(desk.page.getByText(/^To be replaced: the invite of/u)).toContainText(
    'earlier@example.com',
  )
})
