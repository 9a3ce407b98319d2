import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createdReply, refusedReply } from '../../../main/invites/api/invite-api-reply.ts'
import { checkLink } from '../../../main/invites/invite-link.ts'
import { startPracticeServer } from '../../../main/practice/practice-server.ts'

const good = { email: 'mary@example.com', code: 'PRACTICE01' }
const linkHost = 'portal.practice.example'
const pace = { opensAfterMs: 1_000, submitsAfterMs: 2_000 }

async function bench() {
  const clock = { at: 0 }
  const server = await startPracticeServer({ linkHost, now: () => new Date(clock.at), pace })
  onTestFinished(() => server.close())
  const post = async (body: unknown, path = '/v1/user/invite') => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await fetch(server.url + path, { method: 'POST', body: text })
    return { status: answer.status, json: (await answer.json()) as never }
  }
  const look = async (trackingReference: string) => {
    const path = `/v1/user/signup/tracking/${trackingReference}/status`
    const answer = await fetch(server.url + path)
    return { status: answer.status, json: (await answer.json()) as unknown }
  }
  const issue = async () => createdReply.parse((await post(good)).json).trackingReference
  return { server, clock, post, look, issue }
}

const reason = (path: string, name: string, ...[resultName, message]: [string, string]) => ({
  path,
  name,
  resultType: 'Error',
  resultName,
  resultScope: 'Field',
  message,
})
const badName = (name: string, position: number) =>
  reason(
    'customerContext',
    name,
    'PersonNameInvalidCharacter',
    `A person name is not allowed to have the character at position ${position}`,
  )
const badCode = reason(
  '',
  'code',
  'InvalidOrganisationCodeLength',
  'Supplied organisation code is not the correct length',
)

describe('an invite', () => {
  it('is created with the documented members and nothing else', async () => {
    const { post } = await bench()
    const { status, json } = await post(good)
    expect(status).toBe(200)
    expect(json).toStrictEqual({
      trackingReference: expect.any(String),
      inviteUrl: expect.any(String),
      qrCodeUrl: expect.stringMatching(/^https:/u),
    })
    const { trackingReference, inviteUrl } = createdReply.parse(json)
    expect(checkLink(inviteUrl, trackingReference, [linkHost])).toEqual({ host: linkHost })
    expect(inviteUrl).toBe(`https://${linkHost}/sign-up/track-id/${trackingReference}`)
  })

  it('is a fresh one for each visit of the same customer', async () => {
    const { issue } = await bench()
    expect(await issue()).not.toBe(await issue())
  })

  it.each(['A'.repeat(10), 'A'.repeat(11), 'A'.repeat(12)])('takes the code %s', async (code) => {
    const { post } = await bench()
    expect((await post({ ...good, code })).status).toBe(200)
  })

  it.each(['Mary-Ann', 'O’Brien', "O'Brien", '王小明', 'José'])(
    'takes the name %s',
    async (name) => {
      const { post } = await bench()
      const customerContext = { firstName: name, familyName: name }
      expect((await post({ ...good, customerContext })).status).toBe(200)
    },
  )
})

describe('a refused invite', () => {
  it.each([
    ['a code of 8', { code: 'EIGHTLET' }, [badCode]],
    ['a code of 13', { code: 'A'.repeat(13) }, [badCode]],
    ['no code', { code: undefined }, [badCode]],
    [
      'no email address',
      { email: undefined },
      [reason('', 'email', 'InvalidEmail', 'Supplied email is not valid')],
    ],
    [
      'a digit, counted from zero',
      { customerContext: { firstName: 'Jack test2' } },
      [badName('firstName', 9)],
    ],
    ['a digit in front', { customerContext: { fullName: '2Jack' } }, [badName('fullName', 0)]],
    [
      'the first of two digits',
      { customerContext: { middleName: 'a1b2' } },
      [badName('middleName', 1)],
    ],
    [
      'a date that does not exist',
      { customerContext: { dateOfBirth: '1985-02-30' } },
      [
        reason(
          'customerContext',
          'dateOfBirth',
          'InvalidDateOfBirth',
          'Supplied date of birth is not valid',
        ),
      ],
    ],
    [
      'several at once',
      { code: 'X', customerContext: { firstName: 'A1', familyName: 'B2' } },
      [badCode, badName('firstName', 1), badName('familyName', 1)],
    ],
  ])('says so for %s', async (_what, changes, validationResults) => {
    const { post } = await bench()
    const { status, json } = await post({ ...good, ...changes })
    expect(status).toBe(400)
    expect(json).toMatchObject({ validationResults })
    expect(refusedReply.parse(json).validationResults).toHaveLength(validationResults.length)
  })

  it('echoes the request, with null for what was not sent', async () => {
    const { post } = await bench()
    const { json } = await post({ ...good, code: 'X', customerContext: { firstName: 'Mary' } })
    expect(json).toMatchObject({
      request: {
        email: 'mary@example.com',
        code: 'X',
        referenceData: null,
        customerContext: {
          firstName: 'Mary',
          middleName: null,
          familyName: null,
          fullName: null,
          dateOfBirth: null,
          preferredContactNumber: null,
          address: null,
        },
        sendInvitationEmail: false,
      },
    })
  })

  it.each([
    ['no JSON', '{"email":'],
    ['nothing', ''],
    ['a list', '[]'],
    ['a number for the email address', '{"email":42,"code":"PRACTICE01"}'],
    ['a word for the switch', JSON.stringify({ ...good, sendInvitationEmail: 'yes' })],
  ])('is answered 400 for %s', async (_what, body) => {
    const { post } = await bench()
    expect((await post(body)).status).toBe(400)
  })
})

