import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { constants } from 'node:http2'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import { emptyDraft, type Outcome } from '#contract'
import { seededRandom } from '../builders/seeded-random.ts'
import type { FaultyPractice } from '../fakes/faulty-practice.ts'
import { type Fault, faults } from '../fakes/practice-faults.ts'
import { startSecureVerifime, trustSwitch } from '../fakes/secure-verifime.ts'
import { caseCount, seed, withSeed } from '../faults/fault-cases.ts'
import { type LaunchOptions, linkHost, organisationCode, practice, test } from './front-desk.ts'

interface Case {
  name: string
  fault: Fault | undefined
  /** How the record may say that it ended, where the server has got the POST. */
  ends: readonly Outcome[]
}

/** The statuses that say that nothing was carried out (HTTP's: VerifiMe's own are not known). */
const declined = [
  ...[400, 401, 402, 403, 404, 405, 406, 410, 411, 413, 414, 415, 416, 417, 422, 426, 428, 429],
  ...[431, 451],
]
/** All the others leave open whether an invite exists. */
const open = [
  ...[
    201, 202, 203, 204, 205, 206, 207, 226, 299, 300, 301, 302, 303, 304, 305, 306, 307, 308, 399,
  ],
  ...[
    407, 408, 409, 412, 418, 421, 423, 424, 425, 444, 499, 500, 501, 502, 503, 504, 505, 507, 511,
  ],
  ...[520, 522, 525, 530, 599],
]

const unknown = ['unknown'] as const
const broken: Case[] = (
  [
    ['hung up on', faults.hangUp()],
    ['half a body', faults.halfBody()],
    ['half the JSON', faults.halfJson()],
    ['half the gzip', faults.halfGzip()],
    ['a page', faults.html()],
    ['a page with 502', faults.html(502)],
    ['nothing', faults.empty()],
    ['nothing with 500', faults.empty(500)],
    ['another shape', faults.wrongShape()],
    ['another shape with 503', faults.wrongShape(503)],
    ['a redirection to itself', faults.redirect('/v1/user/invite', 307)],
    ['a redirection elsewhere', faults.redirect('https://portal.example.com/', 308)],
    ['a redirection to a file', faults.redirect('file:///etc/passwd')],
    ['a foreign link', faults.foreignLink()],
    ['a link with another scheme', faults.link((link) => link.replace('https', 'javascript'))],
    ['a link with a port', faults.link((link) => link.replace('.com/', '.com:8443/'))],
    ['a link with a user name', faults.link((link) => link.replace('//', '//mary@'))],
    ['a link of nothing', faults.link(() => '')],
    ['the link of another invite', faults.otherReference()],
    ['too much', faults.tooLarge()],
    ['too much once unpacked', faults.tooLargeOnceUnpacked()],
    ['a key twice', faults.duplicateKeys()],
    ['a byte that is no UTF-8', faults.invalidUtf8()],
    ['no HTTP at all', faults.raw('hello\r\n')],
    ['a status of 000', faults.raw('HTTP/1.1 000 ?\r\nContent-Length: 0\r\n\r\n')],
    [
      'two lengths',
      faults.raw('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'),
    ],
    [
      'a chunk that is none',
      faults.raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
    ],
    [
      'a chunk that ends early',
      faults.raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab'),
    ],
    ['a head without an end', faults.raw('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n')],
    [
      'an unknown encoding',
      faults.raw('HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 3\r\n\r\nabc'),
    ],
    ['a switch of protocols', faults.raw('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n')],
  ] as const
).map(([name, fault]) => ({ name, fault, ends: unknown }))

const reason = { path: '', name: 'email', resultName: 'X', message: 'no' } as const

const honest: Case = { name: 'an honest answer', fault: undefined, ends: ['issued'] }
const cases: Case[] = [
  honest,
  { name: 'reasons', fault: faults.refusal([reason]), ends: ['refused'] },
  { name: 'reasons with 200', fault: faults.refusal([reason], 200), ends: ['refused'] },
  { name: 'reasons with 500', fault: faults.refusal([reason], 500), ends: ['refused'] },
  { name: 'a wait', fault: faults.tooManyRequests('7'), ends: ['refused'] },
  ...declined.map((status) => ({
    name: String(status),
    fault: faults.status(status),
    ends: ['refused'] as const,
  })),
  ...open.map((status) => ({ name: String(status), fault: faults.status(status), ends: unknown })),
  ...broken,
]

