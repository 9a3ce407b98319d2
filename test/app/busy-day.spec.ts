import { expect } from 'playwright/test'
import { seededRandom } from '../builders/seeded-random.ts'
import type { FaultyPractice } from '../fakes/faulty-practice.ts'
import { faults } from '../fakes/practice-faults.ts'
import { caseCount, seed, withSeed } from '../faults/fault-cases.ts'
import { backToDesk, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'

/** How many people come to the counter. */
const customers = caseCount({ short: 30, full: 200 })

/** What is expected at the end of the day, kept beside what is done. */
interface Day {
  /** Requests that VerifiMe must have seen. */
  posts: number
  /** Addresses of whoever must still be looked after, with how far they are. */
  open: Map<string, 'Inactive' | 'Active'>
  submitted: number
  /** Presses that are none of a customer's own letters: what the app costs. */
  keys: number
}

interface Counter extends FrontDesk {
  day: Day
  verifime: FaultyPractice
}

async function press({ desk, day }: Counter, ...keys: string[]): Promise<void> {
  for (const key of keys) await desk.press(key)
  day.keys += keys.length
}

/** The code over the desk is there; the next customer's empty form is one key away. */
async function showCode(counter: Counter, email: string): Promise<void> {
  await expect(counter.customer.code).toBeVisible()
  await backToDesk(counter)
  counter.day.keys += 1
  await expect(counter.desk.email).toBeFocused()
  await expect(counter.desk.email).toHaveValue('')
  counter.day.posts += 1
  counter.day.open.set(email, 'Inactive')
}

async function emailOnly(counter: Counter, email: string): Promise<void> {
  await counter.desk.type(email)
  await press(counter, 'Enter')
  await showCode(counter, email)
}

const everyField = [
  'Wilhelmina',
  'Rose',
  'O’Brien',
  '27/3/1985',
  '0491 570 006',
  '42 Wallaby Way, Sydney NSW 2000',
]

async function everything(counter: Counter, email: string): Promise<void> {
  await counter.desk.type(email)
  for (const typed of everyField) {
    await press(counter, 'Tab')
    await counter.desk.type(typed)
  }
  await press(counter, 'Tab')
  await counter.desk.type(email.slice(0, email.indexOf('@')))
  await press(counter, 'Enter')
  await showCode(counter, email)
}

/** One letter was wrong, seen when the code was away: one row, not two. */
async function corrected(counter: Counter, email: string): Promise<void> {
  await emailOnly(counter, `x${email}`)
  await press(counter, 'Alt+e')
  await expect(counter.desk.email).toHaveValue(`x${email}`)
  await press(counter, 'Home', 'Delete', 'Enter')
  await showCode(counter, email)
  counter.day.open.delete(`x${email}`)
}

/** Goes for their papers; the one behind them is served; then on where it was left. */
async function onHold(counter: Counter, email: string): Promise<void> {
  await counter.desk.type(email)
  await press(counter, 'Tab')
  await counter.desk.type('Zoë')
  await press(counter, 'Alt+h')
  await expect(counter.desk.email).toHaveValue('')
  await expect(counter.desk.email).toBeFocused()
  await emailOnly(counter, `behind-${email}`)
  await press(counter, 'Alt+j')
  await expect(counter.desk.email).toHaveValue(email)
  await expect(counter.desk.field('First name')).toHaveValue('Zoë')
  await press(counter, 'Enter')
  await showCode(counter, email)
}

async function family(counter: Counter, email: string): Promise<void> {
  await everything(counter, email)
  await press(counter, 'Alt+f')
  await expect(counter.desk.field('Family name')).toHaveValue('O’Brien')
  await emailOnly(counter, `second-${email}`)
}

async function unanswered(counter: Counter, email: string): Promise<void> {
  const { desk, verifime, day } = counter
  verifime.answerNext(faults.reset())
  await desk.type(email)
  await press(counter, 'Enter')
  await expect(desk.alert).toContainText('did not answer')
  await expect(desk.email).toHaveValue(email)
  day.posts += 1
  await press(counter, 'Enter')
  await showCode(counter, email)
}

/** Typed as people type under pressure: caught here, and nothing was sent. */
async function mistyped(counter: Counter, email: string): Promise<void> {
  const { desk } = counter
  await desk.type(email.replace('@', ''))
  await press(counter, 'Enter')
  await expect(desk.alert).toContainText('There is a problem')
  await press(counter, 'Enter')
  await expect(desk.email).toBeFocused()
  await press(counter, 'Control+a')
  await emailOnly(counter, email)
}

async function left(counter: Counter, email: string): Promise<void> {
  await emailOnly(counter, email)
  const row = counter.desk.queue.getByRole('listitem').filter({ hasText: email })
  await row.hover()
  await row.getByRole('button', { name: /^Customer left/u }).click()
  await expect(row).toHaveCount(0)
  counter.day.open.delete(email)
}

async function cannotScan(counter: Counter, email: string): Promise<void> {
  const { desk, customer } = counter
  await desk.type(email)
  await press(counter, 'Enter')
  await expect(customer.code).toBeVisible()
  await customer.page.keyboard.press('Alt+b')
  const dialog = desk.page.getByRole('alertdialog', { name: 'Can’t scan?' })
  await expect(dialog.getByRole('button', { name: 'Show the link' })).toBeFocused()
  await press(counter, 'Enter')
  await expect(customer.heading('Type this address into your phone’s browser')).toBeVisible()
  await backToDesk(counter)
  await expect(desk.email).toBeFocused()
  counter.day.posts += 1
  counter.day.open.set(email, 'Inactive')
}

/** Comes back: "it was gone from the screen". Six keys, and no new invite. */
async function shownAgain(counter: Counter, email: string): Promise<void> {
  const { desk, customer, day } = counter
  await emailOnly(counter, email)
  const before = day.keys
  await press(counter, 'Control+h')
  await expect(desk.search).toBeFocused()
  const start = email.slice(0, email.indexOf('@') + 1)
  await desk.type(start)
  await expect(desk.rows(email)).toHaveCount(1)
  await expect(desk.rows(/@example\.com/u)).toHaveCount(1)
  await press(counter, 'Enter')
  expect(day.keys - before, 'besides what is searched for').toBe(2)
  await expect(customer.code).toBeVisible()
  await backToDesk(counter)
  await press(counter, 'Control+n')
  await expect(desk.email).toBeFocused()
}

const visits = [
  ...Array.from({ length: 6 }, () => emailOnly),
  everything,
  everything,
  corrected,
  onHold,
  family,
  unanswered,
  mistyped,
  left,
  cannotScan,
  shownAgain,
]

/** Somebody who waits takes the next step on the phone. */
async function advanceOne(counter: Counter, random: () => number): Promise<void> {
  const { desk, day, verifime } = counter
  const waiting = [...day.open.keys()]
  const email = waiting[Math.floor(random() * waiting.length)]
  if (email === undefined) return
  const reference = await desk.page.evaluate(async (wanted) => {
    const queue = await window.desk.call('invites.queue', undefined)
    if (!queue.ok) return undefined
    const id = queue.value.open.find((one) => one.email === wanted)?.id
    if (id === undefined) return undefined
    const detail = await window.desk.call('invites.detail', { id })
    return detail.ok ? detail.value.invite.trackingReference : undefined
  }, email)
  if (reference === undefined) throw new Error(`${email} is not in the queue.`)
  verifime.advance(reference)
  if (day.open.get(email) === 'Inactive') day.open.set(email, 'Active')
  else {
    day.open.delete(email)
    day.submitted += 1
  }
}

/** Asks VerifiMe, as F5 does, until the lists say what the day's own book says. */
async function expectBookKept({ desk, day }: Counter): Promise<void> {
  await expect
    .poll(
      async () => {
        await desk.press('F5')
        return await desk.page.evaluate(async () => {
          const queue = await window.desk.call('invites.queue', undefined)
          if (!queue.ok) return undefined
          const { open, submitted } = queue.value
          return {
            submitted: submitted.length,
            open: open.map((one) => `${one.email} ${one.status}`).toSorted(),
          }
        })
      },
      { timeout: 120_000 },
    )
    .toEqual({
      submitted: day.submitted,
      open: [...day.open].map(([email, status]) => `${email} ${status}`).toSorted(),
    })
}

test(
  withSeed(
    `a day of ${customers} customers: every one is served, and nobody is lost or there twice`,
  ),
  async ({ launch, verifime }) => {
    test.setTimeout(120_000 + customers * 10_000)
    const random = seededRandom(seed)
    const day: Day = { posts: 0, open: new Map(), submitted: 0, keys: 0 }
    let counter: Counter = { ...(await launch()), day, verifime }
    for (let number = 1; number <= customers; number += 1) {
      const visit = visits[Math.floor(random() * visits.length)] ?? emailOnly
      await test.step(`customer ${number}: ${visit.name}`, () =>
        visit(counter, `c${number}.${Math.floor(random() * 1_000)}@example.com`))
      if (random() < 0.6) await advanceOne(counter, random)
      if (number === Math.floor(customers / 2)) {
        await expectBookKept(counter)
        await counter.close()
        counter = { ...(await launch()), day, verifime }
      }
      expect(verifime.posts()).toHaveLength(day.posts)
    }
    await expectBookKept(counter)
    const { desk } = counter
    await expect(desk.queue.getByRole('heading')).toContainText([
      `Waiting ${[...day.open.values()].filter((state) => state === 'Inactive').length}`,
      `On the phone ${[...day.open.values()].filter((state) => state === 'Active').length}`,
    ])
    const bodies = verifime.posts().map(({ body }) => JSON.stringify(body))
    for (const body of bodies) expect(body).toMatch(/"referenceData":"[^"]+"/u)
    const kept = await desk.page.evaluate(() => window.desk.call('invites.count', {}))
    expect(kept).toEqual({ ok: true, value: { count: day.posts, hasMore: false } })
    await expect(desk.alert).toHaveCount(0)
    console.log(`${day.keys} keys for ${customers} customers besides their own letters`)
  },
)

test('as few keys as were promised: an address and one, all fields and 106, six to find and show', async ({
  launch,
  verifime,
}) => {
  const day: Day = { posts: 0, open: new Map(), submitted: 0, keys: 0 }
  const counter: Counter = { ...(await launch()), day, verifime }
  const { desk, customer } = counter
  const email = 'zoe.obrien@example.com'
  await desk.type(email)
  await press(counter, 'Enter')
  await showCode(counter, email)
  expect(day.keys, 'Enter, and Esc for the next customer').toBe(2)

  day.keys = 0
  let letters = 0
  const address = '42 Wallaby Way, Sydney NSW 2000'
  const fields = ['mia@example.com', 'Mia', 'Rose', 'O’Brien', '27031985', '0491570006', address]
  for (const typed of fields) {
    if (letters > 0) await press(counter, 'Tab')
    await desk.type(typed)
    letters += typed.length
  }
  await press(counter, 'Enter')
  await expect(customer.code).toBeVisible()
  expect(letters + day.keys - 1, 'besides Enter').toBeLessThanOrEqual(106)
  expect(verifime.posts()[1]?.body).toMatchObject({
    email: 'mia@example.com',
    customerContext: {
      firstName: 'Mia',
      middleName: 'Rose',
      familyName: 'O’Brien',
      dateOfBirth: '1985-03-27',
      preferredContactNumber: '+61 491570006',
      address,
    },
  })
  await showCode(counter, 'mia@example.com')

  day.keys = 0
  await press(counter, 'Control+h')
  await desk.type('mia')
  await expect(desk.rows('zoe.obrien')).toHaveCount(0)
  await press(counter, 'Enter')
  await expect(customer.code).toBeVisible()
  expect('mia'.length + day.keys).toBeLessThanOrEqual(6)
  expect(verifime.posts()).toHaveLength(2)
})
