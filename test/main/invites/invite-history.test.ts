import { describe, expect, it } from 'vitest'
import type { EnvironmentName } from '#contract'
import { failed, succeeded } from '#contract'
import { createInviteHistory } from '../../../main/invites/invite-history.ts'
import { createInviteLifeRepository } from '../../../main/invites/invite-life-repository.ts'
import { createInviteSearch } from '../../../main/invites/invite-search.ts'
import { createPeopleRepository } from '../../../main/invites/people-repository.ts'
import { inviteBench } from '../../builders/invite-bench.ts'
import { wholeDraft } from '../../builders/invite-draft.ts'

async function bench() {
  const { database, repository, service, clock } = await inviteBench()
  const place = { environment: 'practice' as EnvironmentName }
  const history = createInviteHistory({
    repository,
    life: createInviteLifeRepository(database),
    search: createInviteSearch(database),
    people: createPeopleRepository(database),
    environment: () => place.environment,
    now: () => clock.at,
  })
  await service.create(wholeDraft)
  return { history, place, clock }
}

const everything = { limit: 10, onlyOpenToday: false, onlyUnfinishedToday: false }

describe('the history', () => {
  it('lists the invites of the environment in force', async () => {
    const { history, place } = await bench()
    expect(history.list(everything)).toMatchObject({ value: { invites: [{ id: 1 }] } })
    place.environment = 'production'
    expect(history.list(everything)).toStrictEqual(succeeded({ invites: [], hasMore: false }))
  })

  it('ends the day at midnight of this computer', async () => {
    const { history, clock } = await bench()
    const openToday = { ...everything, onlyOpenToday: true }
    clock.at = new Date(2026, 10, 22, 23, 59, 59, 999)
    expect(history.list(openToday)).toMatchObject({ value: { invites: [{ id: 1 }] } })
    clock.at = new Date(2026, 10, 23)
    expect(history.list(openToday)).toMatchObject({ value: { invites: [] } })
  })

  it('gives back what was typed', async () => {
    const { history } = await bench()
    expect(history.draft(1)).toMatchObject({
      ok: true,
      value: { email: 'mary@example.com', phone: '+61 491570006', reference: 'CASE-7' },
    })
    expect(history.draft(2)).toStrictEqual(failed('not-found'))
  })
})
