import { existsSync, statSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createBallast } from '../../../main/database/ballast.ts'
import { createDraftRepository } from '../../../main/drafts/draft-keeper.ts'
import {
  createRemovalRepository,
  createRemovalService,
} from '../../../main/history/removal-service.ts'
import { createInviteSearch } from '../../../main/history/search/invite-search.ts'
import { createInviteRepository } from '../../../main/invites/invite-repository.ts'
import { createBackgroundTasks, repeatHourly } from '../../../main/retention/background-tasks.ts'
import { createRetentionRepository } from '../../../main/retention/retention-repository.ts'
import {
  createRetentionService,
  type RetentionRules,
} from '../../../main/retention/retention-service.ts'
import { issue } from '../../builders/attempt.ts'
import { wholeDraft } from '../../builders/invite-draft.ts'
import { tempDatabase } from '../../builders/temp-database.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const noon = new Date(2026, 10, 22, 12)
const hourMs = 3_600_000
/** Until the background has come to what is asked of it. */
const momentMs = 1000

beforeEach(
  () =>
    void vi.useFakeTimers({
      now: noon,
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    }),
)
afterEach(() => void vi.useRealTimers())

function setup() {
  const database = tempDatabase()
  const repository = createInviteRepository(database)
  const rules: RetentionRules = {
    retentionDays: 30,
    detailsRetention: 'until-submitted',
    keepsRegister: false,
    registerYears: 7,
  }
  const clock = { seenAt: undefined as Date | undefined, isFull: false }
  const failures: unknown[] = []
  const failed = (error: unknown) => failures.push(error instanceof Error ? error.name : error)
  const retention = createRetentionRepository(database)
  const tasks = createBackgroundTasks({ checkpoint: retention.checkpoint, failed })
  const service = createRetentionService({
    repository: retention,
    draft: createDraftRepository(database, () => new Date()),
    withRoom: (work) => work(),
    record: { isAnythingOld: () => false, deleteOld: () => 0 },
    tasks,
    rules: () => rules,
    clockSeenAt: {
      read: () => clock.seenAt,
      keep: (at) => {
        if (clock.isFull) throw new RangeError('mary@example.com')
        clock.seenAt = at
      },
    },
    now: () => new Date(),
    announce: () => undefined,
    failed,
  })
  const removal = createRemovalService({
    repository: createRemovalRepository(database, createBallast(tempFolder())),
    search: createInviteSearch(database),
    environment: () => 'practice',
    now: () => new Date(),
    deleteInSteps: (step) => void tasks.run(step).then(service.emptyLog),
    announceProgress: () => undefined,
    announceRemoved: () => undefined,
    announceRestored: () => undefined,
  })
  const stop = repeatHourly(async () => {
    removal.deleteLeftOver()
    await service.check()
  }, failed)
  onTestFinished(() => {
    stop()
    tasks.stop()
    removal.stop()
    service.stop()
  })
  return {
    database,
    repository,
    rules,
    clock,
    failures,
    service,
    removal,
    made: (changes = {}) => issue(repository, { createdAt: new Date(), ...changes }),
    ids: () => database.prepare('SELECT id FROM invite ORDER BY id').pluck().all(),
    /** As a full disk does, until the answer is called. */
    refuse: (what: 'DELETE' | 'UPDATE') => {
      database.exec(
        `CREATE TRIGGER full BEFORE ${what} ON invite BEGIN SELECT RAISE(ABORT, 'full'); END`,
      )
      return () => database.exec('DROP TRIGGER full')
    },
  }
}

describe('every hour', () => {
  it('what is too old goes', async () => {
    const { made, ids } = setup()
    made()
    await vi.advanceTimersByTimeAsync(30 * 24 * hourMs)
    expect(ids()).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(hourMs + momentMs)
    expect(ids()).toEqual([])
  })

  it('a deletion that failed is tried again', async () => {
    const { made, removal, refuse, ids, failures } = setup()
    const [gone, stays] = [made(), made()]
    await removal.remove({ ids: [gone] })
    const allow = refuse('DELETE')
    await vi.advanceTimersByTimeAsync(10_000 + momentMs)
    expect(failures).toEqual(['SqliteError'])
    allow()
    expect(ids()).toEqual([gone, stays])
    await vi.advanceTimersByTimeAsync(hourMs)
    expect(ids()).toEqual([stays])
  })
})

describe('what fails while nobody waits for it is told, and nothing is left to be caught', () => {
  it('every hour', async () => {
    const { clock, failures } = setup()
    clock.isFull = true
    await vi.advanceTimersByTimeAsync(2 * hourMs)
    expect(failures).toEqual(['RangeError', 'RangeError'])
  })

  it('when rules were changed', async () => {
    const { clock, rules, service, failures } = setup()
    await vi.advanceTimersByTimeAsync(momentMs)
    clock.isFull = true
    rules.retentionDays = 7
    service.settingsChanged()
    await vi.advanceTimersByTimeAsync(12_000)
    expect(failures).toEqual(['RangeError'])
  })

  it('when somebody says that the date is right: the question stays', async () => {
    const { clock, made, service, failures } = setup()
    await vi.advanceTimersByTimeAsync(momentMs)
    made()
    vi.setSystemTime(new Date(2027, 10, 22, 12))
    await vi.advanceTimersByTimeAsync(hourMs)
    clock.isFull = true
    expect(service.decide(true)).toMatchObject({ value: { state: 'asking' } })
    await vi.advanceTimersByTimeAsync(momentMs)
    expect(failures).toEqual(['RangeError'])
  })
})

describe('details that are in', () => {
  it('are out of the file and its log a moment later', async () => {
    const { made, service, database } = setup()
    await vi.advanceTimersByTimeAsync(momentMs)
    const log = `${database.name}-wal`
    const id = made({ draft: wholeDraft })
    service.submitted(id)
    expect(statSync(log).size).toBeGreaterThan(0)
    await vi.advanceTimersByTimeAsync(momentMs)
    expect(existsSync(log) && statSync(log).size).toBe(0)
    expect(database.serialize().toString('latin1')).not.toMatch(/Wallaby|1985-03-27/u)
  })
})
