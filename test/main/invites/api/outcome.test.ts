import { describe, expect, it } from 'vitest'
import {
  createInviteApi,
  type InviteRequest,
  inviteRequest,
  statusOf,
} from '../../../../main/invites/api/invite-api.ts'
import {
  type Transport,
  type TransportAnswer,
  TransportFailure,
  type TransportFailureReason,
} from '../../../../main/invites/api/transport.ts'

const reference = '0f8fad5b-d9cb-469f-a165-70867728950e'
const link = `https://portal.verifime.com/sign-up/track-id/${reference}`
const target = { apiUrl: 'https://api.example.com', linkHosts: ['portal.verifime.com'] }
const { signal } = new AbortController()
const request: InviteRequest = {
  email: 'mary@example.com',
  code: 'TEST-CODE01',
  referenceData: 'CASE-7',
  customerContext: { fullName: 'Jack test2', firstName: 'Jo', address: '' },
  sendInvitationEmail: false,
}

const bytes = (json: unknown) => new TextEncoder().encode(JSON.stringify(json))
const answering = (answer: Partial<TransportAnswer>) =>
  createInviteApi(async () => ({ status: 200, body: new Uint8Array(), ...answer }))
const outcomeOf = (answer: Partial<TransportAnswer>) =>
  answering(answer).createInvite(target, request, signal)
const created = (changes: object = {}) =>
  bytes({ trackingReference: reference, inviteUrl: link, ...changes })

describe('an attempt', () => {
  it('is one POST of JSON', async () => {
    const sent: unknown[] = []
    const transport: Transport = async (asked, until) => {
      sent.push(asked, until)
      return { status: 200, body: created() }
    }
    await createInviteApi(transport).createInvite(target, request, signal)
    const url = 'https://api.example.com/v1/user/invite'
    expect(sent).toEqual([{ method: 'POST', url, body: JSON.stringify(request) }, signal])
  })

  it.each([200, 201, 299])('is issued by %i with an invite in it', async (status) => {
    expect(await outcomeOf({ status, body: created() })).toEqual({
      ...{ outcome: 'issued', trackingReference: reference, link },
    })
  })

  it.each([199, 300, 302])('is unknown after %i, whatever stands in it', async (status) => {
    expect(await outcomeOf({ status, body: created() })).toEqual({
      ...{ outcome: 'unknown', code: 'broken-answer', problems: [] },
    })
  })

  it.each([204, 226])(
    'is unknown after %i with nothing in it, whoever answered',
    async (status) => {
      for (const isFromProxy of [false, true]) {
        expect(await outcomeOf({ status, isFromProxy })).toMatchObject({ outcome: 'unknown' })
      }
    },
  )

  it.each<[string, object, string]>([
    ['a reference that is none', { trackingReference: 'x' }, 'broken-answer'],
    ['no link', { inviteUrl: '' }, 'broken-answer'],
    ['another invite’s link', { inviteUrl: link.replace('0f8f', '1f8f') }, 'broken-answer'],
    ['a foreign link', { inviteUrl: link.replace('portal', 'x') }, 'foreign-link'],
  ])('is unknown after %s', async (_what, changes, code) => {
    expect(await outcomeOf({ body: created(changes) })).toMatchObject({ outcome: 'unknown', code })
  })

  it('is issued although remarks stand beside the invite, and refused where they stand alone', async () => {
    const validationResults = [{ path: '', name: 'email', message: 'odd' }]
    expect(await outcomeOf({ body: created({ validationResults }) })).toMatchObject({
      outcome: 'issued',
    })
    expect(await outcomeOf({ body: bytes({ validationResults }) })).toMatchObject({
      ...{ outcome: 'refused', code: 'refused' },
    })
    expect(await outcomeOf({ body: bytes({ validationResults: [] }) })).toMatchObject({
      outcome: 'unknown',
    })
  })

  it('is refused where VerifiMe’s own reasons come through a proxy', async () => {
    const body = bytes({ validationResults: [{ path: '', name: 'email', message: 'no' }] })
    expect(await outcomeOf({ status: 403, body, isFromProxy: true })).toMatchObject({
      ...{ outcome: 'refused', code: 'refused' },
    })
  })

  it.each([
    ...[400, 402, 404, 405, 406, 410, 411, 413, 414, 415, 416, 417, 422, 426, 428, 431, 451].map(
      (status) => [status, 'refused', 'refused-without-reason'] as const,
    ),
    ...[401, 403].map((status) => [status, 'refused', 'not-allowed'] as const),
    [429, 'refused', 'too-many-requests'] as const,
    [407, 'unknown', 'proxy-refused'] as const,
    ...[0, 100, 300, 302, 304, 306, 399, 408, 409, 421, 424, 425, 499].map(
      (status) => [status, 'unknown', 'broken-answer'] as const,
    ),
    ...[500, 502, 503, 599, 600, 999].map((status) => [status, 'unknown', 'server-error'] as const),
  ])('that ends with %i is %s: %s', async (status, outcome, code) => {
    expect(await outcomeOf({ status })).toEqual({ outcome, code, problems: [] })
    // Over plain http the proxy itself may have said so.
    expect(await outcomeOf({ status, isFromProxy: true })).toEqual({
      ...{ outcome: 'unknown', code: 'proxy-refused', problems: [] },
    })
  })

  it.each<[string, number | undefined]>([
    ['7', 7],
    [' 12 ', 12],
    ['0', 1],
    ['3600', 3600],
    ['3601', 3600],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 1],
    ['Fri, 01 Jan 2100 00:00:00 GMT', 3600],
    ['soon', undefined],
    ['7 seconds', undefined],
    ['x7', undefined],
    ['', undefined],
  ])('that is told to wait %j waits %s seconds', async (retryAfter, seconds) => {
    const wait = seconds === undefined ? {} : { retryAfterSeconds: seconds }
    expect(await outcomeOf({ status: 429, retryAfter })).toEqual({
      ...{ outcome: 'refused', code: 'too-many-requests', problems: [], ...wait },
    })
    expect(await outcomeOf({ status: 503, retryAfter })).toEqual({
      ...{ outcome: 'unknown', code: 'server-error', problems: [], ...wait },
    })
    expect(await outcomeOf({ status: 400, retryAfter })).not.toHaveProperty('retryAfterSeconds')
  })

  it.each<[TransportFailureReason, string, string]>([
    ['offline', 'unsent', 'offline'],
    ['unreachable', 'unsent', 'unreachable'],
    ['cancelled-before-sending', 'unsent', 'cancelled-before-sending'],
    ['proxy', 'unsent', 'proxy-unreachable'],
    ['untrusted', 'unsent', 'untrusted-connection'],
    ['no-answer', 'unknown', 'no-answer'],
    ['interrupted', 'unknown', 'interrupted'],
    ['too-large', 'unknown', 'broken-answer'],
    ['broken', 'unknown', 'broken-answer'],
  ])('that fails as %s is %s: %s', async (reason, outcome, code) => {
    const failure = new TransportFailure(reason)
    expect([failure.name, failure.message]).toEqual(['TransportFailure', reason])
    const api = createInviteApi(() => Promise.reject(failure))
    expect(await api.createInvite(target, request, signal)).toEqual({
      ...{ outcome, code, problems: [] },
    })
    expect(await api.readStatus('https://api.example.com', reference)).toEqual({
      ...{ found: 'no-answer', isOffline: reason === 'offline' },
    })
  })

  it('throws what is a defect of ours', async () => {
    const api = createInviteApi(() => Promise.reject(new RangeError('x')))
    await expect(api.createInvite(target, request, signal)).rejects.toThrow(RangeError)
    await expect(api.readStatus('https://api.example.com', reference)).rejects.toThrow(RangeError)
  })
})

