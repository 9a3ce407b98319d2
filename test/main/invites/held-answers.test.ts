import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from 'date-fns'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createBallast } from '../../../main/database/ballast.ts'
import { migrate } from '../../../main/database/migrations.ts'
import {
  type Database,
  databaseKeyBytes,
  openDatabase,
} from '../../../main/database/open-database.ts'
import { createRemovalRepository } from '../../../main/history/removal-service.ts'
import type { CreateResult } from '../../../main/invites/api/invite-api.ts'
import { createHeldAnswers } from '../../../main/invites/held-answers.ts'
import { createInviteRepository } from '../../../main/invites/invite-repository.ts'
import { createOpenInvites } from '../../../main/status/open-invites.ts'
import { attempt, issue } from '../../builders/attempt.ts'
import { canMount, mountSmallDisk } from '../../builders/small-disk.ts'
import { rowsOf, tempDatabase } from '../../builders/temp-database.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const trackingReference = '3f2b8a52-5f0e-4a51-9a5e-0c2f6c1d7a10'
const link = `https://portal.verifime.com/sign-up/track-id/${trackingReference}`
const issued: CreateResult = { outcome: 'issued', trackingReference, link }
const answeredAt = new Date(2026, 10, 22, 9, 30, 2)

function held(database: Database, folder = tempFolder()) {
  const counts: number[] = []
  const written: number[] = []
  const logs: unknown[] = []
  const ballast = createBallast(folder)
  const answers = createHeldAnswers({
    repository: createInviteRepository(database),
    ballast,
    changed: (count) => counts.push(count),
    written: (id) => written.push(id),
    log: (...entry) => logs.push(entry),
  })
  onTestFinished(() => answers.stop())
  return { answers, ballast, counts, written, logs }
}

