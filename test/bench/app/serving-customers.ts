import type { Page } from 'playwright'
import type { FrontDesk } from '../../app/launched-desk.ts'
import { watchFrames } from './frames.ts'
import { clock, watchedKeys, watchPage } from './painted.ts'
import type { TimedApi } from './timed-api.ts'
import { watchWindows } from './window-times.ts'

/** Milliseconds of one customer's visit. */
export interface Visit {
  /** From Enter to the painted code, and without the API's answer. */
  code: number
  codeAlone: number
  /** From the server's knowing it to both windows' saying it. */
  active: number
  completed: number
  /** From Esc to a painted empty form that has the keyboard. */
  form: number
}

/** What is on its way to a screen has arrived after this time. */
const restMs = 400

const betweenStepsMs = 100

/** One letter each. */
const visitors = [...'abcdefghijkl']

const active = { desk: 'Started on the phone', customer: 'Opened on your phone' }
const completed = { desk: 'Details submitted (not yet verified)', customer: 'Thank you' }

/** Serves customers one after the other, with an address, Enter and Esc each. */
export async function measureVisits(
  { app, desk, customer }: FrontDesk,
  api: TimedApi,
): Promise<Visit[]> {
  await watchPage(desk.page, 'body')
  await watchPage(customer.page, 'body')
  const windowTimes = await watchWindows(app)
  const rest = () => desk.page.waitForTimeout(restMs)

  async function code(): Promise<number> {
    const firstFrame = await watchFrames(customer.page, '[data-check="right"]')
    await desk.press('Enter')
    await customer.page.locator('[data-check="right"]').waitFor()
    await rest()
    const { customerShown = Number.NaN } = await windowTimes()
    const pressedAt = (await watchedKeys(desk.page)).at(-1)?.pressedAt ?? Number.NaN
    return (await firstFrame(Math.max(pressedAt, customerShown))) - pressedAt
  }

  async function step(visitor: string, words: Record<'desk' | 'customer', string>) {
    const trackingReference = await newestReference(desk.page)
    const row = desk.queue.getByRole('listitem').filter({ hasText: `${visitor}@example.com` })
    const since = clock()
    api.advance(trackingReference)
    await Promise.all([
      row.getByText(words.desk).waitFor(),
      customer.page.getByText(words.customer).waitFor(),
    ])
    return clock() - since
  }

  async function form(): Promise<number> {
    const firstFrame = await watchFrames(desk.page, 'input[name="email"]:focus')
    await customer.page.keyboard.press('Escape')
    await rest()
    const { customerHidden = Number.NaN, deskFocused = Number.NaN } = await windowTimes()
    const pressedAt = (await watchedKeys(customer.page)).at(-1)?.pressedAt ?? Number.NaN
    return (await firstFrame(Math.max(pressedAt, customerHidden, deskFocused))) - pressedAt
  }

  const visits: Visit[] = []
  for (const [index, visitor] of visitors.entries()) {
    await desk.type(`${visitor}@example.com`)
    await rest()
    const codeMs = await code()
    const answerMs = api.answerMs()
    // The app looks every other second: the customer acts now sooner, now later after a look.
    await desk.page.waitForTimeout(index * betweenStepsMs)
    visits.push({
      code: codeMs,
      codeAlone: codeMs - answerMs,
      active: await step(visitor, active),
      completed: await step(visitor, completed),
      form: await form(),
    })
  }
  return visits
}

async function newestReference(page: Page): Promise<string> {
  const reference = await page.evaluate(async () => {
    const answer = await window.desk.call('invites.list', { limit: 1 })
    return answer.ok ? answer.value.invites[0]?.trackingReference : undefined
  })
  return reference ?? ''
}
