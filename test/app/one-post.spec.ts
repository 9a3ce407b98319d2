import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { constants } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import { expect } from 'playwright/test'
import { faults } from '../fakes/practice-faults.ts'
import { type SecureCall, startSecureVerifime, trustSwitch } from '../fakes/secure-verifime.ts'
import { startTunnelProxy } from '../fakes/tunnel-proxy.ts'
import { backToDesk, test } from './front-desk.ts'

const perhaps = 'An invite may or may not exist; making another is free.'

/** What Chromium answers with the same request again, unless it is kept from it. */
const invitations: { title: string; onPost: (call: SecureCall) => void }[] = [
  ...[408, 421, 425].map((status) => ({
    title: `${status} over TLS`,
    onPost: ({ response }: SecureCall) => {
      response.writeHead(status)
      response.end()
    },
  })),
  { title: 'a cut line over TLS', onPost: ({ request }) => request.socket.destroy() },
]

for (const { title, onPost } of invitations) {
  test(`one POST at most, and the outcome unknown, after ${title}`, async ({
    launch,
    verifime,
  }) => {
    const server = await startSecureVerifime({ honestUrl: verifime.url, onPost })
    const { desk } = await launch({ environment: { API_URL: server.url }, args: [trustSwitch] })
    await desk.type('once@example.com')
    await desk.press('Enter')
    await expect(desk.alert).toContainText(perhaps)
    expect(server.posts).toEqual(['HTTP/1.1'])
    await server.close()
  })
}

for (const [name, code] of [
  ['REFUSED_STREAM', constants.NGHTTP2_REFUSED_STREAM],
  ['HTTP_1_1_REQUIRED', constants.NGHTTP2_HTTP_1_1_REQUIRED],
] as const) {
  test(`a server that would answer ${name} over HTTP/2 gets one POST, over HTTP/1.1`, async ({
    launch,
    verifime,
  }) => {
    const server = await startSecureVerifime({
      honestUrl: verifime.url,
      onPost: ({ request, answer }) =>
        request.httpVersionMajor === 2 ? request.stream.close(code) : answer(),
    })
    const { desk, customer } = await launch({
      environment: { API_URL: server.url },
      args: [trustSwitch],
    })
    await desk.type('once@example.com')
    await desk.press('Enter')
    await expect(customer.code).toBeVisible()
    expect(server.posts).toEqual(['HTTP/1.1'])
    await server.close()
  })
}

for (const { title, fault } of [
  { title: '421', fault: faults.status(421) },
  { title: '408', fault: faults.status(408) },
  { title: '425', fault: faults.status(425) },
  { title: '300', fault: faults.status(300) },
  { title: '302 without a location', fault: faults.status(302) },
  { title: '304', fault: faults.status(304, '') },
  { title: '307', fault: faults.redirect('/v1/user/invite', 307) },
  { title: 'a status of 000', fault: faults.raw('HTTP/1.1 000 ?\r\nContent-Length: 0\r\n\r\n') },
  { title: 'no status at all', fault: faults.raw('HTTP/1.1\r\nContent-Length: 0\r\n\r\n') },
  { title: '407 of its own', fault: faults.status(407) },
]) {
  test(`one POST, and the outcome unknown, after ${title}`, async ({ launch, verifime }) => {
    const { desk } = await launch()
    verifime.answerNext(fault)
    await desk.type('once@example.com')
    await desk.press('Enter')
    await expect(desk.alert).toContainText(perhaps)
    expect(verifime.posts()).toHaveLength(1)
    await desk.press('Control+h')
    await expect(desk.page.getByRole('row').filter({ hasText: 'No answer' })).toHaveCount(1)
  })
}

for (const handshakeAfterMs of [7_880, 7_940, 7_970]) {
  test(`what is said fits what arrived when the handshake stands after ${handshakeAfterMs} ms`, async ({
    launch,
    verifime,
  }) => {
    const server = await startSecureVerifime({
      honestUrl: verifime.url,
      handshakeAfterMs,
      onPost: async ({ answer }) => {
        await wait(1_500)
        await answer()
      },
    })
    const { desk, customer } = await launch({
      environment: { API_URL: server.url },
      args: [trustSwitch],
    })
    await desk.type('late@example.com')
    await desk.press('Enter')
    const hasFailed = () => desk.alert.isVisible()
    await expect
      .poll(async () => (await hasFailed()) || (await customer.code.isVisible()), {
        timeout: 40_000,
      })
      .toBe(true)
    if (await hasFailed()) {
      const isThere = server.posts.length > 0
      await expect(desk.alert).toContainText(isThere ? perhaps : 'Nothing was sent')
    }
    expect(server.posts.length).toBeLessThanOrEqual(1)
    await server.close()
  })
}

for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`a server that asks for a certificate without requiring one gets none and answers (${maxVersion})`, async ({
    launch,
    verifime,
  }) => {
    const server = await startSecureVerifime({
      honestUrl: verifime.url,
      requestsCertificate: true,
      maxVersion,
      onPost: ({ answer }) => answer(),
    })
    const { desk, customer } = await launch({
      environment: { API_URL: server.url },
      args: [trustSwitch],
    })
    await desk.type('nobody@example.com')
    await desk.press('Enter')
    await expect(customer.code).toBeVisible()
    expect(server.posts).toHaveLength(1)
    await server.close()
  })
}

