import { statSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { RetentionState } from '#contract'
import {
  createForgetting,
  type RetentionRules,
} from '../../../../main/invites/forgetting/forgetting.ts'
import { createRetentionRepository } from '../../../../main/invites/forgetting/retention-repository.ts'
import { createRetentionService } from '../../../../main/invites/forgetting/retention-service.ts'
import { createInviteRepository } from '../../../../main/invites/invite-repository.ts'
import { createQuietWorker } from '../../../../main/invites/quiet-worker.ts'
import { createIndexKeeper } from '../../../../main/invites/search/index-keeper.ts'
import { issue } from '../../../builders/attempt.ts'
import { goOnAt } from '../../../builders/go-on-at.ts'
import { draft, wholeDraft } from '../../../builders/invite-draft.ts'
import { pagedSearch } from '../../../builders/paged-search.ts'
import { tempDatabase } from '../../../builders/temp-database.ts'

const today = new Date(2026, 10, 22, 12)
const daysAgo = (days: number) => new Date(2026, 10, 22 - days, 12)

function bench(changes: Partial<RetentionRules> = {}) {
  const database = tempDatabase()
  const rules: RetentionRules = {
    retentionDays: 30,
    detailsRetention: 'until-submitted',
    ...changes,
  }
  const clock = { at: today, seenAt: undefined as Date | undefined }
  const states: RetentionState['state'][] = []
  const failures: unknown[] = []
  const retention = createRetentionRepository(database)
  const worker = createQuietWorker({
    elapsedMs: () => performance.now(),
    settle: retention.settleLog,
    failed: (error) => failures.push(error),
  })
  const keeper = createIndexKeeper(database)
  const now = () => clock.at
  const forgetting = createForgetting({
    repository: retention,
    keeper,
    rules: () => rules,
    now,
  })
  const service = createRetentionService({
    forgetting,
    worker,
    rules: () => rules,
    clockSeenAt: {
      read: () => clock.seenAt,
      keep: (at) => {
        clock.seenAt = at
      },
    },
    now,
    announce: ({ state }) => states.push(state),
  })
  onTestFinished(() => {
    service.stop()
    worker.stop()
    expect(failures).toEqual([])
  })
  const repository = createInviteRepository(database)
  return {
    database,
    rules,
    clock,
    states,
    service,
    worker,
    keeper,
    forgetting,
    repository,
    index: () => worker.do(keeper.catchUp({ leave: 0, atOnce: 1000 })),
    ids: () => database.prepare('SELECT id FROM invite ORDER BY id').pluck().all(),
    made: (createdAt: Date, changes = {}) => issue(repository, { createdAt, ...changes }),
  }
}

describe('what is too old', () => {
  it.each([
    [1, [0]],
    [7, [0, 6]],
    [30, [0, 6, 29]],
    [90, [0, 6, 29, 89]],
    [365, [0, 6, 29, 89, 364]],
    ['never', [0, 6, 29, 89, 364, 4000]],
  ] as const)('is gone after %s days, and nothing else', async (retentionDays, left) => {
    for (const isIndexed of [false, true]) {
      const { made, index, service, ids, database } = bench({ retentionDays })
      const ages = [4000, 364, 89, 29, 6, 0]
      const idOf = new Map(ages.map((age) => [age, made(daysAgo(age))]))
      if (isIndexed) await index()
      await service.check()
      expect(ids()).toEqual(left.map((age) => idOf.get(age)).reverse())
      const search = pagedSearch(database, () => 0)
      const query = { search: 'mary', limit: 10, onlyOpenToday: false, onlyUnfinishedToday: false }
      expect(search.page('practice', query, today).invites).toHaveLength(left.length)
    }
  })

  it('goes a whole stretch at a time where all of it is old', async () => {
    const { database, made, index, service, ids } = bench()
    for (let count = 0; count < 3; count += 1) made(daysAgo(60))
    await index()
    goOnAt(database, 7680)
    const young = made(daysAgo(1))
    await index()
    await service.check()
    expect(ids()).toEqual([young])
    const stretches = database.prepare('SELECT DISTINCT stretch FROM search_set').pluck().all()
    expect(stretches).toEqual([1])
  })

  it('stays as long as its answer is out', async () => {
    const { repository, service, ids } = bench()
    const id = repository.begin({
      createdAt: daysAgo(60),
      environment: 'practice',
      codeLabel: 'Main',
      reference: 'R',
      isReferenceMadeUp: false,
      draft: draft(),
    })
    await service.check()
    expect(ids()).toEqual([id])
  })
})

describe('birth date and address', () => {
  const detailsOf = ({ database }: ReturnType<typeof bench>, id: number) =>
    database
      .prepare('SELECT date_of_birth, address, details_removed_at FROM invite WHERE id = ?')
      .raw()
      .get(id)
  const gone = [null, null, today.getTime()]
  const kept = ['1985-03-27', '42 Wallaby Way, Sydney NSW 2000, Australia', null]

  it('are forgotten after 24 hours, and the rest stays', async () => {
    const made = bench()
    const old = made.made(new Date(today.getTime() - 24 * 3_600_000 - 1), { draft: wholeDraft })
    const young = made.made(new Date(today.getTime() - 24 * 3_600_000), { draft: wholeDraft })
    await made.service.check()
    expect(detailsOf(made, old)).toEqual(gone)
    expect(detailsOf(made, young)).toEqual(kept)
    expect(made.repository.find(old)).toMatchObject({ first_name: 'Mary', phone: '+61 491570006' })
  })

  it('are forgotten as soon as the details are in', () => {
    const made = bench()
    const [id, other] = [
      made.made(today, { draft: wholeDraft }),
      made.made(today, { draft: wholeDraft }),
    ]
    made.forgetting.submitted(id)
    expect(detailsOf(made, id)).toEqual(gone)
    expect(detailsOf(made, other)).toEqual(kept)
  })

  it('stay with the invite where the organisation wants it so', async () => {
    const made = bench({ detailsRetention: 'with-invite' })
    const id = made.made(daysAgo(20), { draft: wholeDraft })
    made.forgetting.submitted(id)
    await made.service.check()
    expect(detailsOf(made, id)).toEqual(kept)
  })
})

describe('a clock that jumped', () => {
  it('by more than 7 days asks before anything goes', async () => {
    const { clock, made, service, states, ids } = bench()
    clock.seenAt = daysAgo(8)
    const old = made(daysAgo(60))
    await service.check()
    expect(ids()).toEqual([old])
    expect(service.state()).toEqual({
      ok: true,
      value: {
        state: 'asking',
        lastUsedAt: daysAgo(8).getTime(),
        clockAt: today.getTime(),
      },
    })
    service.decide(true)
    expect(service.state()).toMatchObject({ value: { state: 'purging' } })
    await expect.poll(() => states.at(-1)).toBe('resting')
    expect(ids()).toEqual([])
    expect(clock.seenAt).toBe(today)
  })

  it('is left alone when somebody says that the date is wrong', async () => {
    const { clock, made, service, ids } = bench()
    clock.seenAt = daysAgo(8)
    const old = made(daysAgo(60))
    await service.check()
    service.decide(false)
    await service.check()
    expect(ids()).toEqual([old])
    expect(service.state()).toMatchObject({ value: { state: 'resting' } })
    expect(clock.seenAt).toEqual(daysAgo(8))
  })

  it('asks nothing when nothing would go', async () => {
    const { clock, made, service, states } = bench()
    clock.seenAt = daysAgo(8)
    made(daysAgo(20))
    await service.check()
    expect(states).not.toContain('asking')
  })

  it('of a week is a holiday', async () => {
    const { clock, made, service, ids } = bench()
    clock.seenAt = daysAgo(7)
    made(daysAgo(60))
    await service.check()
    expect(ids()).toEqual([])
  })
})

describe('changed rules', () => {
  const moment = 12_000
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('are obeyed a moment later, whatever the hour', async () => {
    const { rules, made, service, states } = bench()
    made(daysAgo(20))
    rules.retentionDays = 7
    service.settingsChanged()
    vi.advanceTimersByTime(moment - 1)
    expect(states).toEqual([])
    vi.advanceTimersByTime(1)
    expect(states).toEqual(['purging'])
  })

  it('delete what they say', async () => {
    const { rules, made, service, states, ids } = bench()
    const [, young] = [made(daysAgo(20)), made(daysAgo(6))]
    rules.retentionDays = 7
    service.settingsChanged()
    vi.advanceTimersByTime(moment)
    vi.useRealTimers()
    await expect.poll(() => states.at(-1)).toBe('resting')
    expect(ids()).toEqual([young])
  })

  it('that are changed back in time destroy nothing', async () => {
    const { rules, made, service, ids } = bench()
    const id = made(daysAgo(20))
    rules.retentionDays = 1
    service.settingsChanged()
    vi.advanceTimersByTime(moment - 1)
    rules.retentionDays = 30
    service.settingsChanged()
    await vi.advanceTimersByTimeAsync(moment)
    expect(ids()).toEqual([id])
  })

  it('are no other settings', () => {
    const { service, states } = bench()
    service.settingsChanged()
    vi.advanceTimersByTime(moment)
    expect(states).toEqual([])
  })

  it('ask about a clock that has jumped, also where somebody said before that it is wrong', async () => {
    const { rules, clock, made, service, states } = bench()
    clock.seenAt = daysAgo(8)
    made(daysAgo(60))
    await service.check()
    service.decide(false)
    rules.retentionDays = 7
    service.settingsChanged()
    vi.advanceTimersByTime(moment)
    expect(states).toEqual(['asking', 'resting', 'asking'])
  })
})

describe('the bytes of what was deleted', () => {
  /** Names that no other byte of the file could be taken for. */
  const secret = {
    draft: {
      ...wholeDraft,
      email: 'xquizzifer@example.com',
      customerContext: {
        ...wholeDraft.customerContext,
        firstName: 'Vlodomirka',
        familyName: 'Quizzifer',
        address: '77 Zyxwvut Parade',
      },
    },
    reference: 'KWYJIBO-1',
  }
  const traces = /quizzif|vlodom|zyxwvut|kwyjibo|491570006|1985-03-27|qui|zzi/iu

  /** The file without its encryption, free pages and all; its log must hold nothing more. */
  function bytes({ database }: ReturnType<typeof bench>): string {
    return database.serialize().toString('latin1')
  }

  it.each(['for its age', 'for its age, as a whole stretch', 'by hand'])(
    'are nowhere: deleted %s',
    async (why) => {
      const made = bench()
      const { database } = made
      if (!why.includes('stretch')) made.made(today)
      const id = made.made(daysAgo(60), secret)
      if (why.includes('stretch')) {
        database.prepare("UPDATE sqlite_sequence SET seq = 7679 WHERE name = 'invite'").run()
        made.made(today)
      }
      made.repository.markShown(id, today)
      await made.index()
      expect(bytes(made)).toMatch(/Vlodomirka/u)
      const byHand = () => (made.repository.find(id) ? [id] : [])
      if (why === 'by hand') await made.worker.do(made.forgetting.destroy(byHand))
      else await made.service.check()
      expect(bytes(made)).toContain('mary@example.com')
      expect(bytes(made)).not.toMatch(traces)
      expect(statSync(`${database.name}-wal`).size).toBe(0)
      expect(database.prepare('SELECT count(*) FROM invite_event').pluck().get()).toBe(0)
    },
  )

  it('are nowhere: a birth date and an address that were forgotten', async () => {
    const made = bench()
    made.made(daysAgo(3), secret)
    await made.index()
    await made.service.check()
    expect(bytes(made)).toContain('Vlodomirka')
    expect(bytes(made)).not.toMatch(/zyxwvut|1985-03-27/iu)
  })
})
