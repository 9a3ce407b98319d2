import { subDays, subMinutes } from 'date-fns'
import { expect } from 'playwright/test'
import { type PastInvite, seedHistory } from '../builders/seeded-history.ts'
import { backToDesk, linkHost, test } from './front-desk.ts'

/** Oldest first; the last one stands on top. */
const past: PastInvite[] = [
  {
    draft: {
      email: 'tom@example.com',
      customerContext: { firstName: 'Tom', familyName: 'Becker' },
    },
    createdAt: subDays(new Date(), 3),
    end: 'Active',
  },
  {
    draft: { email: 'ana@example.com', customerContext: { fullName: 'Ana Souza' } },
    createdAt: subMinutes(new Date(), 2),
    end: 'Completed',
  },
  {
    draft: { email: 'mia@example.com', customerContext: { firstName: 'Mia', familyName: 'Chen' } },
    createdAt: subMinutes(new Date(), 1),
  },
]

test.beforeEach(async ({ dataFolder }) => {
  await seedHistory(dataFolder, past, { linkHost })
})

test('Enter shows today’s open code again, and nothing new is made', async ({
  launch,
  verifime,
}) => {
  const { desk, customer } = await launch()
  await desk.press('Control+h')
  await expect(desk.search).toBeFocused()
  await expect(desk.rows('Mia Chen')).toBeVisible()
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()).toEqual([])
})

test('Enter on an older invite makes a fresh one from the same details, linked to the old one', async ({
  launch,
  verifime,
}) => {
  const { desk, customer } = await launch()
  await desk.press('Control+h')
  await expect(desk.rows('Mia Chen')).toBeVisible()
  await desk.press('ArrowDown')
  await desk.press('End')
  await expect(desk.rows('Tom Becker')).toBeFocused()
  await desk.press('Enter')
  await expect(desk.field('First name')).toHaveValue('Tom')
  await expect(desk.email).toBeFocused()
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()[0]?.body).toMatchObject({
    email: 'tom@example.com',
    customerContext: { firstName: 'Tom', familyName: 'Becker' },
  })
  await backToDesk({ desk, customer })
  await desk.press('Control+h')
  await expect(desk.rows('Tom Becker').first()).toBeVisible()
  await desk.press('Alt+KeyD')
  const sheet = desk.page.getByRole('dialog', { name: 'Tom Becker' })
  await expect(sheet.getByRole('button', { name: 'Made from an earlier invite' })).toBeVisible()
})

