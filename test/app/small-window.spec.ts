import { subMinutes } from 'date-fns'
import { expect, type Page } from 'playwright/test'
import { seedHistory } from '../builders/seeded-history.ts'
import { faults } from '../fakes/practice-faults.ts'
import { linkHost, resize, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'
import { loseTheKey } from './lost-key.ts'

const longName = 'Maximiliane Alexandra Konstantinopoulou-Featherstonehaugh van der Westhuizen'

const past = Array.from({ length: 12 }, (_, index) => ({
  draft: {
    email: `guest${index}@example.com`,
    customerContext: { fullName: `${longName} ${index}` },
  },
  createdAt: subMinutes(new Date(), 12 - index),
}))

/** 640 × 480 at 200 %: the 320 CSS pixels of WCAG 1.4.10, and the smallest window there is. */
async function makeSmall({ app, desk }: FrontDesk): Promise<void> {
  await resize({ app }, 640, 480)
  await app.evaluate(({ webContents }) => {
    const pages = webContents.getAllWebContents()
    pages.find((one) => one.getURL().endsWith('/desk.html'))?.setZoomFactor(2)
  })
  await expect.poll(() => desk.page.evaluate(() => window.innerWidth)).toBe(320)
}

/** What runs off the window sideways, or scrolls that way; nothing when all of it fits. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { overflowX, clipPath } = getComputedStyle(element)
        const scrolls = ['auto', 'scroll'].includes(overflowX)
        const runsOff = element.getBoundingClientRect().right > window.innerWidth + 1
        const isHidden = clipPath !== 'none' || element.closest('.visually-hidden') !== null
        return (scrolls && element.scrollWidth > element.clientWidth + 1) || (runsOff && !isHidden)
      })
      .map((element) => `${element.tagName} ${element.getAttribute('class')}`),
  )
}

async function fits({ page }: FrontDesk['desk'], what: string): Promise<void> {
  expect(await sideways(page), `${what} scrolls sideways`).toEqual([])
  const hasKeyboard = () => page.evaluate(() => document.activeElement !== document.body)
  await expect.poll(hasKeyboard, `something has the keyboard in ${what}`).toBe(true)
}

test('at 320 pixels every screen and dialog fits, starts with the keyboard somewhere, and can be reached', async ({
  launch,
  dataFolder,
  verifime,
}) => {
  await seedHistory(dataFolder, past, { linkHost })
  const frontDesk = await launch()
  const { desk } = frontDesk
  await makeSmall(frontDesk)
  await fits(desk, 'the form')
  await desk.press('Enter')
  await expect(desk.alert).toBeVisible()
  await fits(desk, 'the form with a problem')
  verifime.answerNext(faults.status(503))
  await desk.email.fill('guest1@example.com')
  await desk.press('Enter')
  await expect(desk.alert).toContainText('having trouble')
  await fits(desk, 'the form with a failure')
  await desk.createButton.scrollIntoViewIfNeeded()
  await expect(desk.createButton).toBeInViewport()

  await desk.press('Control+h')
  await expect(desk.rows().first()).toBeAttached()
  await fits(desk, 'the history')
  await desk.press('ArrowDown')
  const list = desk.page.getByRole('grid', { name: 'Invites' })
  await expect(desk.rows().first()).toBeFocused()
  const height = await desk.page.evaluate(() => window.innerHeight)
  expect((await list.boundingBox())?.height).toBeGreaterThan(0.6 * height)
  for (let row = 2; row <= 6; row += 1) {
    await desk.press('ArrowDown')
    await expect(desk.page.locator('[role="row"]:focus')).toBeInViewport({ ratio: 0.9 })
  }
  await desk.press('ArrowRight')
  await desk.press('ArrowRight')
  await expect(
    desk.page.getByRole('button', { name: /^Details of/u }).and(desk.page.locator(':focus')),
  ).toBeVisible()
  await desk.press('Alt+KeyD')
  await expect(desk.page.getByRole('dialog')).toBeVisible()
  await fits(desk, 'the details')
  await desk.press('Escape')
  await expect(desk.page.getByRole('dialog')).toHaveCount(0)
  await desk.press('Alt+KeyX')
  await expect(desk.page.getByRole('alertdialog')).toBeVisible()
  await fits(desk, 'the question before an export')
  await desk.press('Escape')
  await expect(desk.page.getByRole('alertdialog')).toHaveCount(0)
  // The keyboard comes back to the list a frame after the question is gone.
  await expect(desk.page.getByRole('row').and(desk.page.locator(':focus-within'))).toHaveCount(1)
  await desk.press('Delete')
  await expect(desk.page.getByRole('button', { name: /^Undo/u })).toBeAttached()
  await fits(desk, 'the history with something to undo')
  await desk.press('Control+p')
  await expect(desk.page.getByRole('img', { name: /^Preview of the slip/u })).toBeVisible()
  await fits(desk, 'the preview of a slip')
  await desk.press('Escape')
  await expect(desk.page.getByRole('alertdialog')).toHaveCount(0)

  await desk.press('Control+,')
  await expect(desk.page.getByRole('heading', { name: 'Settings' })).toBeFocused()
  await fits(desk, 'the settings')
  for (const name of ['New invite', 'History', 'Settings'] as const) {
    await expect(desk.place(name)).toBeInViewport({ ratio: 1 })
  }
})

test('at 320 pixels the first run fits, and the locked screen', async ({ launch, dataFolder }) => {
  const environment = { ENVIRONMENT: undefined, API_URL: undefined, ORG_CODE: undefined }
  const first = await launch({ environment, startsAt: 'elsewhere' })
  await expect(first.desk.page.getByRole('button', { name: /practice mode/u })).toBeFocused()
  await makeSmall(first)
  await fits(first.desk, 'the first run')
  await first.desk.page.getByRole('button', { name: 'Enter your organisation code' }).click()
  await first.desk.press('Enter')
  await expect(first.desk.page.getByText('Enter the organisation code')).toBeAttached()
  await fits(first.desk, 'the entry of a code')
  await first.close()

  loseTheKey(dataFolder)
  const locked = await launch({ startsAt: 'elsewhere' })
  await expect(
    locked.desk.page.getByRole('heading', { name: 'The history is locked' }),
  ).toBeFocused()
  await expect(locked.desk.alert).not.toContainText('The recovery code opens it.')
  await makeSmall(locked)
  await fits(locked.desk, 'the locked screen')
  await locked.desk.page.getByRole('button', { name: 'Start an empty history' }).click()
  await expect(locked.desk.page.getByRole('alertdialog')).toBeVisible()
  await fits(locked.desk, 'the question before an empty history')
})

test('nothing moves when a failure, a message, a known customer or a long name comes', async ({
  launch,
  dataFolder,
  verifime,
}) => {
  await seedHistory(dataFolder, past, { linkHost })
  const { app, desk } = await launch()
  await resize({ app }, 1024, 700)
  await expect.poll(() => desk.page.evaluate(() => window.innerWidth)).toBe(1024)
  await expect(desk.queue.getByRole('listitem').first()).toBeVisible()
  const places = async () => [
    await desk.email.boundingBox(),
    await desk.field('Address').boundingBox(),
    await desk.createButton.boundingBox(),
    await desk.queue.getByRole('listitem').first().boundingBox(),
  ]
  const before = await places()
  await desk.press('Enter')
  await expect(desk.alert).toBeVisible()
  expect(await places(), 'a problem').toEqual(before)
  await desk.email.fill('guest3@example.com')
  await expect(desk.page.getByRole('button', { name: 'Show that QR' })).toBeVisible()
  expect(await places(), 'a known customer').toEqual(before)
  verifime.answerNext(faults.status(503))
  await desk.press('Enter')
  await expect(desk.alert).toContainText('having trouble')
  expect(await places(), 'a failure').toEqual(before)
  await expect(desk.createButton).toBeInViewport({ ratio: 1 })
  await desk.press('Alt+KeyC')
  const undo = desk.page.getByRole('button', { name: /^Undo/u })
  await expect(undo).toBeVisible()
  expect(await places(), 'a message').toEqual(before)
  // Whatever stands in the middle of the message is the message's own: it covers nothing that can be used.
  const covered = await desk.page.evaluate(() => {
    const message = document.querySelector('.message')?.getBoundingClientRect()
    return [...document.querySelectorAll('input, button, a, [tabindex]')]
      .filter((other) => other.closest('.message') === null)
      .filter((other) => {
        const box = other.getBoundingClientRect()
        return (
          message !== undefined &&
          box.left < message.right &&
          box.right > message.left &&
          box.top < message.bottom &&
          box.bottom > message.top
        )
      })
      .map((other) => other.outerHTML.slice(0, 80))
  })
  expect(covered).toEqual([])

  await desk.press('Control+h')
  await expect(desk.rows().first()).toBeVisible()
  const foot = desk.page.locator('footer').filter({ has: desk.page.locator('#history-status') })
  const footBefore = await foot.boundingBox()
  await desk.type('maximiliane')
  await expect(desk.page.getByText(/found\. Enter: /u)).toBeVisible()
  expect(await foot.boundingBox(), 'a long name').toEqual(footBefore)
})
