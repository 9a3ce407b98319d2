import { migrate } from '../../main/database/migrations.ts'
import { type Database, openDatabase } from '../../main/database/open-database.ts'
import type { CreateResult } from '../../main/invites/api/invite-api.ts'
import { createInviteRepository } from '../../main/invites/invite-repository.ts'
import { createRetentionRepository } from '../../main/retention/retention-repository.ts'
import { attempt } from '../builders/attempt.ts'
import { wholeDraft } from '../builders/invite-draft.ts'
import { benchKey } from './big-history.ts'
import { benchNow } from './made-invites.ts'
import { measure, ms, spread, timed } from './measure.ts'

const turns = 300

/** An invite as the app adds it, its end with its place in the search, and one bare row, in turns on the same file. */
export function benchmarkInsert(database: Database): string[][] {
  database.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, typed TEXT NOT NULL) STRICT')
  const insert = database.prepare('INSERT INTO bare (typed) VALUES (?)')
  const typed = JSON.stringify(wholeDraft)
  const repository = createInviteRepository(database)
  const made = () => attempt({ draft: wholeDraft, environment: 'production', createdAt: benchNow })
  const end: CreateResult = { outcome: 'unsent', code: 'offline', problems: [] }
  const taken = { bare: [] as number[], begun: [] as number[], ended: [] as number[] }
  for (let turn = 0; turn < turns; turn += 1) {
    taken.bare.push(timed(() => insert.run(typed)))
    const start = performance.now()
    const id = repository.begin(made())
    taken.begun.push(performance.now() - start)
    taken.ended.push(timed(() => repository.finish(id, end, benchNow)))
  }
  const bare = spread(taken.bare)
  const row = (what: string, { median, p95 }: { median: number; p95: number }) => [
    [what, ms(median), ms(p95)],
    ['… times the bare one', (median / bare.median).toFixed(2), (p95 / bare.p95).toFixed(2)],
  ]
  return [
    ['bare durable insert', ms(bare.median), ms(bare.p95)],
    ...row('adding an invite, before its request leaves', spread(taken.begun)),
    ...row('its answer, and its place in the search', spread(taken.ended)),
  ]
}

/** For good, with its place in the search: milliseconds a step of the app, and an invite among many. */
export function benchmarkDeletion(database: Database): string[][] {
  const { deleteOld } = createRetentionRepository(database)
  const step = measure(20, () => deleteOld(benchNow, 1))
  const many = 500
  const each = ms(timed(() => deleteOld(benchNow, many)) / many)
  return [
    ['deleting an invite, a step of a purge', ms(step.median), ms(step.p95)],
    ['deleting an invite among 500 in one transaction', each, ''],
  ]
}

/** What the search takes in the file, in MB. */
export function benchmarkSizes(database: Database): string[][] {
  const size = database
    .prepare('SELECT sum(pgsize) / 1000000 FROM dbstat WHERE name LIKE ? AND aggregate = true')
    .pluck()
  return [['the search in the file, MB', String(size.get('invite_search%')), '']]
}

export function benchmarkOpening(file: string): string[] {
  const taken = measure(20, () => {
    const database = openDatabase(file, benchKey)
    migrate(database)
    database.close()
  })
  return ['opening', ms(taken.median), ms(taken.p95)]
}