test('Ctrl+Enter makes the other choice', async ({ launch }) => {
  const { desk, customer } = await launch()
  await desk.press('Control+h')
  await expect(desk.rows('Mia Chen')).toBeVisible()
  await desk.press('ArrowDown')
  await desk.press('End')
  await expect(desk.rows('Tom Becker')).toBeFocused()
  await desk.press('Control+Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk({ desk, customer })
  await desk.press('Control+h')
  await expect(desk.rows('Mia Chen')).toBeVisible()
  await desk.press('Control+Enter')
  await expect(desk.field('First name')).toHaveValue('Mia')
})

test('the details tell the life of an invite, and where customers see the screen hide the address until it is asked for', async ({
  launch,
}) => {
  const { desk } = await launch({ environment: { MASK_NAMES: 'true' } })
  await desk.press('Control+h')
  await expect(desk.rows()).toHaveCount(3)
  await desk.press('ArrowDown')
  await desk.press('ArrowDown')
  await expect(desk.rows().nth(1)).toBeFocused()
  await desk.press('Alt+KeyD')
  const sheet = desk.page.getByRole('dialog')
  await expect(sheet).toContainText('Details submitted (not yet verified)')
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Created' })).toBeVisible()
  await expect(sheet).not.toContainText('ana@example.com')
  await desk.press('Alt+KeyR')
  await expect(sheet).toContainText('ana@example.com')
  await desk.press('Escape')
  await expect(desk.rows().nth(1)).toBeFocused()
})

test('one or many are deleted and brought back with the keyboard', async ({ launch }) => {
  const { desk } = await launch()
  await desk.press('Control+h')
  await expect(desk.rows('Mia Chen')).toBeVisible()
  await desk.press('ArrowDown')
  await desk.press('Delete')
  await expect(desk.rows('Mia Chen')).toHaveCount(0)
  await expect(desk.rows('Ana Souza')).toBeFocused()
  await expect(desk.page.getByText('Deleted: Mia Chen')).toBeVisible()
  await desk.press('Alt+KeyZ')
  await expect(desk.rows('Mia Chen')).toBeVisible()

  await desk.press('Home')
  await desk.press('Space')
  await desk.press('Shift+ArrowDown')
  await expect(desk.page.getByText('2 selected')).toBeVisible()
  await desk.press('Delete')
  await expect(desk.rows()).toHaveCount(1)
  await expect(desk.page.getByText('Deleted: 2 invites')).toBeVisible()
  await desk.press('Alt+KeyZ')
  await expect(desk.rows()).toHaveCount(3)
})

test('what was deleted stays away after a restart', async ({ launch }) => {
  const first = await launch()
  await first.desk.press('Control+h')
  await expect(first.desk.rows('Mia Chen')).toBeVisible()
  await first.desk.press('ArrowDown')
  await first.desk.press('Delete')
  await expect(first.desk.rows('Mia Chen')).toHaveCount(0)
  await first.close()
  const { desk } = await launch()
  await desk.press('Control+h')
  await expect(desk.rows('Ana Souza')).toBeVisible()
  await expect(desk.rows('Mia Chen')).toHaveCount(0)
})

test('everything that is found is selected and deleted, listed or not, and one Undo brings it back', async ({
  launch,
  dataFolder,
}) => {
  const many = Array.from({ length: 230 }, (_, index) => ({
    draft: { email: `guest${index}@example.com` },
    createdAt: subDays(new Date(), 2),
  }))
  await seedHistory(dataFolder, many, { linkHost })
  const { desk } = await launch()
  const question = desk.page.getByRole('alertdialog', { name: 'Delete 230 invites?' })
  const keep = question.getByRole('button', { name: 'Keep them' })
  await desk.press('Control+h')
  await desk.type('guest')
  await expect(desk.page.getByText(/found\. Enter:/u)).toBeVisible()
  await desk.press('ArrowDown')
  await desk.press('Control+a')
  await expect(desk.page.getByText('230 selected')).toBeVisible()
  await desk.press('Delete')
  await expect(keep).toBeFocused()
  await desk.press('Enter')
  await expect(question).toHaveCount(0)
  await expect(desk.page.getByText('230 selected')).toBeVisible()
  // The keyboard comes back to the list a frame after the question is gone.
  await expect(desk.rows().first()).toBeFocused()

  await desk.press('Delete')
  await expect(keep).toBeFocused()
  await desk.press('Tab')
  await desk.press('Enter')
  await expect(desk.page.getByText('Deleted: 230 invites')).toBeVisible()
  await expect(desk.page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
  await expect(desk.search).toBeFocused()
  await desk.press('Alt+KeyZ')
  await expect(desk.rows('guest')).not.toHaveCount(0)
  await desk.press('ArrowDown')
  await desk.press('Control+a')
  await expect(desk.page.getByText('230 selected')).toBeVisible()
})

test('a day that cannot be read finds nothing: select all, delete and export have nothing to take', async ({
  launch,
}) => {
  const { desk } = await launch()
  await desk.press('Control+h')
  await expect(desk.rows('Mia Chen')).toBeVisible()
  await desk.press('ArrowDown')
  await desk.press('Control+a')
  await expect(desk.page.getByText('3 selected')).toBeVisible()
  await desk.page.getByRole('button', { name: /Any day/u }).click()
  await desk.page.getByRole('option', { name: 'Choose days…' }).click()
  for (const typed of ['31/2/2026', '3/1', '3/11/26']) {
    await desk.field('From').click()
    await desk.press('Control+a')
    await desk.type(typed)
    await expect(desk.page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
    await expect(desk.page.getByText(/^From: /u)).toBeVisible()
    await desk.press('Tab')
    await desk.press('Control+a')
    await desk.press('Delete')
    await desk.press('Alt+KeyX')
    await expect(desk.page.getByRole('alertdialog', { name: 'Nothing to export' })).toBeVisible()
    await desk.press('Escape')
  }
  await desk.press('Control+f')
  await desk.type('…')
  await expect(desk.page.getByText(/^Search: |From: /u)).toBeVisible()
  await desk.page.getByRole('button', { name: 'Show the whole history' }).click()
  for (const name of ['Mia Chen', 'Ana Souza', 'Tom Becker']) {
    await expect(desk.rows(name)).toBeVisible()
  }
})
