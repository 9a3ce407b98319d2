import { migrate } from '../../main/database/migrate.ts'
import { type Database, openDatabase } from '../../main/database/open-database.ts'
import { createInviteRepository } from '../../main/invites/invite-repository.ts'
import { type InviteRow, inviteColumns } from '../../main/invites/invite-row.ts'
import { createIndexKeeper } from '../../main/invites/search/index-keeper.ts'
import { attempt } from '../builders/attempt.ts'
import { wholeDraft } from '../builders/invite-draft.ts'
import { benchKey } from './big-history.ts'
import { createFts5Index } from './fts5-index.ts'
import { benchNow } from './made-invites.ts'
import { measure, ms, spread, timed } from './measure.ts'

const turns = 300

/** An invite as the app adds it, the same with FTS5 in step, and one bare row, in turns on the same file. */
export function benchmarkInsert(database: Database): string[][] {
  database.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, typed TEXT NOT NULL) STRICT')
  const insert = database.prepare('INSERT INTO bare (typed) VALUES (?)')
  const typed = JSON.stringify(wholeDraft)
  const repository = createInviteRepository(database)
  const index = createFts5Index(database)
  const made = () => attempt({ draft: wholeDraft, environment: 'production', createdAt: benchNow })
  const addWithFts5 = database.transaction(() =>
    index.add(rowOf(database, repository.begin(made()))),
  )
  const taken = { bare: [] as number[], invite: [] as number[], withFts5: [] as number[] }
  for (let turn = 0; turn < turns; turn += 1) {
    taken.bare.push(timed(() => insert.run(typed)))
    taken.invite.push(timed(() => repository.begin(made())))
    taken.withFts5.push(timed(addWithFts5))
  }
  const bare = spread(taken.bare)
  const row = (what: string, { median, p95 }: { median: number; p95: number }) => [
    [what, ms(median), ms(p95)],
    ['… times the bare one', (median / bare.median).toFixed(2), (p95 / bare.p95).toFixed(2)],
  ]
  return [
    ['bare durable insert', ms(bare.median), ms(bare.p95)],
    ...row('adding an invite', spread(taken.invite)),
    ...row('adding an invite with FTS5', spread(taken.withFts5)),
  ]
}

/** Out of the one index and out of the other, for good: milliseconds an invite. */
export function benchmarkDeletion(database: Database): string[][] {
  const index = createFts5Index(database)
  const ids = database.prepare('SELECT id FROM invite ORDER BY id LIMIT 1024').pluck().all()
  const rows = ids.map((id) => rowOf(database, Number(id)))
  const removeSome = database.transaction((some: InviteRow[]) => some.forEach(index.remove))
  const theirs = timed(() => {
    for (let at = 0; at < rows.length; at += 32) removeSome(rows.slice(at, at + 32))
  })
  const keeper = createIndexKeeper(database)
  const mine = timed(() => Array.from(keeper.destroy(rows.map(({ id }) => id))))
  const each = (all: number) => ms(all / rows.length)
  return [
    ['deleting an invite and its place in our index, among 1,024', each(mine), ''],
    ['deleting its place in FTS5 alone, secure-delete', each(theirs), ''],
  ]
}

/** What the indexes take in the file, in MB. */
export function benchmarkSizes(database: Database): string[][] {
  const size = database
    .prepare('SELECT sum(pgsize) / 1000000 FROM dbstat WHERE name LIKE ? AND aggregate = true')
    .pluck()
  return [
    ['our index in the file, MB', String(size.get('search_%')), ''],
    ['FTS5’s indexes in the file, MB', String(size.get('fts5%')), ''],
  ]
}

function rowOf(database: Database, id: number): InviteRow {
  return database.prepare(`SELECT ${inviteColumns} FROM invite WHERE id = ?`).get(id) as InviteRow
}

export function benchmarkOpening(file: string): string[] {
  const taken = measure(20, () => {
    const database = openDatabase(file, benchKey)
    migrate(database)
    database.close()
  })
  return ['opening', ms(taken.median), ms(taken.p95)]
}
