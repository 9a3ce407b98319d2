import { describe, expect, it } from 'vitest'
import type { EnvironmentName } from '#contract'
import { failed, mostListed, succeeded } from '#contract'
import { createEventRepository } from '../../../main/history/event-repository.ts'
import { createHistoryService } from '../../../main/history/history-service.ts'
import { createPeopleRepository } from '../../../main/history/people-repository.ts'
import { createInviteSearch } from '../../../main/history/search/invite-search.ts'
import { createNotices } from '../../../main/record/notices.ts'
import { draft, wholeDraft } from '../../builders/invite-draft.ts'
import { inviteSetup } from '../../builders/invite-setup.ts'

async function setup() {
  const { database, repository, service, clock } = await inviteSetup()
  const place = { environment: 'practice' as EnvironmentName }
  const history = createHistoryService({
    repository,
    events: createEventRepository(database),
    search: createInviteSearch(database),
    people: createPeopleRepository(database),
    notices: createNotices(database, () => clock.at),
    environment: () => place.environment,
    now: () => clock.at,
  })
  await service.create(wholeDraft)
  return { history, place, clock, repository, service, database }
}

const everything = { limit: 10, onlyUnfinishedToday: false }

describe('the history', () => {
  it('says where the next page begins', async () => {
    const { history, service } = await setup()
    await service.create(draft({ email: 'second@example.com' }))
    await service.create(draft({ email: 'third@example.com' }))
    expect(await history.list({ ...everything, limit: 2 })).toMatchObject({
      value: { invites: [{ id: 3 }, { id: 2 }], hasMore: true, next: 2 },
    })
    expect(await history.list(everything)).toMatchObject({
      value: { invites: [{ id: 3 }, { id: 2 }, { id: 1 }], hasMore: false },
    })
  })

  it('lists the invites of the environment in force', async () => {
    const { history, place } = await setup()
    expect(await history.list(everything)).toMatchObject({ value: { invites: [{ id: 1 }] } })
    place.environment = 'production'
    expect(await history.list(everything)).toStrictEqual(succeeded({ invites: [], hasMore: false }))
  })

  it('counts exactly what is found, up to as many as the desk lists', async () => {
    const { history, database } = await setup()
    expect(history.count({ onlyUnfinishedToday: false })).toStrictEqual(
      succeeded({ count: 1, hasMore: false }),
    )
    const more = (count: number) =>
      database.exec(
        `WITH RECURSIVE made (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM made LIMIT ${count})
         INSERT INTO invite (created_at, environment, code_label, email, reference,
           reference_is_made_up, send_invitation_email, outcome)
         SELECT created_at, environment, code_label, email, reference,
           reference_is_made_up, send_invitation_email, 'sending' FROM invite, made WHERE id = 1`,
      )
    more(mostListed - 1)
    expect(history.count({ onlyUnfinishedToday: false })).toStrictEqual(
      succeeded({ count: mostListed, hasMore: false }),
    )
    more(1)
    expect(history.count({ onlyUnfinishedToday: false })).toStrictEqual(
      succeeded({ count: mostListed, hasMore: true }),
    )
  })

  it('ends the day at midnight of this computer', async () => {
    const { history, clock } = await setup()
    const openToday = { ...everything, onlyUnfinishedToday: true }
    clock.at = new Date(2026, 10, 22, 23, 59, 59, 999)
    expect(await history.list(openToday)).toMatchObject({ value: { invites: [{ id: 1 }] } })
    clock.at = new Date(2026, 10, 23)
    expect(await history.list(openToday)).toMatchObject({ value: { invites: [] } })
  })

  it('gives back what was typed', async () => {
    const { history } = await setup()
    expect(history.draft(1)).toMatchObject({
      ok: true,
      value: { email: 'mary@example.com', phone: '+61 491570006', reference: 'CASE-7' },
    })
    expect(history.draft(2)).toStrictEqual(failed('not-found'))
  })
})

