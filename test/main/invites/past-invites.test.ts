import { existsSync, statSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { RetentionRules } from '../../../main/invites/forgetting/forgetting.ts'
import { createInviteRepository } from '../../../main/invites/invite-repository.ts'
import { createPastInvites } from '../../../main/invites/past-invites.ts'
import { issue } from '../../builders/attempt.ts'
import { wholeDraft } from '../../builders/invite-draft.ts'
import { tempDatabase } from '../../builders/temp-database.ts'

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

function bench() {
  const database = tempDatabase()
  const repository = createInviteRepository(database)
  const rules: RetentionRules = { retentionDays: 30, detailsRetention: 'until-submitted' }
  const clock = { seenAt: undefined as Date | undefined, isFull: false }
  const notes: unknown[] = []
  const start = () =>
    createPastInvites({
      database,
      repository,
      settings: {
        environment: () => 'practice',
        retentionRules: () => rules,
        clockSeenAt: {
          read: () => clock.seenAt,
          keep: (at) => {
            if (clock.isFull) throw new RangeError('mary@example.com')
            clock.seenAt = at
          },
        },
      },
      draft: { forgetDetails: () => undefined },
      now: () => new Date(),
      isNobodyThere: () => false,
      askWhereToSave: async () => undefined,
      files: { write: async () => true },
      emit: () => undefined,
      note: (...entry) => notes.push(entry),
    })
  const past = start()
  onTestFinished(past.stop)
  return {
    database,
    repository,
    rules,
    clock,
    notes,
    past,
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
    const { made, ids } = bench()
    made()
    await vi.advanceTimersByTimeAsync(30 * 24 * hourMs)
    expect(ids()).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(hourMs + momentMs)
    expect(ids()).toEqual([])
  })

  it('a deletion that failed is tried again', async () => {
    const { made, past, refuse, ids, notes } = bench()
    const [gone, stays] = [made(), made()]
    await past.removal.remove({ ids: [gone] })
    const allow = refuse('DELETE')
    await vi.advanceTimersByTimeAsync(10_000 + momentMs)
    expect(notes).toEqual([['background-failed', { error: 'SqliteError' }]])
    allow()
    expect(ids()).toEqual([gone, stays])
    await vi.advanceTimersByTimeAsync(hourMs)
    expect(ids()).toEqual([stays])
  })
})

describe('what fails while nobody waits for it is noted by name, and nothing is left to be caught', () => {
  const note = ['background-failed', { error: 'RangeError' }]

  it('every hour', async () => {
    const { clock, notes } = bench()
    clock.isFull = true
    await vi.advanceTimersByTimeAsync(2 * hourMs)
    expect(notes).toEqual([note, note])
  })

  it('when rules were changed', async () => {
    const { clock, rules, past, notes } = bench()
    await vi.advanceTimersByTimeAsync(momentMs)
    clock.isFull = true
    rules.retentionDays = 7
    past.settingsChanged()
    await vi.advanceTimersByTimeAsync(12_000)
    expect(notes).toEqual([note])
  })

  it('when somebody says that the date is right: the question stays', async () => {
    const { clock, made, past, notes } = bench()
    await vi.advanceTimersByTimeAsync(momentMs)
    made()
    vi.setSystemTime(new Date(2027, 10, 22, 12))
    await vi.advanceTimersByTimeAsync(hourMs)
    clock.isFull = true
    const decide = past.retentionRoutes['retention.decide'] as (verdict: object) => unknown
    expect(decide({ isDateRight: true })).toMatchObject({ value: { state: 'asking' } })
    await vi.advanceTimersByTimeAsync(momentMs)
    expect(notes).toEqual([note])
  })
})

describe('details that are in', () => {
  it('are out of the file and its log a moment later', async () => {
    const { made, past, database } = bench()
    await vi.advanceTimersByTimeAsync(momentMs)
    const log = `${database.name}-wal`
    const id = made({ draft: wholeDraft })
    past.submitted(id)
    expect(statSync(log).size).toBeGreaterThan(0)
    await vi.advanceTimersByTimeAsync(momentMs)
    expect(existsSync(log) && statSync(log).size).toBe(0)
    expect(database.serialize().toString('latin1')).not.toMatch(/Wallaby|1985-03-27/u)
  })
})
