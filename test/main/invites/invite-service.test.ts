import { describe, expect, it, vi } from 'vitest'
import { type FailureCode, failed, type Outcome, succeeded } from '#contract'
import { draft, wholeDraft } from '../../builders/invite-draft.ts'
import { connectionTo, inviteSetup, organisationCode } from '../../builders/invite-setup.ts'
import { rowsOf } from '../../builders/temp-database.ts'
import { type Fault, faults } from '../../fakes/practice-faults.ts'

describe('an invite that VerifiMe issues', () => {
  it('is answered, written down and announced', async () => {
    const { service, practice, database, announced, clock } = await inviteSetup()
    const answer = await service.create(wholeDraft)
    const [row] = rowsOf(database, 'invite')
    expect(answer).toStrictEqual(succeeded(announced[0]))
    expect(announced).toStrictEqual([
      {
        id: 1,
        createdAt: clock.at.getTime(),
        environment: 'practice',
        codeLabel: 'Main',
        name: 'Mary Ann Smith',
        email: 'mary@example.com',
        reference: 'CASE-7',
        outcome: 'issued',
        trackingReference: expect.stringMatching(/^[0-9a-f-]{36}$/u),
        status: 'Inactive',
        statusAt: clock.at.getTime(),
      },
    ])
    expect(row).toMatchObject({
      email: 'mary@example.com',
      phone: '+61 491570006',
      date_of_birth: '1985-03-27',
      reference_is_made_up: 0,
      send_invitation_email: 1,
      outcome: 'issued',
      failure_code: null,
      link: `https://${practice.linkHost}/sign-up/track-id/${announced[0]?.trackingReference}`,
    })
    expect(practice.posts()).toHaveLength(1)
  })

  it('is asked for with the documented JSON, member by member', async () => {
    const { service, practice } = await inviteSetup()
    await service.create(wholeDraft)
    expect(practice.requests).toHaveLength(1)
    expect(practice.requests[0]).toMatchObject({ method: 'POST', path: '/v1/user/invite' })
    expect(practice.requests[0]?.headers['content-type']).toBe('application/json')
    expect(practice.requests[0]?.body).toStrictEqual({
      email: 'mary@example.com',
      code: organisationCode,
      referenceData: 'CASE-7',
      customerContext: wholeDraft.customerContext,
      sendInvitationEmail: true,
    })
  })

  it('gets a reference of its own when staff gave none, and sends that one', async () => {
    const { service, practice, database } = await inviteSetup()
    await service.create(draft())
    const [row] = rowsOf(database, 'invite') as [{ reference: string }]
    expect(row).toMatchObject({ reference_is_made_up: 1 })
    expect(row.reference).toMatch(/^FD-20261122-/u)
    expect(practice.posts()[0]?.body).toStrictEqual({
      email: 'mary@example.com',
      code: organisationCode,
      referenceData: row.reference,
      sendInvitationEmail: false,
    })
  })

  it('is in the database as `sending` before the request has left', async () => {
    const { service, practice, database } = await inviteSetup()
    const release = practice.holdNext()
    const creating = service.create(draft())
    await practice.arrived()
    expect(rowsOf(database, 'invite')).toMatchObject([
      { outcome: 'sending', answered_at: null, link: null },
    ])
    release()
    expect((await creating).ok).toBe(true)
  })

  it('is made once, however often Enter is pressed', async () => {
    const { service, practice, database } = await inviteSetup()
    const release = practice.holdNext()
    const creating = service.create(draft())
    await practice.arrived()
    expect(await service.create(draft())).toStrictEqual(failed('already-sending'))
    release()
    await creating
    expect(practice.posts()).toHaveLength(1)
    expect(rowsOf(database, 'invite')).toHaveLength(1)
    expect((await service.create(draft())).ok).toBe(true)
  })
})

