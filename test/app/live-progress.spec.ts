import { expect } from 'playwright/test'
import { type FaultyPractice, referenceAskedBy } from '../fakes/faulty-practice.ts'
import { statusFaults } from '../fakes/status-faults.ts'
import { backToDesk, test } from './front-desk.ts'
import { violations } from './wcag.ts'

const goalMs = 5_000

/** How often the app has asked how far the customer is. */
function statusChecksAt({ requests }: FaultyPractice): number {
  return requests.filter(({ method }) => method === 'GET').length
}

test('Active and Completed reach both windows within 5 s of the server knowing them', async ({
  launch,
  verifime,
}, testInfo) => {
  const { desk, customer } = await launch()
  await desk.type('progress@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  const { path } = await verifime.arrived('GET')
  const reference = referenceAskedBy(path)
  const steps = [
    { name: 'Active', desk: 'Started on the phone', customer: 'Opened on your phone' },
    { name: 'Completed', desk: 'Details submitted (not yet verified)', customer: 'Thank you' },
  ]
  for (const step of steps) {
    const since = performance.now()
    verifime.advance(reference)
    await Promise.all([
      desk.queue.getByText(step.desk).waitFor(),
      customer.page.getByText(step.customer).waitFor(),
    ])
    const tookMs = Math.round(performance.now() - since)
    testInfo.annotations.push({ type: step.name, description: `${tookMs} ms` })
    console.log(`${step.name} on both screens after ${tookMs} ms`)
    expect(tookMs).toBeLessThan(goalMs)
    expect(await violations(customer.page), step.name).toEqual([])
  }
  // The used code went, and what is left to do is said.
  await expect(customer.code).toBeHidden()
  await expect(customer.page.getByText('You can put your phone away')).toBeVisible()
})

test('on one screen the thanks leave by themselves, and the desk has the keyboard', async ({
  launch,
  verifime,
}) => {
  test.slow()
  const { desk, customer } = await launch()
  await desk.type('thanks@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  const { path } = await verifime.arrived('GET')
  const reference = referenceAskedBy(path)
  verifime.advance(reference)
  verifime.advance(reference)
  await expect(customer.page.getByText('Thank you')).toBeVisible()
  const showing = () =>
    desk.page.evaluate(async () => {
      const answer = await window.desk.call('display.state', undefined)
      return answer.ok ? answer.value.showing : undefined
    })
  expect(await showing()).toBe('thanks')
  await expect.poll(showing, { timeout: 40_000 }).toBe('nothing')
  await expect(desk.email).toBeFocused()
})

test('every kind of failed look changes nothing but a small "status unknown"', async ({
  launch,
  verifime,
}) => {
  // Failed checks make the next ones rarer: with 24 of them that is minutes, so each is asked for by a
  // computer that has just woken up.
  test.slow()
  expect(statusFaults.length).toBeGreaterThanOrEqual(20)
  const { app, desk, customer, logs } = await launch()
  await desk.type('patience@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  const { path } = await verifime.arrived('GET')
  verifime.advance(referenceAskedBy(path))
  await expect(customer.page.getByText('Opened on your phone')).toBeVisible()
  await expect(desk.queue.getByText('Started on the phone')).toBeVisible()
  const checks = () => statusChecksAt(verifime)
  const screens = async () => [
    await customer.page.locator('body').textContent(),
    (await desk.queue.getByRole('listitem').textContent())?.replace(/now|\d+ min/u, ''),
    await desk.page.getByRole('alert').count(),
  ]
  const sleepAndWake = () =>
    app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('suspend')
      powerMonitor.emit('resume')
    })
  await sleepAndWake()
  // Nobody has used the desk since.
  await expect(desk.queue.getByTitle('p•••@example.com', { exact: true })).toBeVisible()
  const before = await screens()
  for (const { what, fault } of statusFaults) {
    const seen = checks()
    verifime.answerNextStatus(fault)
    await sleepAndWake()
    await expect.poll(checks, { message: what, timeout: 10_000 }).toBeGreaterThan(seen)
    expect(await screens(), what).toEqual(before)
  }
  expect(logs.join('')).not.toContain('failed')
  expect(new Set(verifime.requests.map(({ headers }) => headers.host)).size).toBe(1)
})

test('a server that stays silent is said small, and taken back with its first answer', async ({
  launch,
  verifime,
}) => {
  const { desk, customer } = await launch()
  const checks = () => statusChecksAt(verifime)
  for (const { fault } of statusFaults.slice(0, 3)) verifime.answerNextStatus(fault)
  await desk.type('silence@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await expect(desk.queue.getByText(/Status unknown since/u)).toBeVisible({ timeout: 15_000 })
  await expect(desk.queue.getByRole('listitem')).toContainText('Not opened')
  // Each failed look makes the next one wait longer: the first that is answered is the fourth.
  await expect.poll(checks).toBeGreaterThan(3)
  await expect(desk.queue.getByText(/Status unknown since/u)).toBeHidden({ timeout: 15_000 })
})

test('a sleeping computer asks for nothing, and goes on when it wakes', async ({
  launch,
  verifime,
}) => {
  const { app, desk, customer } = await launch()
  await desk.type('sleeper@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  const { path } = await verifime.arrived('GET')
  // just after a check none is under way, which could still arrive while the computer is asleep.
  await new Promise<void>((answered) => {
    verifime.answerNextStatus(({ response }) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{"status":"Inactive"}', answered)
    })
  })
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
  const before = verifime.requests.length
  verifime.advance(referenceAskedBy(path))
  await desk.page.waitForTimeout(5_000)
  expect(verifime.requests.length).toBe(before)
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  await expect(customer.page.getByText('Opened on your phone')).toBeVisible()
})

test('Ctrl+2 shows the code of the customer before, and their state goes on being followed', async ({
  launch,
  verifime,
}) => {
  const { desk, customer } = await launch()
  for (const email of ['first@example.com', 'second@example.com']) {
    await desk.type(email)
    await desk.press('Enter')
    await expect(customer.code).toBeVisible()
    await backToDesk({ desk, customer })
    await expect(desk.email).toBeFocused()
  }
  const first = await desk.page.evaluate(async () => {
    const answer = await window.desk.call('invites.list', { limit: 10 })
    return answer.ok ? answer.value.invites.at(-1)?.trackingReference : undefined
  })
  await expect(desk.queue.getByRole('listitem')).toHaveCount(2)
  await desk.press('Control+2')
  await expect(customer.code).toBeVisible()
  verifime.advance(first ?? '')
  await expect(customer.page.getByText('Opened on your phone')).toBeVisible()
  await expect(desk.queue.getByRole('listitem').nth(1)).toContainText('Started on the phone')
  await expect(desk.queue.getByRole('listitem').nth(0)).toContainText('Not opened')
})
