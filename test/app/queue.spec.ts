import { addDays, format, subDays, subMinutes } from 'date-fns'
import { expect, type Locator } from 'playwright/test'
import { type PastInvite, seedHistory } from '../builders/seeded-history.ts'
import { referenceAskedBy } from '../fakes/faulty-practice.ts'
import { inTheme, invite, linkHost, resize, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'
import { violations } from './wcag.ts'

const longName = 'Maximiliane Alexandra Konstantinopoulou-Featherstonehaugh van der Westhuizen'

const person = (fullName: string, rest: PastInvite): PastInvite => ({
  draft: {
    email: `${fullName.split(' ')[0]}@example.com`,
    customerContext: { fullName },
  },
  ...rest,
})
const minutesAgo = (minutes: number) => subMinutes(new Date(), minutes)
const daysAgo = (days: number) => subDays(new Date(), days)

/** Oldest first. Two of earlier days, and five of today. */
const past: PastInvite[] = [
  person('Tom Becker', { createdAt: daysAgo(9), end: 'Active' }),
  person('Rosa Delgado', { createdAt: daysAgo(5) }),
  person('Mia Chen', { createdAt: minutesAgo(38) }),
  person(longName, { createdAt: minutesAgo(14) }),
  person('Ibrahim Al-Sayed', { createdAt: minutesAgo(12), end: 'Active' }),
  person('Kate O’Sullivan', { createdAt: minutesAgo(3), end: 'Active' }),
  person('Ana Souza', { createdAt: minutesAgo(2), end: 'Completed' }),
]

const written = (days: number) => format(addDays(new Date(), days), 'd/M/yyyy')

const group = ({ desk }: FrontDesk, name: string) => desk.queue.getByRole('list', { name })
const rowOf = ({ desk }: FrontDesk, name: string) =>
  desk.queue.getByRole('listitem').filter({ hasText: name })
const names = (list: Locator) => list.locator('bdi').allTextContents()

for (const theme of ['light', 'dark'] as const) {
  test(`the queue is read by its roles, whole and grouped, and breaks no rule in the ${theme} theme`, async ({
    launch,
    dataFolder,
  }) => {
    await seedHistory(dataFolder, past, { linkHost })
    const frontDesk = await launch()
    const { app, desk } = frontDesk
    await inTheme(frontDesk, theme)
    await expect(group(frontDesk, 'Waiting').getByRole('listitem')).toHaveCount(2)
    expect(await names(group(frontDesk, 'Waiting'))).toEqual(['Mia Chen', longName])
    expect(await names(group(frontDesk, 'On the phone'))).toEqual([
      'Ibrahim Al-Sayed',
      'Kate O’Sullivan',
    ])
    expect(await names(group(frontDesk, 'Just submitted'))).toEqual(['Ana Souza'])
    await expect(desk.queue.getByRole('heading')).toHaveText([
      'Waiting 2',
      'On the phone 2',
      'Just submitted 1',
    ])
    await expect(rowOf(frontDesk, 'Mia Chen')).toContainText('Not opened: ask if they need help')
    await expect(rowOf(frontDesk, 'Mia Chen')).toContainText(/\d\d min/u)
    for (const row of await desk.queue.getByRole('listitem').all()) {
      expect((await row.boundingBox())?.height).toBeLessThanOrEqual(56)
    }
    await desk.press('Alt+w')
    await expect(desk.page.getByRole('button', { name: 'Show QR for Mia Chen' })).toBeFocused()
    expect(await violations(desk.page), 'the queue').toEqual([])
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
    await expect
      .poll(() => names(group(frontDesk, 'On the phone')))
      .toEqual(['I••• A•••', 'K••• O•••'])
    expect(await violations(desk.page), 'the masked queue').toEqual([])
    await desk.press('Escape')
    await expect(rowOf(frontDesk, 'Mia Chen')).toBeVisible()
    await expect(desk.email).toBeFocused()
  })

  test(`a day is set by key and by mouse, overdue ones come first, and no rule is broken in the ${theme} theme`, async ({
    launch,
    dataFolder,
  }) => {
    await seedHistory(dataFolder, past, { linkHost })
    const frontDesk = await launch()
    const { desk } = frontDesk
    await inTheme(frontDesk, theme)
    const dialog = desk.page.getByRole('alertdialog', { name: 'Follow up' })
    const day = dialog.getByRole('textbox', { name: 'Follow up on' })

    // By keyboard, on a row of the history.
    await desk.press('Control+h')
    await desk.type('rosa')
    await expect(desk.rows('Rosa Delgado')).toBeVisible()
    await desk.press('ArrowDown')
    await desk.press('Alt+t')
    await expect(day).toBeFocused()
    expect(await violations(desk.page), 'the question for a day').toEqual([])
    await desk.type(written(-1))
    await desk.press('Enter')
    await expect(dialog).toContainText('Choose today or a later day')
    await desk.press('Control+a')
    await desk.type(written(1))
    await desk.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(desk.rows('Rosa Delgado')).toContainText('Due tomorrow')
    await expect(desk.rows('Rosa Delgado')).toBeFocused()
    expect(await violations(desk.page), 'the history with a day').toEqual([])

    // By mouse, in the record.
    await desk.search.fill('tom')
    await desk.page.getByRole('button', { name: 'Details of Tom Becker' }).click()
    const record = desk.page.getByRole('dialog', { name: 'Tom Becker' })
    await record.getByRole('button', { name: 'Follow up' }).click()
    await dialog.getByRole('button', { name: 'In 28 days' }).click()
    await expect(day).toHaveValue(written(28))
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toHaveCount(0)
    await desk.page.getByRole('button', { name: 'Details of Tom Becker' }).click()
    await expect(record).toContainText(/Follow up on \w+day \d+ \w+ \d{4}/u)
    expect(await violations(desk.page), 'a record with a day').toEqual([])
    await desk.press('Escape')

    await desk.press('Control+n')
    expect(await names(group(frontDesk, 'Follow up'))).toEqual(['Rosa Delgado', 'Tom Becker'])
    // Days later.
    const dueOn = format(subDays(new Date(), 3), 'yyyy-MM-dd')
    await desk.page.evaluate(
      (due) => window.desk.call('invites.setDue', { id: 1, dueOn: due }),
      dueOn,
    )
    await expect(rowOf(frontDesk, 'Tom Becker')).toContainText('3 days overdue')
    expect(await names(group(frontDesk, 'Follow up'))).toEqual(['Tom Becker', 'Rosa Delgado'])
    expect(await violations(desk.page), 'the queue with an overdue one').toEqual([])

    // And let go from the row, by mouse.
    await rowOf(frontDesk, 'Tom Becker').hover()
    await desk.queue.getByRole('button', { name: 'Follow up on Tom Becker' }).click()
    await dialog.getByRole('button', { name: 'No follow-up' }).click()
    await expect(rowOf(frontDesk, 'Tom Becker')).toHaveCount(0)
  })

  test(`who is on hold is parked and resumed by key and by mouse, also after a restart, in the ${theme} theme`, async ({
    launch,
  }) => {
    const first = await launch()
    await inTheme(first, theme)
    await first.desk.type('zoe@exam')
    await first.desk.press('Alt+h')
    await expect(first.desk.email).toHaveValue('')
    await first.desk.field('Family name').fill('Papadopoulos')
    await first.desk.page.getByRole('button', { name: 'Put on hold' }).click()
    await expect(group(first, 'On hold').getByRole('listitem')).toHaveCount(2)
    await expect(first.desk.email).toBeFocused()
    await first.close()

    const frontDesk = await launch()
    const { desk } = frontDesk
    await expect
      .poll(() => names(group(frontDesk, 'On hold')))
      .toEqual(['zoe@exam', 'Papadopoulos'])
    expect(await violations(desk.page), 'people on hold').toEqual([])
    await rowOf(frontDesk, 'Papadopoulos').hover()
    await desk.page.getByRole('button', { name: 'Go on with Papadopoulos' }).click()
    await expect(desk.field('Family name')).toHaveValue('Papadopoulos')
    await desk.press('Alt+j')
    await expect(desk.email).toHaveValue('zoe@exam')
    expect(await names(group(frontDesk, 'On hold'))).toEqual(['Papadopoulos'])
    await desk.press('Alt+w')
    await desk.press('ArrowRight')
    await desk.press('Enter')
    await expect(group(frontDesk, 'On hold')).toHaveCount(0)
    await desk.press('Alt+z')
    await expect(group(frontDesk, 'On hold')).toHaveCount(1)
  })
}

test('one who left goes by mouse and by key, and comes back; who is corrected is one row', async ({
  launch,
}) => {
  const frontDesk = await launch()
  const { desk, customer } = frontDesk
  await invite(frontDesk, 'left@example.com')
  const row = rowOf(frontDesk, 'left@example.com')
  await row.hover()
  await desk.page.getByRole('button', { name: 'Customer left: left@example.com' }).click()
  await expect(row).toHaveCount(0)
  await desk.page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toBeVisible()
  await desk.press('Alt+w')
  await desk.press('ArrowLeft')
  for (let step = 0; step < 4; step += 1) await desk.press('ArrowRight')
  await expect(
    desk.page.getByRole('button', { name: 'Customer left: left@example.com' }),
  ).toBeFocused()
  await desk.press('Enter')
  await expect(row).toHaveCount(0)
  await expect(desk.email).toBeFocused()

  await invite(frontDesk, 'wrnog@example.com')
  await desk.press('Alt+e')
  await expect(desk.email).toHaveValue('wrnog@example.com')
  await desk.press('Control+a')
  await invite({ ...frontDesk, customer }, 'wrong@example.com')
  await expect(desk.queue.getByRole('listitem')).toHaveCount(1)
  await expect(rowOf(frontDesk, 'wrong@example.com')).toBeVisible()
  await desk.press('Control+h')
  await expect(desk.rows('wrnog@example.com')).toContainText('Replaced')
  await expect(desk.rows('left@example.com')).toContainText('Customer left')
  await desk.rows('wrnog@example.com').click()
  await desk.press('Enter')
  // Its code is not offered first: a fresh invite is.
  await expect(desk.email).toHaveValue('wrnog@example.com')
  await expect(customer.code).toBeHidden()
})

test('who submits is told of in the window, in a live region', async ({ launch, verifime }) => {
  const frontDesk = await launch()
  const { desk } = frontDesk
  await invite(frontDesk, 'told@example.com')
  const { path } = await verifime.arrived('GET')
  const reference = referenceAskedBy(path)
  verifime.advance(reference)
  await expect(group(frontDesk, 'On the phone').getByRole('listitem')).toHaveCount(1)
  verifime.advance(reference)
  await expect(
    desk.page
      .getByRole('status')
      .filter({ hasText: 'told@example.com: Details submitted (not yet verified)' }),
  ).toBeVisible()
  await expect(group(frontDesk, 'Just submitted').getByRole('listitem')).toHaveCount(1)
})

for (const [what, width, height, scale] of [
  ['1024 × 700', 1024, 700, 1],
  ['1366 × 768', 1366, 768, 1],
  ['4K', 1920, 1080, 2],
] as const) {
  test(`on ${what} every person and what can be done for them fit the column`, async ({
    launch,
    dataFolder,
  }) => {
    await seedHistory(dataFolder, past, { linkHost })
    const frontDesk = await launch({ args: [`--force-device-scale-factor=${scale}`] })
    const { desk } = frontDesk
    await resize(frontDesk, width, height)
    await expect.poll(() => desk.page.evaluate(() => innerWidth)).toBeGreaterThan(width - 2)
    await desk.press('Alt+w')
    for (const row of await desk.queue.getByRole('listitem').all()) {
      await row.hover()
      const line = await row.boundingBox()
      for (const button of await row.getByRole('button').all()) {
        const box = await button.boundingBox()
        if (!line || !box) throw new Error('A row or its button is nowhere.')
        expect(box.x).toBeGreaterThanOrEqual(line.x)
        expect(box.x + box.width).toBeLessThanOrEqual(line.x + line.width)
        expect(box.y + box.height).toBeLessThanOrEqual(line.y + line.height)
      }
    }
  })
}

test('keys stand on the form while Alt or Ctrl is held, and move nothing', async ({ launch }) => {
  const frontDesk = await launch()
  const { desk } = frontDesk
  await invite(frontDesk, 'zoe@example.com')
  await desk.type('ana@example.com')
  const seen = () =>
    desk.page
      .locator('.kbd-tip')
      .evaluateAll((caps) =>
        caps
          .filter((cap) => getComputedStyle(cap).opacity === '1')
          .map(({ textContent }) => textContent),
      )
  const places = () =>
    desk.page
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().toJSON()))
  await expect.poll(seen).toEqual([])
  const before = await places()
  for (const key of ['Alt', 'Control']) {
    await desk.keyboard.down(key)
    await expect.poll(async () => (await seen()).length, key).toBeGreaterThan(10)
    expect(await places()).toEqual(before)
    expect(await violations(desk.page), key).toEqual([])
    await desk.keyboard.up(key)
    await expect.poll(seen).toEqual([])
  }
  await expect(desk.email).toHaveValue('ana@example.com')
})
