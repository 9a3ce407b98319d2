import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createInviteRepository } from '../../../main/invites/invite-repository.ts'
import { createInviteSearch } from '../../../main/invites/invite-search.ts'
import { createRemovalRepository } from '../../../main/invites/removal-repository.ts'
import { createRemovalService } from '../../../main/invites/removal-service.ts'
import { attempt, issue } from '../../builders/attempt.ts'
import { tempDatabase } from '../../builders/temp-database.ts'

beforeEach(() => void vi.useFakeTimers({ now: new Date(2026, 10, 22, 12) }))
afterEach(() => void vi.useRealTimers())

function bench() {
  const database = tempDatabase()
  const invites = createInviteRepository(database)
  const destroyed: number[] = []
  const removed: number[] = []
  const back: number[] = []
  const start = () =>
    createRemovalService({
      repository: createRemovalRepository(database),
      invites,
      environment: () => 'practice',
      now: () => new Date(),
      destroy: (ids) => destroyed.push(...ids),
      announceRemoved: (ids) => removed.push(...ids),
      announce: ({ id }) => back.push(id),
    })
  const search = createInviteSearch(database, () => 0)
  const query = { limit: 10, onlyOpenToday: false, onlyUnfinishedToday: false }
  const listed = () =>
    search.page('practice', query, new Date(2026, 10, 22)).invites.map(({ id }) => id)
  return { invites, start, service: start(), listed, destroyed, removed, back }
}

describe('a deleted invite', () => {
  it('is out of sight at once, and destroyed ten seconds later', () => {
    const { invites, service, listed, destroyed, removed } = bench()
    const [first, second] = [issue(invites), issue(invites)]
    expect(service.remove([first])).toEqual({
      ok: true,
      value: { ids: [first], undoUntil: Date.now() + 10_000 },
    })
    expect(removed).toEqual([first])
    expect(listed()).toEqual([second])
    expect(invites.find(first)).toBeUndefined()
    vi.advanceTimersByTime(9_999)
    expect(destroyed).toEqual([])
    vi.advanceTimersByTime(1)
    expect(destroyed).toEqual([first])
  })

  it('comes back when that is taken back in time', () => {
    const { invites, service, listed, destroyed, back } = bench()
    const id = issue(invites)
    service.remove([id])
    vi.advanceTimersByTime(9_999)
    expect(service.restore([id])).toMatchObject({ value: { ids: [id] } })
    expect(back).toEqual([id])
    expect(listed()).toEqual([id])
    vi.advanceTimersByTime(60_000)
    expect(destroyed).toEqual([])
  })

  it('does not come back after ten seconds', () => {
    const { invites, service } = bench()
    const id = issue(invites)
    service.remove([id])
    vi.advanceTimersByTime(10_000)
    expect(service.restore([id])).toMatchObject({ value: { ids: [] } })
  })

  it('of an earlier run is destroyed at the start', () => {
    const { invites, service, start, destroyed } = bench()
    const id = issue(invites)
    service.remove([id])
    service.stop()
    start().destroyLeftOver()
    expect(destroyed).toEqual([id])
  })

  it('must be of this environment, and answered', () => {
    const { invites, service, removed } = bench()
    const elsewhere = issue(invites, { environment: 'production' })
    const sending = invites.begin(attempt())
    expect(service.remove([elsewhere, sending, 99])).toMatchObject({ value: { ids: [] } })
    expect(removed).toEqual([])
  })
})
