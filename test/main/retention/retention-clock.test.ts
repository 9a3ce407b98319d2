import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RetentionDays } from '#contract'
import { createInviteSearch } from '../../../main/history/search/invite-search.ts'
import { wholeDraft } from '../../builders/invite-draft.ts'
import { daysAgo, retentionSetup, today } from '../../builders/retention-setup.ts'
import { typed } from '../../builders/typed-draft.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const later = (ms: number) => new Date(today.getTime() + ms)

describe('a clock that jumped', () => {
  it('by more than 7 days asks before anything goes', async () => {
    const { clock, lastUsed, made, service, states, ids } = retentionSetup()
    const old = made(daysAgo(60))
    lastUsed(daysAgo(8))
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
    const { clock, lastUsed, made, service, ids } = retentionSetup()
    const old = made(daysAgo(60))
    lastUsed(daysAgo(8))
    await service.check()
    service.decide(false)
    await service.check()
    expect(ids()).toEqual([old])
    expect(service.state()).toMatchObject({ value: { state: 'resting' } })
    expect(clock.seenAt).toEqual(daysAgo(8))
  })

  it('asks nothing when nothing would go', async () => {
    const { lastUsed, made, service, states } = retentionSetup()
    made(daysAgo(20))
    lastUsed(daysAgo(8))
    await service.check()
    expect(states).not.toContain('asking')
  })

  it.each<[string, (setup: ReturnType<typeof retentionSetup>) => void, RetentionDays]>([
    ['a customer on hold', ({ drafts }) => drafts.hold(typed({})), 30],
    [
      'the address of one on hold',
      ({ drafts }) => drafts.hold(typed({ address: 'Here' })),
      'never',
    ],
    [
      'a birth date in the form',
      ({ drafts }) => drafts.keep(typed({ dateOfBirth: '1/1/1985' })),
      30,
    ],
    ['a note', ({ made, repository }) => repository.setNote(made(daysAgo(9)), 'x', daysAgo(9)), 30],
  ])('asks before %s goes, although no invite would', async (_what, keep, retentionDays) => {
    const setup = retentionSetup({ retentionDays })
    const { clock, lastUsed, service, drafts, database, states } = setup
    clock.at = daysAgo(retentionDays === 30 ? 40 : 9)
    keep(setup)
    clock.at = today
    const kept = () => [
      drafts.read(),
      drafts.held(),
      database.prepare('SELECT note FROM invite').all(),
    ]
    const before = kept()
    lastUsed(daysAgo(8))
    await service.check()
    expect(states).toEqual(['asking'])
    expect(kept()).toEqual(before)
    service.decide(true)
    await expect.poll(() => states.at(-1)).toBe('resting')
    expect(kept()).not.toEqual(before)
  })

  it('asks nothing for what is typed without a birth date or address, and for a customer on hold who stays', async () => {
    const { clock, drafts, lastUsed, service, states } = retentionSetup()
    clock.at = daysAgo(29)
    drafts.keep(typed({}))
    drafts.hold(typed({}))
    clock.at = today
    lastUsed(daysAgo(8))
    await service.check()
    expect(states).not.toContain('asking')
    expect(drafts.held()).toHaveLength(1)
  })

  it('of a week is a holiday', async () => {
    const { lastUsed, made, service, ids } = retentionSetup()
    made(daysAgo(60))
    lastUsed(daysAgo(7))
    await service.check()
    expect(ids()).toEqual([])
  })

  it('goes on without an answer once it was corrected', async () => {
    const { clock, lastUsed, made, service, states, ids } = retentionSetup()
    const [, young] = [made(daysAgo(60)), made(daysAgo(20))]
    lastUsed(daysAgo(1))
    clock.at = later(300 * dayMs)
    await service.check()
    expect(states).toEqual(['asking'])
    clock.at = today
    await service.check()
    expect(states).toEqual(['asking', 'purging', 'resting'])
    expect(ids()).toEqual([young])
  })
})

describe('“the date is wrong”', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('is asked about again a day later, and every day, while the clock is in doubt', async () => {
    const { lastUsed, made, service, states } = retentionSetup()
    made(daysAgo(60))
    lastUsed(daysAgo(8))
    await service.check()
    for (let day = 0; day < 2; day += 1) {
      service.decide(false)
      await vi.advanceTimersByTimeAsync(dayMs - 1)
      await service.check()
      expect(states.at(-1)).toBe('resting')
      await vi.advanceTimersByTimeAsync(1)
      expect(states.at(-1)).toBe('asking')
    }
  })
})

