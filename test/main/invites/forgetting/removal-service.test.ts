import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRemovalRepository } from '../../../../main/invites/forgetting/removal-repository.ts'
import { createRemovalService } from '../../../../main/invites/forgetting/removal-service.ts'
import { createInviteRepository } from '../../../../main/invites/invite-repository.ts'
import { createInviteSearch } from '../../../../main/invites/search/invite-search.ts'
import { attempt, issue } from '../../../builders/attempt.ts'
import { tempDatabase } from '../../../builders/temp-database.ts'

const noon = new Date(2026, 10, 22, 12)

beforeEach(
  () => void vi.useFakeTimers({ now: noon, toFake: ['setTimeout', 'clearTimeout', 'Date'] }),
)
afterEach(() => void vi.useRealTimers())

function bench() {
  const database = tempDatabase()
  const invites = createInviteRepository(database)
  const removed: number[] = []
  const restored: number[] = []
  const start = () =>
    createRemovalService({
      repository: createRemovalRepository(database),
      environment: () => 'practice',
      now: () => new Date(),
      deleteInSteps: (step) => {
        while (step());
      },
      announceRemoved: (ids) => removed.push(...ids),
      announceRestored: (count) => restored.push(count),
    })
  const service = start()
  const search = createInviteSearch(database)
  const scope = { environment: 'practice', startOfToday: new Date(2026, 10, 22) }
  const query = { limit: 10, onlyOpenToday: false, onlyUnfinishedToday: false }
  return {
    database,
    invites,
    start,
    service,
    remove: async (ids: number[], removal?: number) => {
      const answer = await service.remove(removal === undefined ? { ids } : { ids, removal })
      if (!answer.ok) throw new Error(answer.failure.code)
      return answer.value
    },
    made: (count: number) => Array.from({ length: count }, () => issue(invites)),
    listed: () => search.page(query, scope).rows.map(({ id }) => id),
    /** What is in the file, hidden or not. */
    kept: () => database.prepare('SELECT id FROM invite ORDER BY id').pluck().all(),
    hiddenCount: () =>
      database.prepare('SELECT count(*) FROM invite WHERE removed_at IS NOT NULL').pluck().get(),
    removed,
    restored,
  }
}

describe('a deleted invite', () => {
  it('is out of sight at once, and deleted for good ten seconds later', async () => {
    const { invites, made, remove, listed, kept, removed } = bench()
    const [first = 0, second = 0] = made(2)
    expect(await remove([first])).toMatchObject({ ids: [first] })
    expect(removed).toEqual([first])
    expect(listed()).toEqual([second])
    expect(invites.find(first)).toBeUndefined()
    vi.advanceTimersByTime(9_999)
    expect(kept()).toEqual([first, second])
    vi.advanceTimersByTime(1)
    expect(kept()).toEqual([second])
  })

  it('comes back when that is taken back in time', async () => {
    const { made, service, remove, listed, kept, restored } = bench()
    const ids = made(1)
    const { removal } = await remove(ids)
    vi.advanceTimersByTime(9_999)
    expect(await service.restore(removal)).toMatchObject({ value: { count: 1 } })
    expect(restored).toEqual([1])
    expect(listed()).toEqual(ids)
    vi.advanceTimersByTime(60_000)
    expect(kept()).toEqual(ids)
  })

  it('does not come back after ten seconds', async () => {
    const { made, service, remove } = bench()
    const { removal } = await remove(made(1))
    vi.advanceTimersByTime(10_000)
    expect(await service.restore(removal)).toMatchObject({ value: { count: 0 } })
  })

  it('that could not be brought back can be for another ten seconds, and is deleted for good then', async () => {
    const { database, made, service, remove, listed, kept } = bench()
    const [first = 0, second = 0] = made(2)
    const { removal } = await remove([first])
    const { removal: other } = await remove([second])
    database.exec(
      "CREATE TRIGGER full BEFORE UPDATE ON invite BEGIN SELECT RAISE(ABORT, 'full'); END",
    )
    await expect(service.restore(removal)).rejects.toThrow('full')
    await expect(service.restore(other)).rejects.toThrow('full')
    database.exec('DROP TRIGGER full')
    expect(await service.restore(removal)).toMatchObject({ value: { count: 1 } })
    vi.advanceTimersByTime(10_000)
    expect(listed()).toEqual([first])
    expect(kept()).toEqual([first])
  })

  it('of an earlier run is deleted for good at the start', async () => {
    const { made, service, remove, start, kept } = bench()
    const [gone = 0, stays = 0] = made(2)
    await remove([gone])
    service.stop()
    start().deleteLeftOver()
    expect(kept()).toEqual([stays])
  })

  it('must be of this environment, and answered', async () => {
    const { invites, remove, removed } = bench()
    const elsewhere = issue(invites, { environment: 'production' })
    const sending = invites.begin(attempt())
    expect(await remove([elsewhere, sending, 99])).toMatchObject({ ids: [] })
    expect(removed).toEqual([])
  })
})

describe('many deleted invites', () => {
  it('of several calls are one removal: its ten seconds begin with the last', async () => {
    const { made, service, remove, listed, kept } = bench()
    const ids = made(4)
    const { removal } = await remove(ids.slice(0, 2))
    vi.advanceTimersByTime(9_000)
    expect(await remove(ids.slice(2), removal)).toMatchObject({ removal, ids: ids.slice(2) })
    vi.advanceTimersByTime(9_000)
    expect(kept()).toEqual(ids)
    expect(await service.restore(removal)).toMatchObject({ value: { count: 4 } })
    expect(listed()).toEqual([...ids].reverse())
  })

  it('are not deleted for good with what was deleted between them', async () => {
    const { made, service, remove, kept } = bench()
    const [first = 0, between = 0, last = 0] = made(3)
    const { removal } = await remove([first])
    vi.advanceTimersByTime(1_000)
    await remove([between])
    vi.advanceTimersByTime(4_000)
    await remove([last], removal)
    vi.advanceTimersByTime(6_000)
    expect(kept()).toEqual([first, last])
    expect(await service.restore(removal)).toMatchObject({ value: { count: 2 } })
  })

  it('that join a removal which is over begin a new one', async () => {
    const { made, remove } = bench()
    const [early = 0, late = 0] = made(2)
    const { removal } = await remove([early])
    vi.advanceTimersByTime(10_000)
    expect((await remove([late], removal)).removal).not.toBe(removal)
  })

  it('go a hundred at a time, and come back so: in between others have their turn', async () => {
    const { made, service, remove, hiddenCount } = bench()
    const removing = remove(made(250))
    expect(hiddenCount()).toBe(100)
    const { removal } = await removing
    expect(hiddenCount()).toBe(250)
    const restoring = service.restore(removal)
    expect(hiddenCount()).toBe(150)
    expect(await restoring).toMatchObject({ value: { count: 250 } })
  })
})
