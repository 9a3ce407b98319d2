import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { servicesSetup } from '../../../builders/services-setup.ts'
import { typed } from '../../../builders/typed-draft.ts'

/** A server that knows the calls in `answers`, and notes what it was asked. */
async function server(answers: Record<string, [status: number, body: string]>) {
  const asked: string[] = []
  const listening = createServer(({ method, url = '' }, response) => {
    asked.push(`${method} ${url}`)
    const [status, body] = Object.entries(answers).find(([part]) => url.includes(part))?.[1] ?? [
      404,
      'nothing',
    ]
    response.writeHead(status).end(body)
  }).listen(0, '127.0.0.1')
  await once(listening, 'listening')
  onTestFinished(() => void listening.close())
  return { asked, host: `127.0.0.1:${(listening.address() as AddressInfo).port}` }
}

async function setup(host: string, more: Record<string, string> = {}) {
  return servicesSetup({
    variables: {
      FRONT_DESK_ENVIRONMENT: 'custom',
      FRONT_DESK_API_URL: `http://${host}`,
      FRONT_DESK_LINK_HOSTS: 'portal.example.com',
      FRONT_DESK_ORG_CODE: 'TESTCODE01',
      ...more,
    },
  })
}

const status = (body: string): [number, string] => [200, body]

describe('the connection check', () => {
  it('asks both calls by GET, so that no invite is made', async () => {
    const { asked, host } = await server({ '/invite': [405, ''], '/status': status('{}') })
    const { ask } = await setup(host)
    expect(await ask('desk', 'connection.check', 'custom')).toMatchObject({
      ok: true,
      value: [
        { serves: 'invites', host, result: { came: 'answer', httpStatus: 405 } },
        { serves: 'progress', host, result: { came: 'answer', httpStatus: 200 } },
      ],
    })
    expect(asked.toSorted()).toEqual([
      'GET /v1/user/invite',
      expect.stringMatching(/^GET \/v1\/user\/signup\/tracking\/[0-9a-f-]{36}\/status$/u),
    ])
  })

  it.each([
    ['there', status('{"status":"Inactive"}')],
    ['unclear', [404, '']],
    ['unclear', [500, '']],
    ['unclear', status('<p>Hello</p>')],
  ] as const)('before any invite says of the status call: %s', async (expected, [code, body]) => {
    const { host } = await server({ '/status': [code, body] })
    const { ask } = await setup(host)
    const checked = await ask('desk', 'connection.check', 'custom')
    expect(checked).toMatchObject({ value: [{}, { statusCall: expected }] })
  })

  it('with an invite of that environment asks for its status, and knows a call that is missing', async () => {
    const reference = '0b0e7f0c-5d5a-4c0e-9a3e-2f1d5b1c7a10'
    const made = {
      trackingReference: reference,
      inviteUrl: `https://portal.example.com/sign-up/track-id/${reference}`,
      qrCodeUrl: 'https://qr.example.com/1',
    }
    const { asked, host } = await server({ '/invite': status(JSON.stringify(made)) })
    const { ask, create } = await setup(host)
    expect(await create(typed({ email: 'mary@example.com' }))).toMatchObject({ ok: true })
    const checked = await ask('desk', 'connection.check', 'custom')
    expect(checked).toMatchObject({ value: [{}, { statusCall: 'missing' }] })
    expect(asked).toContain(`GET /v1/user/signup/tracking/${reference}/status`)
    expect(asked.filter((line) => line.startsWith('POST'))).toHaveLength(1)
  })

  it('checks the address of each when they differ, and one that is down alone', async () => {
    const { host } = await server({ '/status': status('{"status":"Active"}') })
    const { ask } = await setup('127.0.0.1:9', { FRONT_DESK_STATUS_URL: `http://${host}` })
    expect(await ask('desk', 'connection.check', 'custom')).toMatchObject({
      value: [
        { host: '127.0.0.1:9', result: { came: 'nothing', fault: 'unreachable' } },
        { host, result: { came: 'answer' }, statusCall: 'there' },
      ],
    })
  })

  it('says that a custom environment has no address yet', async () => {
    const { ask } = await servicesSetup()
    const none = { result: { came: 'nothing', fault: 'no-address' } }
    expect(await ask('desk', 'connection.check', 'custom')).toMatchObject({ value: [none, none] })
  })

  it.each(['practice', 'https://example.com', undefined])(
    'checks nothing for %s',
    async (input) => {
      const { ask } = await servicesSetup()
      expect(await ask('desk', 'connection.check', input)).toMatchObject({ ok: false })
    },
  )

  it.each(['customer', 'slip'] as const)('is not for the %s page', async (kind) => {
    const { ask } = await servicesSetup()
    expect(await ask(kind, 'connection.check', 'custom')).toMatchObject({ ok: false })
  })
})