describe('the status', () => {
  it('goes Inactive, Active, Completed by the clock', async () => {
    const { clock, look, issue } = await bench()
    const trackingReference = await issue()
    for (const [at, status] of [
      [0, 'Inactive'],
      [999, 'Inactive'],
      [1_000, 'Active'],
      [1_999, 'Active'],
      [2_000, 'Completed'],
      [99_999, 'Completed'],
    ] as const) {
      clock.at = at
      expect(await look(trackingReference)).toStrictEqual({ status: 200, json: { status } })
    }
  })

  it('goes one step when the customer is told to, and never back', async () => {
    const { server, clock, look, issue } = await bench()
    const trackingReference = await issue()
    server.advance(trackingReference)
    expect((await look(trackingReference)).json).toEqual({ status: 'Active' })
    clock.at = 1_500
    expect((await look(trackingReference)).json).toEqual({ status: 'Active' })
    server.advance(trackingReference)
    server.advance(trackingReference)
    expect((await look(trackingReference)).json).toEqual({ status: 'Completed' })
    clock.at = 0
    expect((await look(trackingReference)).json).toEqual({ status: 'Completed' })
  })

  it('is 404 for a reference that was never given out', async () => {
    const { look } = await bench()
    expect((await look('00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })

  it('is there for an invite of an earlier start once its customer takes a step', async () => {
    const { server, look } = await bench()
    const earlier = '6f1c0f3e-8a52-4b6e-9d2f-0a1b2c3d4e5f'
    server.advance(earlier)
    expect((await look(earlier)).json).toEqual({ status: 'Active' })
  })
})

describe('the server', () => {
  it.each([
    ['GET', '/v1/user/invite'],
    ['POST', '/v1/user/invites'],
    ['POST', '/v1/user/signup/tracking/6f1c0f3e-8a52-4b6e-9d2f-0a1b2c3d4e5f/status'],
    ['GET', '/'],
    ['DELETE', '/v1/user/invite'],
  ])('has nothing at %s %s', async (method, path) => {
    const { server } = await bench()
    expect((await fetch(server.url + path, { method })).status).toBe(404)
  })

  it('is on the loopback address', async () => {
    const { server } = await bench()
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u)
  })

  it('survives a client that goes away in the middle of its request', async () => {
    const { server, post } = await bench()
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    const head = 'POST /v1/user/invite HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"em'
    await new Promise<void>((resolve) => socket.write(head, () => resolve()))
    socket.resetAndDestroy()
    expect((await post(good)).status).toBe(200)
  })
})

describe('customers from before a restart', () => {
  it('go on from where they were known to be', async () => {
    const { server, clock, look } = await bench()
    clock.at = 500
    const since = 0
    const references = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()] as const
    server.remember([
      { trackingReference: references[0], since, status: 'Inactive' },
      { trackingReference: references[1], since, status: 'Active' },
      { trackingReference: references[2], since: -5_000, status: 'Inactive' },
    ])
    const statuses = await Promise.all(references.map(async (known) => (await look(known)).json))
    expect(statuses).toEqual([
      { status: 'Inactive' },
      { status: 'Active' },
      { status: 'Completed' },
    ])
  })
})
