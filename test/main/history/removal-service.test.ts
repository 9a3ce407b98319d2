import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RemovalOrder } from '#contract'
import { createBallast } from '../../../main/database/ballast.ts'
import {
  createRemovalRepository,
  createRemovalService,
} from '../../../main/history/removal-service.ts'
import { createInviteSearch } from '../../../main/history/search/invite-search.ts'
import { createInviteRepository } from '../../../main/invites/invite-repository.ts'
import { attempt, issue } from '../../builders/attempt.ts'
import { tempDatabase } from '../../builders/temp-database.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const noon = new Date(2026, 10, 22, 12)

beforeEach(
  () => void vi.useFakeTimers({ now: noon, toFake: ['setTimeout', 'clearTimeout', 'Date'] }),
)
afterEach(() => void vi.useRealTimers())

function setup() {
  const database = tempDatabase()
  const invites = createInviteRepository(database)
  const removed: (number[] | 'many')[] = []
  const progress: number[] = []
  const restored: number[] = []
  const search = createInviteSearch(database)
  const start = () =>
    createRemovalService({
      repository: createRemovalRepository(database, createBallast(tempFolder())),
      search,
      environment: () => 'practice',
      now: () => new Date(),
      deleteInSteps: (step) => {
        while (step());
      },
      announceProgress: (count) => progress.push(count),
      announceRemoved: (ids) => removed.push(ids),
      announceRestored: (count) => restored.push(count),
    })
  const service = start()
  const scope = { environment: 'practice', startOfToday: new Date(2026, 10, 22) }
  const query = { limit: 10, onlyUnfinishedToday: false }
  return {
    database,
    invites,
    start,
    service,
    remove: async (order: number[] | RemovalOrder) => {
      const answer = await service.remove(Array.isArray(order) ? { ids: order } : order)
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
    progress,
    restored,
  }
}

describe('a deleted invite', () => {
  it('is out of sight at once, and deleted for good ten seconds later', async () => {
    const { invites, made, remove, listed, kept, removed } = setup()
    const [first = 0, second = 0] = made(2)
    expect(await remove([first])).toMatchObject({ count: 1 })
    expect(removed).toEqual([[first]])
    expect(listed()).toEqual([second])
    expect(invites.find(first)).toBeUndefined()
    vi.advanceTimersByTime(9_999)
    expect(kept()).toEqual([first, second])
    vi.advanceTimersByTime(1)
    expect(kept()).toEqual([second])
  })

  it('comes back when that is taken back in time', async () => {
    const { made, service, remove, listed, kept, restored } = setup()
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
    const { made, service, remove } = setup()
    const { removal } = await remove(made(1))
    vi.advanceTimersByTime(10_000)
    expect(await service.restore(removal)).toMatchObject({ value: { count: 0 } })
  })

  it('that could not be brought back can be for another ten seconds, and is deleted for good then', async () => {
    const { database, made, service, remove, listed, kept } = setup()
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
    const { made, service, remove, start, kept } = setup()
    const [gone = 0, stays = 0] = made(2)
    await remove([gone])
    service.stop()
    start().deleteLeftOver()
    expect(kept()).toEqual([stays])
  })

  it('must be of this environment, and answered', async () => {
    const { invites, remove, removed } = setup()
    const elsewhere = issue(invites, { environment: 'production' })
    const sending = invites.begin(attempt())
    expect(await remove([elsewhere, sending, 99])).toMatchObject({ count: 0 })
    expect(removed).toEqual([])
  })
})

describe('many deleted invites', () => {
  it('go a hundred at a time, and come back so: in between others have their turn', async () => {
    const { made, service, remove, hiddenCount } = setup()
    const removing = remove(made(250))
    expect(hiddenCount()).toBe(100)
    const { removal } = await removing
    expect(hiddenCount()).toBe(250)
    const restoring = service.restore(removal)
    expect(hiddenCount()).toBe(150)
    expect(await restoring).toMatchObject({ value: { count: 250 } })
  })

  it('are told of while they go, and named as many once they are gone', async () => {
    const { made, remove, progress, removed } = setup()
    await remove(made(250))
    expect(progress).toEqual([100, 200, 250])
    expect(removed).toEqual(['many'])
  })

  it('can be all that is found but some, and come back together', async () => {
    const { invites, made, service, remove, listed } = setup()
    const [kept = 0, ...others] = made(230)
    const found = issue(invites, { reference: 'MATTER-1' })
    const later = issue(invites, { reference: 'MATTER-2' })
    const matters = { onlyUnfinishedToday: false, search: 'matter' }
    expect(await remove({ found: { ...matters, before: later }, except: [] })).toMatchObject({
      count: 1,
    })
    const all = { onlyUnfinishedToday: false, before: found }
    const { removal, count } = await remove({ found: all, except: [kept] })
    expect(count).toBe(others.length)
    expect(listed()).toEqual([later, kept])
    expect(await service.restore(removal)).toMatchObject({ value: { count: others.length } })
  })

  it('are not joined by what is made while they go', async () => {
    const { invites, made, remove, listed } = setup()
    made(250)
    const removing = remove({ found: { onlyUnfinishedToday: false }, except: [] })
    const later = issue(invites)
    expect(await removing).toMatchObject({ count: 250 })
    expect(listed()).toEqual([later])
  })

  it('stay where they are from the moment that somebody stops it', async () => {
    const { made, service, remove, hiddenCount } = setup()
    const removing = remove(made(250))
    service.stopRemoving()
    const { removal, count } = await removing
    expect([count, hiddenCount()]).toEqual([100, 100])
    expect(await service.restore(removal)).toMatchObject({ value: { count: 100 } })
  })

  it('are all back when it fails halfway', async () => {
    const { database, made, remove, removed, hiddenCount } = setup()
    const ids = made(150)
    database.exec(
      `CREATE TRIGGER full BEFORE UPDATE ON invite WHEN new.id = ${ids[120]} AND new.removed_at > 0
       BEGIN SELECT RAISE(ABORT, 'full'); END`,
    )
    await expect(remove(ids)).rejects.toThrow('full')
    expect([hiddenCount(), removed]).toEqual([0, []])
  })
})