/** Ways in which SQLite cannot write, and what ends them. */
const troubles: [name: string, begin: (database: Database) => () => void][] = [
  [
    'the history may not grow',
    (database) => {
      // Every free page is used up first: what is written needs a new one.
      database.exec('CREATE TABLE filling (bytes BLOB)')
      const fill = database.prepare('INSERT INTO filling VALUES (zeroblob(3000))')
      database.exec(
        'CREATE TRIGGER grows AFTER UPDATE ON invite BEGIN INSERT INTO filling VALUES (zeroblob(9000)); END',
      )
      fill.run()
      database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`)
      return () => void database.pragma('max_page_count = 1000000')
    },
  ],
  [
    'the history takes no writing',
    (database) => {
      database.pragma('query_only = ON')
      return () => void database.pragma('query_only = OFF')
    },
  ],
]

describe.each(troubles)('an answer that cannot be written because %s', (_name, begin) => {
  it.each<[string, CreateResult]>([
    ['issued', issued],
    ['refused', { outcome: 'refused', code: 'refused', problems: [] }],
    ['unknown', { outcome: 'unknown', code: 'no-answer', problems: [] }],
  ])('is held as %s, read as if it were written, and written when it can be', (outcome, result) => {
    const database = tempDatabase()
    const { answers, counts, written, logs } = held(database)
    const id = answers.repository.begin(attempt())
    const end = begin(database)
    answers.repository.finish(id, result, answeredAt)
    expect(rowsOf(database, 'invite')).toMatchObject([{ outcome: 'sending', link: null }])
    expect(answers.repository.find(id)).toMatchObject({ outcome })
    expect(counts).toEqual([1])
    expect(answers.retry()).toBe(1)
    end()
    expect(answers.retry()).toBe(0)
    expect(counts).toEqual([1, 0])
    expect(written).toEqual([id])
    expect(rowsOf(database, 'invite')).toMatchObject([
      { outcome, answered_at: answeredAt.getTime() },
    ])
    expect(JSON.stringify(logs)).not.toContain('track-id')
  })
})

it('an answer that is held is known: its tracking reference makes no second invite', () => {
  const database = tempDatabase()
  const { answers } = held(database)
  const id = answers.repository.begin(attempt())
  database.pragma('query_only = ON')
  answers.repository.finish(id, issued, answeredAt)
  expect(answers.repository.hasTrackingReference(trackingReference)).toBe(true)
  expect(answers.repository.find(id)).toMatchObject({ link, status: 'Inactive' })
  database.pragma('query_only = OFF')
})

it('an invite whose answer is held is open today, in its environment and on its day', () => {
  const database = tempDatabase()
  const { answers } = held(database)
  const first = answers.repository.begin(attempt({ createdAt: answeredAt }))
  answers.repository.finish(first, issued, answeredAt)
  const second = answers.repository.begin(attempt({ createdAt: answeredAt }))
  database.pragma('query_only = ON')
  const other = '4f2b8a52-5f0e-4a51-9a5e-0c2f6c1d7a11'
  answers.repository.finish(second, { ...issued, trackingReference: other }, answeredAt)
  const ids = (environment: string, at: Date) =>
    createOpenInvites({
      database,
      settings: { environment: () => environment },
      answers,
      now: () => at,
    })
      .openInvites()
      .map(({ id }) => id)
  expect(ids('practice', answeredAt)).toEqual([second, first])
  expect(ids('staging', answeredAt)).toEqual([])
  expect(ids('practice', addDays(answeredAt, 1))).toEqual([])
  database.pragma('query_only = OFF')
})

it('what is held is written by itself, soon after there is room', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const database = tempDatabase()
  const { answers } = held(database)
  const id = answers.repository.begin(attempt())
  database.pragma('query_only = ON')
  answers.repository.finish(id, issued, answeredAt)
  database.pragma('query_only = OFF')
  vi.advanceTimersByTime(2_000)
  expect(answers.count()).toBe(0)
  expect(rowsOf(database, 'invite')).toMatchObject([{ outcome: 'issued', link }])
})

describe.skipIf(!canMount)('on a real disk that is full (needs root, to mount one)', () => {
  async function smallDisk() {
    const folder = tempFolder()
    const disk = mountSmallDisk(folder, 8)
    const database = openDatabase(join(folder, 'history.db'), randomBytes(databaseKeyBytes))
    onTestFinished(() => {
      database.close()
      disk.unmount()
    })
    migrate(database)
    const setup = held(database, folder)
    await vi.waitFor(() => expect(existsSync(join(folder, 'ballast'))).toBe(true))
    return { ...setup, folder, disk, database }
  }

  it('the ballast makes room for the answer, at once', async () => {
    const { answers, counts, folder, disk, database } = await smallDisk()
    const id = answers.repository.begin(attempt())
    disk.fill()
    for (let length = 0; length < 3; length += 1) {
      // The log has room left in the block that it wrote last: that is used up first.
      try {
        answers.repository.begin(attempt())
      } catch {
        break
      }
    }
    answers.repository.finish(id, issued, answeredAt)
    expect(rowsOf(database, 'invite')[0]).toMatchObject({ outcome: 'issued', link })
    expect(counts).toEqual([])
    expect(existsSync(join(folder, 'ballast'))).toBe(false)
  })

  it('the ballast makes room for a deletion, and is there again when the disk has room', async () => {
    const { answers, ballast, folder, disk, database } = await smallDisk()
    const removal = createRemovalRepository(database, ballast)
    const ids = Array.from({ length: 200 }, () => issue(createInviteRepository(database)))
    disk.fill()
    expect(() => {
      for (;;) answers.repository.begin(attempt())
    }).toThrow(/full/u)
    expect(removal.hide('practice', ids, 1)).toEqual(ids)
    expect(removal.deleteHiddenBut([], ids.length)).toBe(ids.length)
    expect(existsSync(join(folder, 'ballast'))).toBe(false)
    expect(ballast.isWhole()).toBe(false)
    disk.makeRoom()
    expect(await ballast.restore()).toBe(true)
    expect(ballast.isWhole()).toBe(true)
  })

  it('without the ballast it is held, and written once something was deleted', async () => {
    const { answers, counts, folder, disk, database } = await smallDisk()
    const id = answers.repository.begin(attempt())
    createBallast(folder).release()
    disk.fill()
    answers.repository.finish(id, issued, answeredAt)
    expect(counts).toEqual([1])
    expect(answers.repository.find(id)).toMatchObject({ outcome: 'issued', link })
    expect(() => answers.repository.begin(attempt())).toThrow(/full/u)
    disk.makeRoom()
    expect(answers.retry()).toBe(0)
    expect(rowsOf(database, 'invite')).toMatchObject([{ outcome: 'issued', link }])
  })
})
