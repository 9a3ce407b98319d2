import { describe, expect, it } from 'vitest'
import { createdReply, readJson, refusedReply } from '../../../main/invites/api/invite-api.ts'
import { TransportFailure } from '../../../main/invites/api/transport.ts'
import { checkLink } from '../../../main/portal-link.ts'
import { createPracticeApi, practiceTransport } from '../../../main/practice/practice-api.ts'

const good = { email: 'mary@example.com', code: 'PRACTICE01' }
const apiUrl = 'practice://api.practice.example'
const linkHost = 'portal.practice.example'
const pace = { opensAfterMs: 1_000, submitsAfterMs: 2_000 }

/** Asked through the transport that ships, as the app asks it. */
function setup() {
  const clock = { at: 0 }
  const api = createPracticeApi({ linkHost, now: () => new Date(clock.at), pace })
  const asNetwork: string[] = []
  const transport = practiceTransport(api, apiUrl, async ({ url }) => {
    asNetwork.push(url)
    throw new TransportFailure('unreachable')
  })
  const ask = async (method: 'GET' | 'POST', path: string, body?: string) => {
    const url = apiUrl + path
    const request = body === undefined ? { method, url } : { method, url, body }
    const answer = await transport(request, new AbortController().signal)
    return { status: answer.status, json: readJson(answer) }
  }
  const post = (body: unknown) =>
    ask('POST', '/v1/user/invite', typeof body === 'string' ? body : JSON.stringify(body))
  const look = (trackingReference: string) =>
    ask('GET', `/v1/user/signup/tracking/${trackingReference}/status`)
  const issue = async () => createdReply.parse((await post(good)).json).trackingReference
  return { api, transport, asNetwork, clock, ask, post, look, issue }
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
    const { post } = setup()
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
    const { issue } = setup()
    expect(await issue()).not.toBe(await issue())
  })

  it.each(['A'.repeat(10), 'A'.repeat(11), 'A'.repeat(12)])('takes the code %s', async (code) => {
    const { post } = setup()
    expect((await post({ ...good, code })).status).toBe(200)
  })

  it.each(['Mary-Ann', 'O’Brien', "O'Brien", '王小明', 'José'])(
    'takes the name %s',
    async (name) => {
      const { post } = setup()
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
    const { post } = setup()
    const { status, json } = await post({ ...good, ...changes })
    expect(status).toBe(400)
    expect(json).toMatchObject({ validationResults })
    expect(refusedReply.parse(json).validationResults).toHaveLength(validationResults.length)
  })

  it('echoes the request, with null for what was not sent', async () => {
    const { post } = setup()
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
    const { post } = setup()
    expect((await post(body)).status).toBe(400)
  })
})

describe('the status', () => {
  it('goes Inactive, Active, Completed by the clock', async () => {
    const { clock, look, issue } = setup()
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
    const { api, clock, look, issue } = setup()
    const trackingReference = await issue()
    api.advance(trackingReference)
    expect((await look(trackingReference)).json).toEqual({ status: 'Active' })
    clock.at = 1_500
    expect((await look(trackingReference)).json).toEqual({ status: 'Active' })
    api.advance(trackingReference)
    api.advance(trackingReference)
    expect((await look(trackingReference)).json).toEqual({ status: 'Completed' })
    clock.at = 0
    expect((await look(trackingReference)).json).toEqual({ status: 'Completed' })
  })

  it('is 404 for a reference that was never given out', async () => {
    const { look } = setup()
    expect((await look('00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })

  it('is there for an invite of an earlier start once its customer takes a step', async () => {
    const { api, look } = setup()
    const earlier = '6f1c0f3e-8a52-4b6e-9d2f-0a1b2c3d4e5f'
    api.advance(earlier)
    expect((await look(earlier)).json).toEqual({ status: 'Active' })
  })
})

describe('the practice API', () => {
  it.each([
    ['GET', '/v1/user/invite'],
    ['POST', '/v1/user/invites'],
    ['POST', '/v1/user/signup/tracking/6f1c0f3e-8a52-4b6e-9d2f-0a1b2c3d4e5f/status'],
    ['GET', '/'],
  ] as const)('has nothing at %s %s', async (method, path) => {
    const { ask } = setup()
    expect((await ask(method, path)).status).toBe(404)
  })

  it('leaves every request for another address to the network, and none of its own', async () => {
    const { transport, asNetwork, issue, look } = setup()
    const others = ['https://api.example.com', 'http://127.0.0.1:4000', `${apiUrl}.example.com`]
    for (const other of others) {
      const request = { method: 'GET', url: `${other}/v1/user/invite` } as const
      await expect(transport(request, new AbortController().signal)).rejects.toThrow('unreachable')
    }
    await look(await issue())
    expect(asNetwork).toEqual(others.map((other) => `${other}/v1/user/invite`))
  })
})

describe('customers from before a restart', () => {
  it('go on from where they were known to be', async () => {
    const { api, clock, look } = setup()
    clock.at = 500
    const since = 0
    const references = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()] as const
    api.remember([
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
