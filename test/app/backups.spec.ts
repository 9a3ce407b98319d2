import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import { invite, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'

async function backUpNow({ desk }: FrontDesk): Promise<void> {
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: 'Back up now' }).click()
  await expect(desk.page.getByText('Backed up', { exact: true })).toBeVisible()
}

const restoreButton = (page: Page) => page.getByRole('button', { name: /^Restore…/u }).first()

async function restore(page: Page): Promise<void> {
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restore', exact: true }).click()
}

for (const [what, spoil] of [
  ['deleted', (file: string) => rmSync(file)],
  ['damaged', (file: string) => writeFileSync(file, 'garbage'.repeat(2000))],
] as const) {
  test(`a history file that was ${what} is restored from the locked screen, and its invite is found`, async ({
    launch,
    dataFolder,
  }) => {
    const first = await launch()
    await invite(first, 'kept@example.com')
    await backUpNow(first)
    await first.close()
    const file = join(dataFolder, 'history', 'history.db')
    spoil(file)
    rmSync(`${file}-wal`, { force: true })

    const { desk } = await launch({ startsAt: 'elsewhere' })
    await expect(desk.page.getByRole('heading', { name: 'The history is locked' })).toBeVisible()
    await restoreButton(desk.page).click()
    await expect(desk.page.getByRole('alertdialog')).toContainText('how many cannot be told')
    await restore(desk.page)
    await expect(desk.email).toBeFocused()
    await desk.press('Control+h')
    await desk.search.fill('kept@example.com')
    await expect(desk.rows('kept@example.com')).toHaveCount(1)
    const aside = readdirSync(join(dataFolder, 'history')).filter((name) =>
      name.startsWith('history.db.set-aside'),
    )
    expect(aside).toHaveLength(what === 'damaged' ? 1 : 0)
  })
}

test('Settings restores an earlier point, and says first how many invites are missing then', async ({
  launch,
}) => {
  const frontDesk = await launch()
  const { desk, customer } = frontDesk
  await invite(frontDesk, 'before@example.com')
  await backUpNow(frontDesk)
  await desk.place('New invite').click()
  await invite(frontDesk, 'after@example.com')
  await desk.page.evaluate(() => window.desk.call('staff.add', { name: 'Amira', pin: '' }))
  const atDesk = desk.page.getByRole('button', { name: 'Who’s here?' })
  await expect(atDesk).toBeVisible()
  await desk.press('Control+,')
  await restoreButton(desk.page).click()
  await expect(desk.page.getByRole('alertdialog')).toContainText('1 invite made since')
  await restore(desk.page)
  await expect(desk.page.getByText(/^The history is as of/u)).toBeVisible()
  await expect(atDesk).toHaveCount(0)
  await desk.press('Control+h')
  await expect(desk.rows('before@example.com')).toHaveCount(1)
  await expect(desk.rows('after@example.com')).toHaveCount(0)

  await desk.place('New invite').click()
  await expect(desk.queue.getByText('after@example.com')).toHaveCount(0)
  await invite(frontDesk, 'again@example.com')
  await expect(customer.code).toBeHidden()
})