describe('one invite', () => {
  it('is told with its events, and with what was sent', async () => {
    const { history, repository, clock } = await setup()
    const at = clock.at.getTime()
    repository.markShown(1, new Date(at + 1))
    repository.raiseStatus(1, 'Active', new Date(at + 2))
    repository.raiseStatus(1, 'Completed', new Date(at + 3))
    const answer = history.detail(1)
    expect(answer).toMatchObject({
      ok: true,
      value: {
        events: [
          { kind: 'created', at },
          { kind: 'answered', at },
          { kind: 'shown', at: at + 1 },
          { kind: 'opened', at: at + 2 },
          { kind: 'submitted', at: at + 3 },
        ],
        sent: {
          email: 'mary@example.com',
          referenceData: 'CASE-7',
          customerContext: wholeDraft.customerContext,
          sendInvitationEmail: true,
        },
        reissuedAs: [],
      },
    })
    expect(JSON.stringify(answer)).not.toMatch(/https:|TESTCODE/u)
    expect(history.detail(2)).toStrictEqual(failed('not-found'))
  })

  it('is linked with the one that it was made from, for the same address only', async () => {
    const { history, service } = await setup()
    await service.create({ ...wholeDraft, email: 'Mary@example.com', reissueOf: 1 })
    await service.create({ ...wholeDraft, email: 'other@example.com', reissueOf: 1 })
    expect(history.detail(2)).toMatchObject({ value: { reissueOf: 1 } })
    expect(history.detail(3)).not.toHaveProperty('value.reissueOf')
    expect(history.detail(1)).toMatchObject({
      value: {
        reissuedAs: [2],
        invite: { offQueue: 'replaced' },
        events: [
          { kind: 'created' },
          { kind: 'answered' },
          { kind: 'reissued' },
          { kind: 'replaced' },
        ],
      },
    })
  })
})

describe('a returning customer', () => {
  it('is known by the address, with today’s open invite and what is still kept', async () => {
    const { history, clock } = await setup()
    expect(history.suggest(' MARY@example.com ')).toMatchObject({
      value: {
        openToday: { id: 1 },
        people: [
          {
            inviteId: 1,
            name: 'Mary Ann Smith',
            email: 'mary@example.com',
            lastSeenAt: clock.at.getTime(),
            kept: ['name', 'dateOfBirth', 'phone', 'address', 'reference'],
          },
        ],
      },
    })
    clock.at = new Date(2026, 10, 23)
    expect(history.suggest('mary@example.com')).not.toHaveProperty('value.openToday')
  })

  it('is offered the newest details, not the newest invite without any', async () => {
    const { history, service } = await setup()
    await service.create(draft())
    expect(history.suggest('mary@example.com')).toMatchObject({
      value: { openToday: { id: 2 }, people: [{ inviteId: 1, name: 'Mary Ann Smith' }] },
    })
  })

  it('is known by the whole name, once, with or without the middle one', async () => {
    const { history, service } = await setup()
    await service.create(wholeDraft)
    expect(history.suggest('mary smith')).toMatchObject({ value: { people: [{ inviteId: 2 }] } })
    expect(history.suggest('Mary Ann Smith')).toMatchObject({ value: { people: [{}] } })
    expect(history.suggest('mary smith')).not.toHaveProperty('value.openToday')
  })

  it('is known by the whole phone number, with today’s open invite where it is one person’s', async () => {
    const typed = '+61 491570006'
    const { history, service } = await setup()
    expect(history.suggest(typed)).toMatchObject({
      value: { openToday: { id: 1 }, people: [{ inviteId: 1, name: 'Mary Ann Smith' }] },
    })
    const customerContext = { firstName: 'Ben', preferredContactNumber: '+61 491570006' }
    await service.create(draft({ email: 'ben@example.com', customerContext }))
    const shared = history.suggest(typed)
    expect(shared).toMatchObject({ value: { people: [{ name: 'Ben' }, { inviteId: 1 }] } })
    expect(shared).not.toHaveProperty('value.openToday')
  })

  it('of the same address and another name is somebody else', async () => {
    const { history, service } = await setup()
    const customerContext = { firstName: 'Ben', familyName: 'Smith' }
    await service.create({ ...wholeDraft, customerContext })
    expect(history.suggest('mary smith')).toMatchObject({
      value: { people: [{ inviteId: 1, name: 'Mary Ann Smith' }] },
    })
  })

  it.each([
    'mary',
    'smith',
    'mary s',
    'mary@',
    'y@example.com',
    'ary@example.com',
    '@example',
    'sm',
    '+61 49157000',
    '1570006',
  ])('is nobody who only has %s in their name or address', async (part) => {
    const { history } = await setup()
    expect(history.suggest(part)).toStrictEqual(succeeded({ people: [] }))
  })
})