/** Each fault with the outcome, the failure and nothing else: asked once, written down, told. */
const endings: [fact: string, fault: Fault, outcome: Outcome, code: FailureCode][] = [
  ['the line is reset', faults.reset(), 'unknown', 'no-answer'],
  ['the server hangs up', faults.hangUp(), 'unknown', 'no-answer'],
  ['half a body comes', faults.halfBody(), 'unknown', 'broken-answer'],
  ['half the JSON comes', faults.halfJson(), 'unknown', 'broken-answer'],
  ['a page comes', faults.html(), 'unknown', 'broken-answer'],
  ['nothing is in the answer', faults.empty(), 'unknown', 'broken-answer'],
  ['nothing is in a 204', faults.status(204, ''), 'unknown', 'broken-answer'],
  ['JSON of another shape comes', faults.wrongShape(), 'unknown', 'broken-answer'],
  ['the answer is `null`', faults.status(200, 'null'), 'unknown', 'broken-answer'],
  ['the answer is too large', faults.tooLarge(), 'unknown', 'broken-answer'],
  ['the answer is no UTF-8', faults.invalidUtf8(), 'unknown', 'broken-answer'],
  ['the server leads elsewhere', faults.redirect('/elsewhere'), 'unknown', 'broken-answer'],
  ['the link is on another host', faults.foreignLink(), 'unknown', 'foreign-link'],
  ['a second, foreign link wins', faults.duplicateKeys(), 'unknown', 'foreign-link'],
  ['the link is of another invite', faults.otherReference(), 'unknown', 'broken-answer'],
  [
    'the link is plain http',
    faults.link((link) => link.replace('https', 'http')),
    'unknown',
    'broken-answer',
  ],
  ['the link is no link', faults.link(() => 'soon'), 'unknown', 'broken-answer'],
  ['the server fails (500)', faults.status(500), 'unknown', 'server-error'],
  ['the gateway fails (502)', faults.html(502), 'unknown', 'server-error'],
  ['the server is busy (503)', faults.empty(503), 'unknown', 'server-error'],
  ['the gateway waits in vain (504)', faults.status(504), 'unknown', 'server-error'],
  ['there were too many', faults.tooManyRequests(), 'refused', 'too-many-requests'],
  ['no reason is given (400)', faults.status(400), 'refused', 'refused-without-reason'],
  ['no reason is given (401)', faults.html(401), 'refused', 'not-allowed'],
  ['there is nothing (404)', faults.empty(404), 'refused', 'refused-without-reason'],
  ['the list of reasons is empty', faults.refusal([], 422), 'refused', 'refused-without-reason'],
]