interface Server {
  name: string
  url: string
  /** How many POSTs came since the start. */
  posts: () => number
  /** What the next one gets. */
  next: (fault: Fault | undefined) => void
}

/** VerifiMe over plain HTTP, TLS 1.2 and 1.3: the latter two offer HTTP/2. */
async function startServers(verifime: FaultyPractice) {
  const plain: Server = {
    name: 'http',
    url: verifime.url,
    posts: () => verifime.posts().length - forwarded,
    next: (fault) => verifime.answerOnly(fault),
  }
  let forwarded = 0
  const secure = await Promise.all(
    (['TLSv1.2', 'TLSv1.3'] as const).map(async (maxVersion) => {
      let fault: Fault | undefined
      const server = await startSecureVerifime({
        honestUrl: verifime.url,
        maxVersion,
        onPost: ({ request, response, answer, honestAnswer }) => {
          if (request.httpVersionMajor === 2) {
            return request.stream.close(constants.NGHTTP2_REFUSED_STREAM)
          }
          const now = fault
          fault = undefined
          if (!now) {
            forwarded += 1
            return answer()
          }
          // Over HTTP/1.1 it is Node's own.
          return now({ response: response as unknown as ServerResponse, honestAnswer })
        },
      })
      const next = (given: Fault | undefined) => {
        fault = given
      }
      return { name: maxVersion, url: server.url, posts: () => server.posts.length, next, server }
    }),
  )
  return {
    servers: [plain, ...secure],
    close: () => Promise.all(secure.map(({ server }) => server.close())),
  }
}

/** An address that nothing good is behind. */
async function startTrap(onConnection: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    onConnection(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, close: () => void server.close() }
}

async function setAddress(desk: Page, customAddress: string): Promise<void> {
  const answer = await desk.evaluate(
    ([address, host]) =>
      window.desk.call('settings.change', {
        environment: 'custom',
        customAddress: address,
        customLinkHosts: [host],
      }),
    [customAddress, linkHost] as const,
  )
  expect(answer.ok).toBe(true)
}

/** Asks main's own invite service, as the form does, and reads what the history says afterwards. */
async function make(desk: Page, email: string, cancelAfterMs?: number) {
  return desk.evaluate(
    async ([draft, cancelAfter]) => {
      const answering = window.desk.call('invites.create', draft)
      const cancelling =
        cancelAfter === undefined
          ? undefined
          : setTimeout(() => void window.desk.call('invites.cancel', undefined), cancelAfter)
      const answer = await answering
      clearTimeout(cancelling)
      await window.desk.call('invites.takeAnswer', undefined)
      if (answer.ok) await window.desk.call('display.close', undefined)
      const page = await window.desk.call('invites.list', { limit: 1 })
      return { answer, newest: page.ok ? page.value.invites[0] : undefined }
    },
    [{ ...emptyDraft, email }, cancelAfterMs] as const,
  )
}

type Made = Awaited<ReturnType<typeof make>>

/** The promises that no fault may break; `posts` is how many the server has seen. */
function expectPromisesKept({ answer, newest }: Made, posts: number): Outcome {
  const outcome = newest?.outcome ?? 'sending'
  expect(posts).toBeLessThanOrEqual(1)
  if (posts === 1) expect(outcome).not.toBe('unsent')
  if (posts === 0) expect(['unsent', 'unknown']).toContain(outcome)
  expect(answer.ok).toBe(outcome === 'issued')
  if (!answer.ok) {
    expect(answer.failure.inviteId).toBe(newest?.id)
    expect(answer.failure.code).toBe(newest?.failureCode)
  }
  return outcome
}

test.describe.configure({ timeout: caseCount({ short: 10, full: 600 }) * 60_000 })

/** What is set is set by the calls below: no test could change what IT has fixed. */
const launched: LaunchOptions = {
  environment: {
    ...practice,
    ORG_CODE: organisationCode,
    ENVIRONMENT: undefined,
    KEY_PROTECTION: 'account',
  },
  args: [trustSwitch],
  startsAt: 'elsewhere',
}