describe('a reason', () => {
  const problemOf = async (result: object) => {
    const ended = await outcomeOf({ status: 400, body: bytes({ validationResults: [result] }) })
    return ended.outcome === 'issued' ? undefined : { code: ended.code, problem: ended.problems[0] }
  }

  it.each([
    ['', 'email', 'email'],
    ['', 'REFERENCEDATA', 'reference'],
    ['', 'sendInvitationEmail', 'sendInvitationEmail'],
    ['', 'firstName', 'form'],
    ['', 'toString', 'form'],
    ['customerContext', 'firstName', 'firstName'],
    ['CUSTOMERCONTEXT', 'middleName', 'middleName'],
    ['customerContext', 'familyName', 'familyName'],
    ['customerContext', 'fullName', 'fullName'],
    ['customerContext', 'dateOfBirth', 'dateOfBirth'],
    ['customerContext', 'preferredContactNumber', 'phone'],
    ['customerContext', 'address', 'address'],
    ['customerContext', 'email', 'form'],
    [null, null, 'form'],
  ])('for %j, %j is the problem of %s', async (path, name, field) => {
    expect(await problemOf({ path, name, message: 'is odd' })).toEqual({
      ...{ code: 'refused', problem: { field, rule: 'refused', message: 'is odd' } },
    })
  })

  it('for the code is a failure of its own, and of its length a rule', async () => {
    expect(await problemOf({ path: '', name: 'code' })).toEqual({
      ...{ code: 'code-refused', problem: { field: 'code', rule: 'refused' } },
    })
    const resultName = 'InvalidOrganisationCodeLength'
    expect(await problemOf({ path: '', name: 'code', resultName })).toEqual({
      ...{ code: 'code-refused', problem: { field: 'code', rule: 'code-length' } },
    })
    expect(await problemOf({ path: '', name: 'email', resultName })).toMatchObject({
      problem: { field: 'email', rule: 'refused' },
    })
  })

  it.each([
    ['fullName', 'position 9', 9],
    ['fullName', 'at POSITION 0', 0],
    ['fullName', 'position 10', undefined],
    ['fullName', 'position 12345', undefined],
    ['fullName', 'position x', undefined],
    ['firstName', 'position 1', 1],
    ['firstName', 'position 2', undefined],
    ['familyName', 'position 0', undefined],
  ])('about a character of %s, "%s", marks %s', async (name, message, position) => {
    const resultName = 'PersonNameInvalidCharacter'
    const where = position === undefined ? {} : { position }
    expect(await problemOf({ path: 'customerContext', name, resultName, message })).toEqual({
      ...{ code: 'refused', problem: { field: name, rule: 'name-character', ...where } },
    })
  })

  it('about a character of nothing that the form has is told in words', async () => {
    const given = { path: '', name: 'x', resultName: 'PersonNameInvalidCharacter', message: 'odd' }
    expect(await problemOf(given)).toMatchObject({ problem: { field: 'form', rule: 'refused' } })
  })

  it.each([
    ['the code TEST-CODE01 is odd', 'the code ••• is odd'],
    ['no t e s t - c o d e 0 1', 'no •••'],
    ['no T.E.S.T.-.C.O.D.E.0.1', 'no •••'],
    ['xTEST-CODE01TEST-CODE01', 'x••••••'],
    ['x'.repeat(301), 'x'.repeat(300)],
  ])('is told without the code, and not at length: %s', async (message, told) => {
    expect(await problemOf({ path: '', name: 'email', message })).toMatchObject({
      problem: { message: told },
    })
  })
})

