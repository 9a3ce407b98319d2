import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:tls'
import { expect } from 'playwright/test'
import { type Fault, faults } from '../fakes/practice-faults.ts'
import { backToDesk, test } from './front-desk.ts'

interface FaultCase {
  title: string
  fault: Fault
  says: RegExp
  state: 'No answer' | 'Rejected by VerifiMe'
}

const cases: FaultCase[] = [
  {
    title: 'the line is cut',
    fault: faults.reset(),
    says: /did not answer/u,
    state: 'No answer',
  },
  { title: 'it hangs up', fault: faults.hangUp(), says: /did not answer/u, state: 'No answer' },
  {
    title: 'a page comes back',
    fault: faults.html(),
    says: /could not be read/u,
    state: 'No answer',
  },
  {
    title: 'nothing comes back',
    fault: faults.empty(),
    says: /could not be read/u,
    state: 'No answer',
  },
  {
    title: 'half a body comes',
    fault: faults.halfBody(),
    says: /could not be read/u,
    state: 'No answer',
  },
  {
    title: 'half the JSON comes',
    fault: faults.halfJson(),
    says: /could not be read/u,
    state: 'No answer',
  },
  {
    title: 'half the gzip comes',
    fault: faults.halfGzip(),
    says: /could not be read/u,
    state: 'No answer',
  },
  {
    title: 'another shape comes',
    fault: faults.wrongShape(),
    says: /could not be read/u,
    state: 'No answer',
  },
  {
    title: 'the answer is too large',
    fault: faults.tooLarge(),
    says: /could not be read/u,
    state: 'No answer',
  },
  {
    title: 'the answer is too large once unpacked',
    fault: faults.tooLargeOnceUnpacked(),
    says: /could not be read/u,
    state: 'No answer',
  },
  {
    title: 'it is no UTF-8',
    fault: faults.invalidUtf8(),
    says: /could not be read/u,
    state: 'No answer',
  },
  {
    title: 'it redirects',
    fault: faults.redirect('/v1/user/invite', 307),
    says: /could not be read/u,
    state: 'No answer',
  },
  {
    title: 'the link is on another host',
    fault: faults.foreignLink(),
    says: /not VerifiMe’s/u,
    state: 'No answer',
  },
  {
    title: 'a second link follows the first',
    fault: faults.duplicateKeys(),
    says: /not VerifiMe’s/u,
    state: 'No answer',
  },
  {
    title: 'it has trouble',
    fault: faults.status(503),
    says: /having trouble/u,
    state: 'No answer',
  },
  {
    title: 'it asks to slow down',
    fault: faults.tooManyRequests('7'),
    says: /Try again in 7 seconds/u,
    state: 'Rejected by VerifiMe',
  },
]

for (const { title, fault, says, state } of cases) {
  test(`when ${title}: one request, clear words, the draft kept, the row written`, async ({
    launch,
    verifime,
  }) => {
    const { desk, customer } = await launch()
    // A request before it: Chromium would now have a socket to use again, and to send again on.
    await desk.type('before@example.com')
    await desk.press('Enter')
    await expect(customer.code).toBeVisible()
    await backToDesk({ desk, customer })
    await expect(desk.email).toBeFocused()

    verifime.answerNext(fault)
    await desk.type('after@example.com')
    await desk.press('Enter')
    await expect(desk.alert).toContainText(says)
    await expect(desk.email).toHaveValue('after@example.com')
    expect(verifime.posts()).toHaveLength(2)

    await desk.press('Control+h')
    const rows = desk.page.getByRole('row').filter({ hasText: '@example.com' })
    await expect(rows).toHaveCount(2)
    await expect(rows.first()).toContainText(state)
  })
}

test('when VerifiMe is down nothing is sent, the draft stays, and Try again works later', async ({
  launch,
  verifime,
}) => {
  const { url } = verifime
  await verifime.close()
  const { desk } = await launch({ environment: { API_URL: url } })
  await desk.type('patient@example.com')
  await desk.press('Enter')
  await expect(desk.alert).toContainText('VerifiMe could not be reached. Nothing was sent.', {
    useInnerText: true,
  })
  await expect(desk.email).toHaveValue('patient@example.com')
  await desk.press('Control+h')
  await expect(desk.page.getByRole('row').filter({ hasText: 'Not sent' })).toHaveCount(1)
})

test('when nothing answers for 15 seconds the outcome is unknown, and two emails are named', async ({
  launch,
  verifime,
}) => {
  const { desk } = await launch()
  verifime.answerNext(faults.stall())
  await desk.email.fill('slow@example.com')
  await desk.emailSwitch.focus()
  await desk.press('Space')
  await desk.press('Enter')
  await expect(desk.alert).toContainText('VerifiMe did not answer.', { timeout: 20_000 })
  await expect(desk.alert).toContainText('An invite may or may not exist; making another is free.')
  await expect(desk.alert).toContainText('The customer may get two emails.')
  expect(verifime.posts()).toHaveLength(1)
})

test('a server that cannot be trusted gets nothing', async ({ launch }) => {
  // Without a certificate the handshake fails before a byte of the request leaves.
  const server = createServer().listen(0, '127.0.0.1')
  let trusting = 0
  server.on('secureConnection', () => {
    trusting += 1
  })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { desk } = await launch({ environment: { API_URL: `https://127.0.0.1:${port}` } })
  await desk.type('safe@example.com')
  await desk.press('Enter')
  await expect(desk.alert).toContainText('could not be trusted')
  await expect(desk.alert).toContainText('Nothing was sent')
  expect(trusting).toBe(0)
  server.close()
})

test('of a TLS connection that breaks before the request it is said that nothing was sent', async ({
  launch,
  verifime,
}) => {
  // A plain server on an https address breaks it at once: what it got is no request.
  const { desk } = await launch({
    environment: { API_URL: verifime.url.replace('http:', 'https:') },
  })
  await desk.type('safe@example.com')
  await desk.press('Enter')
  await expect(desk.alert).toContainText('could not be trusted. Nothing was sent', {
    useInnerText: true,
  })
  expect(verifime.requests).toEqual([])
})