test('one POST at most, the record right, never "nothing was sent" of one that was seen: every fault, over HTTP and TLS', async ({
  launch,
  verifime,
}) => {
  const { desk } = await launch(launched)
  const { servers, close } = await startServers(verifime)
  for (const { name: way, url, posts, next } of servers) {
    await setAddress(desk.page, url)
    for (const [index, { name, fault, ends }] of cases.entries()) {
      const before = posts()
      next(fault)
      const made = await make(desk.page, `c${index}@example.com`)
      await test.step(`${way}: ${name}`, () => {
        const outcome = expectPromisesKept(made, posts() - before)
        expect({ way, name, outcome, posts: posts() - before }).toEqual({
          ...{ way, name, posts: 1 },
          outcome: ends.find((end) => end === outcome) ?? ends[0],
        })
      })
    }
  }
  await close()
})

test('of a connection that breaks before the request, nothing was sent or nobody knows', async ({
  launch,
}) => {
  const { desk } = await launch(launched)
  const gone = await startTrap(() => undefined)
  gone.close()
  const traps = [
    { name: 'refused', port: gone.port, plain: unsent },
    ...(await Promise.all([
      named('closed at once', (socket) => socket.destroy()),
      named('reset at once', (socket) => socket.resetAndDestroy()),
      named('ended at once', (socket) => socket.end()),
      named('garbage', (socket) => socket.end('\x16\x03\x01\xff\xff garbage')),
      named('words', (socket) => socket.end('220 mail.example.com ESMTP\r\n')),
      named('an alert', (socket) => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 40]))),
      // The server has had something of it.
      named(
        'reset at the first byte',
        (socket) => socket.once('data', () => socket.resetAndDestroy()),
        unknown,
      ),
    ])),
  ]
  for (const { name, port, plain } of traps) {
    for (const scheme of ['http', 'https']) {
      await setAddress(desk.page, `${scheme}://localhost:${port}`)
      const made = await make(desk.page, 'trap@example.com')
      // Over TLS nothing of the request leaves before the handshake is done; in plain text it may have.
      const allowed = scheme === 'https' ? unsent : (plain ?? either)
      expect(allowed, `${scheme}: ${name}`).toContain(expectPromisesKept(made, 0))
    }
  }
})

const unsent: readonly Outcome[] = ['unsent']
const either: readonly Outcome[] = ['unsent', 'unknown']

async function named(
  name: string,
  onConnection: (socket: Socket) => void,
  plain?: readonly Outcome[],
) {
  return { name, plain, ...(await startTrap(onConnection)) }
}

test(
  withSeed('the same at random, with requests that are cancelled and answers that come late'),
  async ({ launch, verifime }) => {
    const random = seededRandom(seed)
    const { desk } = await launch(launched)
    const { servers, close } = await startServers(verifime)
    let server = pick(servers, random)
    await setAddress(desk.page, server.url)
    for (let count = 0; count < caseCount({ short: 500, full: 50_000 }); count += 1) {
      if (random() < 0.1) {
        server = pick(servers, random)
        await setAddress(desk.page, server.url)
      }
      const { name, given, ends, cancelAfterMs } = drawCase(random)
      const before = server.posts()
      server.next(given)
      const made = await make(desk.page, `r${count}@example.com`, cancelAfterMs)
      // What has left the machine may be a moment on its way.
      if (cancelAfterMs !== undefined) await wait(20)
      const posts = server.posts() - before
      if (posts === 0) server.next(undefined)
      const outcome = expectPromisesKept(made, posts)
      const allowed: readonly Outcome[] =
        cancelAfterMs === undefined ? ends : [...ends, 'unknown', 'unsent']
      expect(allowed, `${count}: ${server.name}, ${name}`).toContain(outcome)
    }
    await close()
  },
)

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item
}

/** One fault in five comes late, and one request in five is cancelled. */
function drawCase(random: () => number) {
  const { fault, ...drawn } = random() < 0.1 ? honest : pick(cases, random)
  const lateMs = random() < 0.2 ? random() * 40 : 0
  return {
    ...drawn,
    given: fault && late(fault, lateMs),
    cancelAfterMs: random() < 0.2 ? random() * 40 : undefined,
  }
}

function late(fault: Fault, ms: number): Fault {
  return async (call) => {
    if (ms > 0) await wait(ms)
    await fault(call)
  }
}
