import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createInviteSearch } from '../../../main/history/search/invite-search.ts'
import { attempt } from '../../builders/attempt.ts'
import { draft, wholeDraft } from '../../builders/invite-draft.ts'
import {
  daysAgo,
  type RetentionSetup,
  retentionSetup,
  today,
} from '../../builders/retention-setup.ts'
import { canMount, mountSmallDisk } from '../../builders/small-disk.ts'
import { tempFolder } from '../../builders/temp-folder.ts'
import { typed } from '../../builders/typed-draft.ts'

describe('what is too old', () => {
  it.each([
    [1, [0]],
    [7, [0, 6]],
    [30, [0, 6, 29]],
    [90, [0, 6, 29, 89]],
    [365, [0, 6, 29, 89, 364]],
    ['never', [0, 6, 29, 89, 364, 4000]],
  ] as const)('is gone after %s days, and nothing else', async (retentionDays, left) => {
    const { made, service, ids, database } = retentionSetup({ retentionDays })
    const ages = [4000, 364, 89, 29, 6, 0]
    const idOf = new Map(ages.map((age) => [age, made(daysAgo(age))]))
    await service.check()
    expect(ids()).toEqual(left.map((age) => idOf.get(age)).reverse())
    const search = createInviteSearch(database)
    const scope = { environment: 'practice', startOfToday: today }
    const query = { search: 'mary', limit: 10, onlyUnfinishedToday: false }
    expect(search.page(query, scope).rows).toHaveLength(left.length)
  })

  it('stays as long as its answer is out', async () => {
    const { repository, service, ids } = retentionSetup()
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

describe.skipIf(!canMount)('on a real disk that is full (needs root, to mount one)', () => {
  it('what is too old goes all the same, and makes room', async () => {
    const folder = tempFolder()
    const disk = mountSmallDisk(folder, 8)
    const { made, repository, drafts, database, ballast, lastUsed, service, ids, clock } =
      retentionSetup({}, folder)
    onTestFinished(() => {
      database.close()
      disk.unmount()
    })
    await ballast.restore()
    const young = () => repository.begin(attempt({ createdAt: today }))
    for (let count = 0; count < 20; count += 1) made(daysAgo(60))
    clock.at = daysAgo(60)
    drafts.hold(typed({}))
    clock.at = today
    lastUsed(daysAgo(1))
    const kept = [young()]
    disk.fill()
    expect(() => {
      for (;;) kept.push(young())
    }).toThrow(/full/u)
    await service.check()
    expect(ids()).toEqual(kept)
    expect(drafts.held()).toEqual([])
    expect(clock.seenAt).toBe(today)
    kept.push(young())
    expect(ids()).toEqual(kept)
  })
})

describe('birth date and address', () => {
  const detailsOf = ({ database }: RetentionSetup, id: number) =>
    database
      .prepare('SELECT date_of_birth, address, details_removed_at FROM invite WHERE id = ?')
      .raw()
      .get(id)
  const gone = [null, null, today.getTime()]
  const kept = ['1985-03-27', '42 Wallaby Way, Sydney NSW 2000, Australia', null]

  it('are forgotten after 24 hours, and the rest stays', async () => {
    const made = retentionSetup()
    const old = made.made(new Date(today.getTime() - 24 * 3_600_000 - 1), { draft: wholeDraft })
    const young = made.made(new Date(today.getTime() - 24 * 3_600_000), { draft: wholeDraft })
    await made.service.check()
    expect(detailsOf(made, old)).toEqual(gone)
    expect(detailsOf(made, young)).toEqual(kept)
    expect(made.repository.find(old)).toMatchObject({ first_name: 'Mary', phone: '+61 491570006' })
  })

  it('are forgotten as soon as the details are in', () => {
    const made = retentionSetup()
    const [id, other] = [
      made.made(today, { draft: wholeDraft }),
      made.made(today, { draft: wholeDraft }),
    ]
    made.service.submitted(id)
    expect(detailsOf(made, id)).toEqual(gone)
    expect(detailsOf(made, other)).toEqual(kept)
  })

  it('stay with the invite where the organisation wants it so', async () => {
    const made = retentionSetup({ detailsRetention: 'with-invite' })
    const id = made.made(daysAgo(20), { draft: wholeDraft })
    made.service.submitted(id)
    await made.service.check()
    expect(detailsOf(made, id)).toEqual(kept)
  })
})

describe('changed rules', () => {
  const moment = 12_000
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('are obeyed a moment later, whatever the hour', async () => {
    const { rules, made, service, states } = retentionSetup()
    made(daysAgo(20))
    rules.retentionDays = 7
    service.settingsChanged()
    vi.advanceTimersByTime(moment - 1)
    expect(states).toEqual([])
    vi.advanceTimersByTime(1)
    expect(states).toEqual(['purging'])
  })

  it('delete what they say', async () => {
    const { rules, made, service, states, ids } = retentionSetup()
    const [, young] = [made(daysAgo(20)), made(daysAgo(6))]
    rules.retentionDays = 7
    service.settingsChanged()
    vi.advanceTimersByTime(moment)
    vi.useRealTimers()
    await expect.poll(() => states.at(-1)).toBe('resting')
    expect(ids()).toEqual([young])
  })

  it('that are changed back in time destroy nothing', async () => {
    const { rules, made, service, ids } = retentionSetup()
    const id = made(daysAgo(20))
    rules.retentionDays = 1
    service.settingsChanged()
    vi.advanceTimersByTime(moment - 1)
    rules.retentionDays = 30
    service.settingsChanged()
    await vi.advanceTimersByTimeAsync(moment)
    expect(ids()).toEqual([id])
  })

  it('are not obeyed by the hour while they can be taken back', async () => {
    const { rules, made, service, ids } = retentionSetup()
    const id = made(daysAgo(20))
    rules.retentionDays = 1
    service.settingsChanged()
    await service.check()
    rules.retentionDays = 90
    service.settingsChanged()
    await vi.advanceTimersByTimeAsync(moment + 1000)
    expect(ids()).toEqual([id])
  })

  it('are not obeyed by a purge that began before they were chosen', async () => {
    const { rules, made, service, tasks, ids } = retentionSetup()
    const id = made(daysAgo(20))
    let steps = 0
    const busy = tasks.run(() => {
      steps += 1
      rules.retentionDays = 1
      return steps < 3
    })
    void service.check()
    await vi.advanceTimersByTimeAsync(moment)
    await busy
    expect(ids()).toEqual([id])
  })

  it('are no other settings', () => {
    const { service, states } = retentionSetup()
    service.settingsChanged()
    vi.advanceTimersByTime(moment)
    expect(states).toEqual([])
  })

  it('ask about a clock that has jumped, also where somebody said before that it is wrong', async () => {
    const { rules, lastUsed, made, service, states } = retentionSetup()
    made(daysAgo(60))
    lastUsed(daysAgo(8))
    await service.check()
    service.decide(false)
    rules.retentionDays = 7
    service.settingsChanged()
    vi.advanceTimersByTime(moment)
    expect(states).toEqual(['asking', 'resting', 'asking'])
  })
})
