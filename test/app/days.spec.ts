import { expect } from 'playwright/test'
import { backToDesk, invite, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'

/** Sets the clock on by some milliseconds where it runs: the last of what it is given. */
function setClock(...given: unknown[]): void {
  const ms = Number(given.at(-1))
  const Real = Date
  globalThis.Date = class extends Real {
    constructor(...at: [] | [number]) {
      if (at.length === 0) super(Real.now() + ms)
      else super(...at)
    }
    static override now = () => Real.now() + ms
  } as DateConstructor
}

/** Main's clock and the desk's. */
async function setClockOn({ app, desk }: FrontDesk, hours: number): Promise<void> {
  await app.evaluate(setClock, hours * 3_600_000)
  await desk.page.evaluate(setClock, hours * 3_600_000)
}

test('at 8:31 after a night the strip is of today, and Ctrl+1 shows no code of yesterday', async ({
  launch,
}) => {
  const frontDesk = await launch()
  const { app, desk, customer } = frontDesk
  await invite(frontDesk, 'evening@example.com')
  await expect(desk.queue.getByRole('listitem')).toHaveCount(1)
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
  await setClockOn(frontDesk, 20.5)
  // Before anything has told the desk that it is another day.
  await desk.press('Control+1')
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  await expect(desk.queue.getByRole('listitem')).toHaveCount(0)
  await expect(desk.queue).toContainText('Nobody is waiting')
  await desk.press('Control+1')
  await desk.type('morning@example.com')
  await expect(desk.email).toHaveValue('morning@example.com')
  await expect(customer.code).toBeHidden()
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk(frontDesk)
  await expect(desk.queue.getByRole('listitem')).toHaveCount(1)
})

test('28 open invites show 28, the earliest too, and a clock put back by an hour keeps them', async ({
  launch,
}) => {
  test.slow()
  const frontDesk = await launch()
  const { app, desk } = frontDesk
  for (let number = 1; number <= 28; number += 1) {
    const made = await desk.page.evaluate(async (email) => {
      const empty = await window.desk.call('draft.read', undefined)
      if (!empty.ok) return false
      const answer = await window.desk.call('invites.create', { ...empty.value, email })
      return answer.ok
    }, `number${number}@example.com`)
    expect(made).toBe(true)
  }
  const rows = desk.queue.getByRole('listitem')
  await expect(rows).toHaveCount(28)
  await expect(desk.queue.getByRole('heading')).toHaveText('Waiting 28')
  await rows.last().scrollIntoViewIfNeeded()
  await expect(rows.last()).toContainText('@example.com')
  await setClockOn(frontDesk, -1)
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  await expect(rows).toHaveCount(28)
})
