import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { migrate, migrations } from '../../../main/database/migrations.ts'
import {
  applicationId,
  databaseKeyBytes,
  openDatabase,
} from '../../../main/database/open-database.ts'
import { createDraftRepository } from '../../../main/drafts/draft-keeper.ts'
import { keepSearchIndex } from '../../../main/history/search/search-index.ts'
import { createInviteRepository } from '../../../main/invites/invite-repository.ts'
import { createBackgroundTasks } from '../../../main/retention/background-tasks.ts'
import { createRetentionRepository } from '../../../main/retention/retention-repository.ts'
import { createRetentionService } from '../../../main/retention/retention-service.ts'
import { issue, noon } from '../../builders/attempt.ts'
import { draft, wholeDraft } from '../../builders/invite-draft.ts'
import { tempFolder } from '../../builders/temp-folder.ts'
import { typed } from '../../builders/typed-draft.ts'

/** `start`: as after a restart of the app. */
function setup() {
  const file = join(tempFolder(), 'history.db')
  const key = randomBytes(databaseKeyBytes)
  const failures: unknown[] = []
  function start() {
    const database = openDatabase(file, key)
    onTestFinished(() => void database.close())
    migrate(database)
    const failed = (error: unknown) => failures.push(error)
    keepSearchIndex(database)
    const repository = createRetentionRepository(database)
    const service = createRetentionService({
      repository,
      draft: createDraftRepository(database, () => noon),
      withRoom: (work) => work(),
      tasks: createBackgroundTasks({ checkpoint: () => undefined, failed }),
      record: { isAnythingOld: () => false, deleteOld: () => 0 },
      rules: () => ({
        retentionDays: 30,
        detailsRetention: 'until-submitted',
        keepsRegister: false,
        registerYears: 7,
      }),
      clockSeenAt: { read: () => undefined, keep: () => undefined },
      now: () => noon,
      announce: () => undefined,
      failed,
    })
    onTestFinished(() => (database.open ? service.stop() : undefined))
    return { database, repository, service, invites: createInviteRepository(database) }
  }
  return { file, key, failures, start }
}

type Started = ReturnType<ReturnType<typeof setup>['start']>

const lengthOf = (id: number) => 'y'.repeat(id % 60)
const email = (id: number) =>
  `q${((id * 2654435761) % 2 ** 32).toString(36).padStart(7, '0')}z${lengthOf(id)}@example.com`

/**
 * Invites come and go until SQLite has moved one of those that go, and has left a copy of it behind. Answers
 * the ids of those that are gone.
 */
function comeAndGo(started: Started): number[] {
  const { database, invites } = started
  const remove = database.prepare('DELETE FROM invite WHERE id = ?')
  database.pragma('synchronous = OFF')
  const here = new Set<number>()
  const gone: number[] = []
  const make = (count: number) => {
    const first = here.size + gone.length + 1
    for (let id = first; id < first + count; id += 1) {
      here.add(issue(invites, { draft: draft({ email: email(id) }) }))
    }
  }
  make(600)
  for (let round = 0; round < 60 && traces(started, gone).length === 0; round += 1) {
    const going = [...here].filter((id) => (id * 7919 + round * 31) % 5 === 0)
    for (const id of going) {
      remove.run(id)
      here.delete(id)
    }
    gone.push(...going)
    make(going.length)
  }
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.pragma('synchronous = FULL')
  return gone
}

/** Those of the ids whose address still stands somewhere in the file, as it is without its encryption. */
function traces({ database }: Started, ids: readonly number[]): number[] {
  const bytes = database.serialize().toString('latin1')
  return ids.filter((id) => bytes.includes(email(id)))
}

function deleteOne({ database, invites }: Started): void {
  database.prepare('DELETE FROM invite WHERE id = ?').run(issue(invites))
}

describe('the last traces of what was deleted', () => {
  it('are gone when the app quits', () => {
    const started = setup().start()
    const gone = comeAndGo(started)
    expect(traces(started, gone)).not.toEqual([])
    started.service.stop()
    expect(traces(started, gone)).toEqual([])
  })

  it('are remembered over a crash, and gone when the app quits the next time', () => {
    const { start } = setup()
    const first = start()
    const gone = comeAndGo(first)
    first.database.close()
    const second = start()
    expect(traces(second, gone)).not.toEqual([])
    second.service.stop()
    expect(traces(second, gone)).toEqual([])
  })

  it('are left by deleting and by forgetting details, and by nothing else', () => {
    const { repository, invites, database } = setup().start()
    const id = issue(invites, { draft: wholeDraft })
    const isDueAfter = (work: () => unknown) => {
      repository.vacuum()
      work()
      return repository.isVacuumDue()
    }
    expect(isDueAfter(() => issue(invites))).toBe(false)
    expect(isDueAfter(() => invites.markShown(id, noon))).toBe(false)
    expect(isDueAfter(() => repository.forgetDetailsOf(id, noon))).toBe(true)
    expect(isDueAfter(() => repository.forgetDetailsOf(id, noon))).toBe(false)
    expect(isDueAfter(() => database.exec('DELETE FROM invite'))).toBe(true)
    const drafts = createDraftRepository(database, () => noon)
    const held = typed({ dateOfBirth: '27/03/1985' })
    expect(isDueAfter(() => drafts.hold(held))).toBe(false)
    expect(isDueAfter(() => drafts.forgetDetails(new Date(noon.getTime() + 1), noon))).toBe(true)
    const [onHold] = drafts.held()
    expect(isDueAfter(() => drafts.deleteHeld(onHold?.id ?? 0))).toBe(true)
  })
})

describe('a file that is written anew', () => {
  it('is still ours, encrypted, and never uses an id twice', () => {
    const { file, key, start } = setup()
    const first = start()
    const kept = issue(first.invites)
    const gone = issue(first.invites)
    first.database.prepare('DELETE FROM invite WHERE id = ?').run(gone)
    first.service.stop()
    first.database.close()
    expect(readFileSync(file).includes('mary@example.com')).toBe(false)
    expect(() => openDatabase(file, randomBytes(databaseKeyBytes))).toThrow('not a database')
    const database = openDatabase(file, key)
    expect(database.pragma('application_id', { simple: true })).toBe(applicationId)
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.length)
    database.close()
    const second = start()
    expect(second.invites.find(kept)).toMatchObject({ email: 'mary@example.com' })
    expect(issue(second.invites)).toBeGreaterThan(gone)
  })

  it('is a small one: a large one would take too long', () => {
    const started = setup().start()
    const write = started.database.prepare(
      'INSERT INTO draft (id, typed, kept_at) VALUES (1, ?, 0)',
    )
    write.run('x'.repeat(16e6))
    deleteOne(started)
    started.service.stop()
    expect(started.repository.isVacuumDue()).toBe(true)
  })

  it('is tried again after a failure, which is told and never thrown', () => {
    const { failures, start } = setup()
    const started = start()
    issue(started.invites)
    deleteOne(started)
    const reading = started.database.prepare('SELECT id FROM invite').iterate()
    reading.next()
    expect(started.service.stop).not.toThrow()
    expect(failures).toHaveLength(1)
    reading.return?.()
    expect(started.repository.isVacuumDue()).toBe(true)
    started.service.stop()
    expect(started.repository.isVacuumDue()).toBe(false)
  })
})