test('the outcome is unknown when a certificate is asked for after the POST', async ({
  launch,
  verifime,
}) => {
  const server = await startSecureVerifime({
    honestUrl: verifime.url,
    maxVersion: 'TLSv1.2',
    onPost: ({ request }) => {
      const socket = request.socket as TLSSocket
      socket.renegotiate({ requestCert: true, rejectUnauthorized: true }, () => undefined)
    },
  })
  const { desk } = await launch({ environment: { API_URL: server.url }, args: [trustSwitch] })
  await desk.type('asked@example.com')
  await desk.press('Enter')
  await expect(desk.alert).toContainText(perhaps)
  expect(server.posts).toHaveLength(1)
  await server.close()
})

test('when the network service dies the next invite works, and its status is read', async ({
  launch,
  verifime,
}) => {
  const { app, desk, customer } = await launch()
  await desk.type('before@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk({ desk, customer })
  const killed = await app.evaluate(({ app: electron }) => {
    const service = electron
      .getAppMetrics()
      .find(({ serviceName }) => serviceName === 'network.mojom.NetworkService')
    if (service) process.kill(service.pid, 'SIGKILL')
    return service !== undefined
  })
  expect(killed).toBe(true)
  const looks = verifime.requests.length
  await desk.type('after@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()).toHaveLength(2)
  await expect.poll(() => verifime.requests.length).toBeGreaterThan(looks + 1)
})

test('when the network service dies under a request its outcome is unknown, and the next one works', async ({
  launch,
  verifime,
}) => {
  const { app, desk, customer } = await launch()
  verifime.answerNext(faults.stall())
  await desk.type('under@example.com')
  await desk.press('Enter')
  await verifime.arrived()
  await app.evaluate(({ app: electron }) => {
    const service = electron
      .getAppMetrics()
      .find(({ serviceName }) => serviceName === 'network.mojom.NetworkService')
    if (service) process.kill(service.pid, 'SIGKILL')
  })
  await expect(desk.alert).toContainText(perhaps)
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()).toHaveLength(2)
})

for (const status of [403, 407, 502]) {
  test(`the proxy is named when it answers ${status} itself`, async ({ launch, verifime }) => {
    const heard: IncomingMessage[] = []
    const proxy = createServer((request, response) => {
      heard.push(request)
      response.writeHead(status, { 'proxy-authenticate': 'Basic realm="office"' }).end('no')
    }).listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    const { port } = proxy.address() as AddressInfo
    const { desk } = await launch({
      args: [`--proxy-server=127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'],
    })
    await desk.type('stopped@example.com')
    await desk.press('Enter')
    await expect(desk.alert).toContainText('proxy')
    await expect(desk.alert).toContainText(perhaps)
    expect(heard.filter(({ method }) => method === 'POST')).toHaveLength(1)
    expect(verifime.posts()).toEqual([])
    proxy.close()
  })
}

for (const args of [['--proxy-bypass-list=<-loopback>'], []]) {
  test(`a proxy that lets nothing through is named, and nothing was sent (${args.length > 0 ? 'this machine' : 'elsewhere'})`, async ({
    launch,
  }) => {
    const proxy = await startTunnelProxy({ refusal: '403 Forbidden' })
    const { desk } = await launch({
      environment: {
        API_URL: args.length > 0 ? 'https://localhost:49151' : 'https://api.example.com',
      },
      args: [proxy.option, ...args],
    })
    await desk.type('stopped@example.com')
    await desk.press('Enter')
    await expect(desk.alert).toContainText('proxy')
    await expect(desk.alert).toContainText('Nothing was sent')
    proxy.close()
  })
}

test('through a proxy too there is one POST at most', async ({ launch, verifime }) => {
  const server = await startSecureVerifime({
    honestUrl: verifime.url,
    onPost: ({ response }) => {
      response.writeHead(421)
      response.end()
    },
  })
  const proxy = await startTunnelProxy({ to: server.url })
  const { desk } = await launch({
    environment: { API_URL: 'https://api.example.com' },
    args: [trustSwitch, proxy.option],
  })
  await desk.type('once@example.com')
  await desk.press('Enter')
  await expect(desk.alert).toContainText(perhaps)
  expect(server.posts).toEqual(['HTTP/1.1'])
  expect(proxy.tunnels).toContain('api.example.com:443')
  proxy.close()
  await server.close()
})

test('the status is read at the address of its own, and invites are made at theirs', async ({
  launch,
  verifime,
}) => {
  const asked: string[] = []
  const status = createServer(({ method = '', url = '' }, response) => {
    asked.push(`${method} ${url}`)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"Active"}')
  }).listen(0, '127.0.0.1')
  await once(status, 'listening')
  const { port } = status.address() as AddressInfo
  const { desk, customer } = await launch({
    environment: { STATUS_URL: `http://127.0.0.1:${port}` },
  })
  await desk.type('once@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  expect(asked.every((line) => /^GET .*\/status$/u.test(line))).toBe(true)
  expect(verifime.requests.map(({ method }) => method)).toEqual(['POST'])
  status.close()
})