describe('the status', () => {
  it('is asked for by GET at the reference’s own address, for five seconds or until it is not wanted', async () => {
    const asked: { request: unknown; signal: AbortSignal }[] = []
    const api = createInviteApi(async (given, until) => {
      asked.push({ request: given, signal: until })
      return { status: 200, body: bytes({ status: 'Active' }) }
    })
    const unwanted = new AbortController()
    const found = await api.readStatus('https://status.example.com', 'a/b', unwanted.signal)
    expect(found).toEqual({ found: 'status', status: 'Active' })
    const url = 'https://status.example.com/v1/user/signup/tracking/a%2Fb/status'
    expect(asked[0]?.request).toEqual({ method: 'GET', url })
    expect(asked[0]?.signal.aborted).toBe(false)
    unwanted.abort()
    expect(asked[0]?.signal.aborted).toBe(true)
    await api.readStatus('https://status.example.com', reference)
    expect(asked[1]?.signal.aborted).toBe(false)
  })

  const read = (status: number, body: unknown, retryAfter?: string) =>
    statusOf({ status, body: bytes(body), ...(retryAfter === undefined ? {} : { retryAfter }) })

  it.each(['Inactive', 'Active', 'Completed'] as const)('is %s', (status) => {
    expect(read(200, { status })).toEqual({ found: 'status', status })
    expect(read(299, { status })).toEqual({ found: 'status', status })
    expect(read(300, { status })).toEqual({ found: 'no-answer', isOffline: false })
    expect(read(404, { status })).toEqual({ found: 'missing' })
  })

  it.each([404, 405, 410, 501])('is missing after %i', (status) => {
    expect(read(status, {})).toEqual({ found: 'missing' })
  })

  it.each([200, 400, 403, 429, 500, 503])('is not known after %i without one', (status) => {
    expect(read(status, { status: 'Verified' })).toEqual({ found: 'no-answer', isOffline: false })
    expect(read(status, {}, '9')).toEqual({
      ...{ found: 'no-answer', isOffline: false, retryAfterSeconds: 9 },
    })
  })

  it('is not known where the answer is no UTF-8', () => {
    const body = bytes({ status: 'Active', note: '~' })
    body[body.lastIndexOf('~'.charCodeAt(0))] = 0xff
    expect(statusOf({ status: 200, body })).toEqual({ found: 'no-answer', isOffline: false })
  })
})

it('the request leaves out what is not known', () => {
  const draft = { email: 'mary@example.com', customerContext: {}, sendInvitationEmail: true }
  expect(inviteRequest(draft, 'CODE', 'CASE-7')).toEqual({
    ...{ email: 'mary@example.com', code: 'CODE', referenceData: 'CASE-7' },
    sendInvitationEmail: true,
  })
  const context = { firstName: 'Mary' }
  expect(inviteRequest({ ...draft, customerContext: context }, 'CODE', 'X')).toMatchObject({
    customerContext: context,
  })
})
