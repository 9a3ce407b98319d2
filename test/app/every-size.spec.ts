import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { subDays, subMinutes } from 'date-fns'
import { expect, type Page } from 'playwright/test'
import { type PastInvite, seedHistory } from '../builders/seeded-history.ts'
import { inTheme, linkHost, resize, test } from './front-desk.ts'
import { violations } from './wcag.ts'

const longName = 'Maximiliane Alexandra Konstantinopoulou-Featherstonehaugh van der Westhuizen'

const person = (fullName: string, rest: PastInvite): PastInvite => ({
  draft: { email: `${fullName.split(' ')[0]}@example.com`, customerContext: { fullName } },
  ...rest,
})

/** Of several days, in several states, and one with a name that does not end. */
const past: PastInvite[] = [
  person('Tom Becker', { createdAt: subDays(new Date(), 9), end: 'Active' }),
  person('Rosa Delgado', { createdAt: subDays(new Date(), 1), end: 'Completed' }),
  person('Mia Chen', { createdAt: subMinutes(new Date(), 38) }),
  person(longName, { createdAt: subMinutes(new Date(), 14) }),
  person('Kate O’Sullivan', { createdAt: subMinutes(new Date(), 3), end: 'Active' }),
  person('Ana Souza', { createdAt: subMinutes(new Date(), 2), end: 'Completed' }),
]

const list = [
  'Time,Name,Email',
  '9:00,Visitor One,one@example.com',
  `9:15,${longName},two@example.com`,
  '9:30,Visitor Three,three@example.com',
].join('\n')

/** Breaks no rule, and nothing in it is wider than the window. */
async function isFit(page: Page, what: string, picture: string): Promise<void> {
  await page.screenshot({ path: picture })
  expect(await violations(page), what).toEqual([])
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(beyond, `${what} is wider than the window`).toBeLessThanOrEqual(0)
}

for (const [size, width, height, scale] of [
  ['1024 × 700', 1024, 700, 1],
  ['1366 × 768', 1366, 768, 1],
  ['4K', 1920, 1080, 2],
] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`what the counter’s day needs fits ${size} and breaks no rule, in the ${theme} theme`, async ({
      launch,
      dataFolder,
    }, info) => {
      test.setTimeout(180_000)
      await seedHistory(dataFolder, past, { linkHost })
      const folder = info.outputPath('lists')
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'today.csv'), list)
      const frontDesk = await launch({
        args: [`--force-device-scale-factor=${scale}`],
        environment: { EXPECTED_FOLDER: folder },
      })
      const { desk, customer } = frontDesk
      const { page } = desk
      const look = (what: string, of: Page = page) =>
        isFit(of, what, info.outputPath(`${what.replaceAll(' ', '-')}.png`))
      await resize(frontDesk, width, height)
      await inTheme({ desk }, theme)
      await page.evaluate(async (name) => {
        const text = 'The law asks us to know who our customers are before we act for them.'
        const link = 'https://www.example.com/privacy'
        await window.desk.call('settings.change', { privacyNotice: text, privacyNoticeLink: link })
        for (const one of ['Amira', name])
          await window.desk.call('staff.add', { name: one, pin: '' })
        await window.desk.call('lock.setPin', { owner: 'desk', pin: '2580' })
      }, longName)
      await page.getByRole('button', { name: 'Choose columns' }).click({ timeout: 60_000 })
      await look('the columns of a list')
      await page.getByRole('button', { name: 'Use these columns' }).click()
      await expect(page.getByRole('list', { name: 'Expected today' })).toContainText('Visitor One')
      await desk.email.click()
      await desk.type('half@exam')
      await desk.press('Alt+h')
      await expect(page.getByRole('list', { name: 'On hold' })).toBeVisible()
      await look('the form')

      await desk.type('zoe@example.com')
      await desk.press('Enter')
      await expect(customer.code).toBeVisible()
      await look('the code', customer.page)
      await customer.page.keyboard.press('Control+o')
      await expect(customer.heading('Why we ask for your details')).toBeVisible()
      await look('the privacy notice', customer.page)
      await customer.page.keyboard.press('Control+o')
      await expect(customer.code).toBeVisible()
      await customer.page.keyboard.press('Alt+b')
      const cannotScan = page.getByRole('alertdialog', { name: 'Can’t scan?' })
      await expect(cannotScan.getByRole('button', { name: 'Show the link' })).toBeFocused()
      await look('cannot scan')
      await desk.press('Escape')
      await expect(cannotScan).toHaveCount(0)
      await customer.page.keyboard.press('Escape')

      await desk.press('Control+h')
      await expect(desk.rows('Ana Souza')).toBeVisible()
      await desk.type('an')
      await expect(page.locator('mark').first()).toBeVisible()
      await look('the history')
      await page.getByRole('button', { name: 'Forget a person…' }).first().click({ force: true })
      const sheet = page.getByRole('dialog', { name: 'Forget a person' })
      await expect(sheet).toBeVisible()
      await desk.press('Control+a')
      await desk.type('Ana@example.com')
      await desk.press('Enter')
      await expect(sheet.getByRole('listitem')).toHaveCount(1)
      await look('forget a person')
      await desk.press('Escape')
      await expect(sheet).toHaveCount(0)

      await desk.press('F1')
      await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible()
      await look('help')
      await page.getByText('Your first day', { exact: true }).click()
      await look('the first day')
      await desk.press('Escape')

      await desk.press('Control+,')
      await expect(page.getByRole('heading', { name: 'Appearance' })).toBeVisible()
      await look('the settings')
      await desk.press('Control+l')
      await expect(page.getByRole('heading', { name: 'Front Desk is locked' })).toBeVisible()
      await look('the lock')
    })
  }
}