describe('an invite that comes to nothing', () => {
  it.each(endings)('when %s', async (_fact, ...[fault, outcome, code]) => {
    const { service, practice, database, announced } = await inviteSetup()
    practice.answerNext(fault)
    expect(await service.create(draft())).toStrictEqual(failed(code, { inviteId: 1 }))
    expect(rowsOf(database, 'invite')).toMatchObject([
      { outcome, failure_code: code, tracking_reference: null, link: null, status: null },
    ])
    expect(announced).toMatchObject([{ id: 1, outcome, failureCode: code }])
    expect(practice.posts()).toHaveLength(1)
  })

  it.each([
    ['a word', faults.stall()],
    ['the end of it', faults.stallInBody()],
  ])('has an unknown end when the wait is over before %s', async (_what, fault) => {
    const { service, practice, database, timeOut } = await inviteSetup()
    practice.answerNext(fault)
    const creating = service.create(draft())
    await practice.arrived()
    timeOut()
    expect(await creating).toStrictEqual(failed('no-answer', { inviteId: 1 }))
    expect(rowsOf(database, 'invite')).toMatchObject([{ outcome: 'unknown' }])
    expect(practice.posts()).toHaveLength(1)
  })

  it('has an unknown end when the computer goes to sleep', async () => {
    const { service, practice, database } = await inviteSetup()
    practice.answerNext(faults.stall())
    const creating = service.create(draft())
    await practice.arrived()
    service.abort('sleep')
    expect(await creating).toStrictEqual(failed('interrupted-by-sleep', { inviteId: 1 }))
    expect(rowsOf(database, 'invite')).toMatchObject([
      { outcome: 'unknown', failure_code: 'interrupted-by-sleep' },
    ])
    expect((await service.create(draft())).ok).toBe(true)
  })

  it('was not sent when nobody listens', async () => {
    const { service, practice, database } = await inviteSetup()
    await practice.close()
    expect(await service.create(draft())).toStrictEqual(failed('unreachable', { inviteId: 1 }))
    expect(rowsOf(database, 'invite')).toMatchObject([
      { outcome: 'unsent', failure_code: 'unreachable' },
    ])
  })

  it.each([
    ['7', 7],
    ['0', 1],
    ['86400', 3600],
    ['Sun, 22 Nov 2026 09:00:30 GMT', 30],
    ['Sun, 22 Nov 2026 08:59:00 GMT', 1],
    ['soon', undefined],
    [undefined, undefined],
  ])('passes on Retry-After %j as %s seconds', async (header, retryAfterSeconds) => {
    vi.useFakeTimers({ now: new Date('2026-11-22T09:00:00Z'), toFake: ['Date'] })
    try {
      const { service, practice } = await inviteSetup()
      practice.answerNext(faults.tooManyRequests(header))
      const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
      expect(await service.create(draft())).toStrictEqual(
        failed('too-many-requests', { inviteId: 1, ...wait }),
      )
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('an invite that VerifiMe refuses', () => {
  it('carries its reasons to the fields', async () => {
    const { service, practice, database } = await inviteSetup()
    const customerContext = { firstName: 'Jack test2', familyName: 'Sm1th' }
    expect(await service.create(draft({ customerContext }))).toStrictEqual(
      failed('refused', {
        inviteId: 1,
        problems: [
          { field: 'firstName', rule: 'name-character', position: 9 },
          { field: 'familyName', rule: 'name-character', position: 2 },
        ],
      }),
    )
    expect(rowsOf(database, 'invite')).toMatchObject([
      { outcome: 'refused', failure_code: 'refused', first_name: 'Jack test2' },
    ])
    expect(practice.posts()).toHaveLength(1)
  })

  it('leads to the settings when the code is of the wrong length', async () => {
    const { service, practice, connect } = await inviteSetup()
    connect(succeeded(connectionTo(practice, { code: 'EIGHTLET' })))
    expect(await service.create(draft())).toStrictEqual(
      failed('code-refused', {
        inviteId: 1,
        problems: [{ field: 'code', rule: 'code-length' }],
      }),
    )
  })

  it.each([200, 400, 403, 422, 500])('is understood with status %i', async (status) => {
    const { service, practice } = await inviteSetup()
    const reason = { path: '', name: 'email', resultName: 'Blocked', message: 'Not this one' }
    practice.answerNext(faults.refusal([reason as never], status))
    expect(await service.create(draft())).toStrictEqual(
      failed('refused', {
        inviteId: 1,
        problems: [{ field: 'email', rule: 'refused', message: 'Not this one' }],
      }),
    )
  })
})

describe('an invite without a connection', () => {
  it('leaves no row and no request', async () => {
    const { service, practice, database, connect } = await inviteSetup()
    connect(failed('not-set-up'))
    expect(await service.create(draft())).toStrictEqual(failed('not-set-up'))
    expect(rowsOf(database, 'invite')).toEqual([])
    expect(practice.requests).toEqual([])
  })

  it('leaves no request when it cannot be written down first', async () => {
    const { service, practice, database } = await inviteSetup()
    database.exec('DROP TABLE invite')
    await expect(service.create(draft())).rejects.toThrow('no such table')
    expect(practice.requests).toEqual([])
    // And the desk is not stuck in `already-sending`.
    await expect(service.create(draft())).rejects.toThrow('no such table')
  })
})

describe('an answer that cannot be about this invite', () => {
  it('is unknown when it names a tracking reference that the history has already', async () => {
    const { service, practice, database } = await inviteSetup()
    await service.create(draft())
    const [first] = rowsOf(database, 'invite') as [{ link: string; tracking_reference: string }]
    practice.answerNext(({ response }) => {
      const { link: inviteUrl, tracking_reference: trackingReference } = first
      response.end(JSON.stringify({ trackingReference, inviteUrl }))
    })
    expect(await service.create(draft())).toMatchObject({ failure: { code: 'broken-answer' } })
    expect(rowsOf(database, 'invite')).toMatchObject([
      { outcome: 'issued' },
      { outcome: 'unknown', failure_code: 'broken-answer', link: null },
    ])
  })
})

it('is issued although remarks stand beside it', async () => {
  const { service, practice, database } = await inviteSetup()
  practice.answerNext(async ({ response, honestAnswer }) => {
    const remark = { path: '', name: 'email', resultName: 'Unusual', resultType: 'Warning' }
    response.end(JSON.stringify({ ...(await honestAnswer()), validationResults: [remark] }))
  })
  expect(await service.create(draft())).toMatchObject({ ok: true })
  expect(rowsOf(database, 'invite')).toMatchObject([{ outcome: 'issued' }])
})