describe('a clock that was set back', () => {
  it('by years is asked about, and nothing goes before it is corrected', async () => {
    const { clock, lastUsed, made, service, states, ids } = retentionSetup()
    const old = made(daysAgo(60))
    lastUsed(daysAgo(1))
    clock.at = new Date(2020, 0, 1)
    await service.check()
    expect(clock.seenAt).toEqual(daysAgo(1))
    // What is made now would be dated wrongly, too.
    expect(states).toEqual(['asking'])
    clock.at = later(-1.5 * dayMs)
    await service.check()
    expect(ids()).toEqual([old])
    expect(states).toEqual(['asking', 'resting'])
    clock.at = today
    await service.check()
    expect(states).toEqual(['asking', 'resting', 'purging', 'resting'])
    expect(ids()).toEqual([])
  })

  it('is asked about where the time before may have been the wrong one', async () => {
    const { clock, lastUsed, made, service, states, ids } = retentionSetup()
    made(daysAgo(60))
    lastUsed(later(300 * dayMs))
    const young = made(today)
    await service.check()
    expect(states).toEqual(['asking'])
    service.decide(true)
    await expect.poll(() => states.at(-1)).toBe('resting')
    expect(ids()).toEqual([young])
    expect(clock.seenAt).toEqual(today)
  })

  it.each([
    ['years', new Date(2020, 0, 1)],
    ['a weekend', daysAgo(2)],
  ])('by %s makes no invite older than it is', async (_, wrong) => {
    const rules = { retentionDays: 1 } as const
    const { clock, lastUsed, made, service, ids, database } = retentionSetup(rules)
    const old = made(daysAgo(5))
    lastUsed(daysAgo(3))
    const before = made(later(-hourMs))
    const young = made(wrong, { draft: wholeDraft })
    await service.check()
    expect(ids()).toEqual([before, young])
    const details = database.prepare('SELECT address FROM invite WHERE id = ?').pluck()
    expect(details.get(young)).toBe(wholeDraft.customerContext.address)
    clock.at = later(hourMs)
    await service.check()
    expect(details.get(young)).toBe(wholeDraft.customerContext.address)
    clock.at = later(dayMs + hourMs)
    await service.check()
    expect(ids()).toEqual([])
    expect(old).toBeLessThan(before)
  })

  it('makes no invite older than one that was made before it', async () => {
    const { lastUsed, made, service, database } = retentionSetup()
    lastUsed(daysAgo(1))
    const dates = [later(-5 * hourMs), later(-3 * hourMs), later(-4 * hourMs), later(-2 * hourMs)]
    for (const date of dates) made(date)
    await service.check()
    const kept = database.prepare('SELECT created_at FROM invite ORDER BY id').pluck().all()
    const [first, second, , last] = dates.map((date) => date.getTime())
    expect(kept).toEqual([first, second, second, last])
  })

  it('leaves an invite with the date that it was given where the clock was right', async () => {
    const { lastUsed, made, service, database, clock } = retentionSetup({ retentionDays: 'never' })
    const [old, young] = [daysAgo(400), later(-hourMs)]
    made(old)
    lastUsed(daysAgo(1))
    made(young)
    await service.check()
    clock.at = later(hourMs)
    await service.check()
    const kept = database.prepare('SELECT created_at FROM invite ORDER BY id').pluck().all()
    expect(kept).toEqual([old.getTime(), young.getTime()])
  })
})

describe('an invite of a clock that was ahead', () => {
  it('is as old as can be known once the clock is right, and found by its date', async () => {
    const { clock, lastUsed, made, service, states, database, ids } = retentionSetup()
    made(daysAgo(3))
    await service.check()
    lastUsed(daysAgo(1))
    const ahead = made(later(9 * 365 * dayMs))
    // Made with the clock put right; no invite is dated before an earlier one.
    const id = made(today)
    await service.check()
    expect(states.at(-1)).toBe('asking')
    service.decide(true)
    await expect.poll(() => states.at(-1)).toBe('resting')
    const query = {
      search: 'mary',
      limit: 10,
      onlyUnfinishedToday: false,
      from: later(-hourMs).getTime(),
      to: later(hourMs).getTime(),
    }
    const scope = { environment: 'practice', startOfToday: today }
    const page = createInviteSearch(database).page(query, scope)
    expect(page.rows.map((invite) => invite.id)).toEqual([id, ahead])
    for (let day = 1; day <= 31; day += 1) {
      clock.at = later(day * dayMs)
      await service.check()
    }
    expect(ids()).toEqual([])
  })

  it('is put right also where the clock was believed then', async () => {
    const { clock, made, service, states, database } = retentionSetup()
    clock.at = later(9 * 365 * dayMs)
    made(clock.at)
    await service.check()
    clock.at = today
    made(today)
    await service.check()
    expect(states.at(-1)).toBe('asking')
    service.decide(true)
    await expect.poll(() => states.at(-1)).toBe('resting')
    const dates = database.prepare('SELECT created_at FROM invite').pluck().all()
    expect(dates).toEqual([today.getTime(), today.getTime()])
  })
})
