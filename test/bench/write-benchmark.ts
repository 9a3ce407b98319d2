import { migrate } from '../../main/database/migrate.ts'
import { type Database, openDatabase } from '../../main/database/open-database.ts'
import { createInviteRepository } from '../../main/invites/invite-repository.ts'
import { attempt } from '../builders/attempt.ts'
import { wholeDraft } from '../builders/invite-draft.ts'
import { benchKey } from './big-history.ts'
import { benchNow } from './made-invites.ts'
import { measure, ms, spread } from './measure.ts'

const turns = 300

/** An invite as the app adds it, and one bare row of the same length, in turns on the same file. */
export function benchmarkInsert(database: Database): string[][] {
  database.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, typed TEXT NOT NULL) STRICT')
  const insert = database.prepare('INSERT INTO bare (typed) VALUES (?)')
  const typed = JSON.stringify(wholeDraft)
  const repository = createInviteRepository(database)
  const taken = { bare: [] as number[], invite: [] as number[] }
  const timed = (into: number[], work: () => void) => {
    const startedAt = performance.now()
    work()
    into.push(performance.now() - startedAt)
  }
  for (let turn = 0; turn < turns; turn += 1) {
    timed(taken.bare, () => insert.run(typed))
    const made = attempt({ draft: wholeDraft, environment: 'production', createdAt: benchNow })
    timed(taken.invite, () => repository.begin(made))
  }
  const [bare, invite] = [spread(taken.bare), spread(taken.invite)]
  return [
    ['bare durable insert', ms(bare.median), ms(bare.p95)],
    ['adding an invite', ms(invite.median), ms(invite.p95)],
    ['ratio', (invite.median / bare.median).toFixed(2), (invite.p95 / bare.p95).toFixed(2)],
  ]
}

export function benchmarkOpening(file: string): string[] {
  const taken = measure(20, () => {
    const database = openDatabase(file, benchKey)
    migrate(database)
    database.close()
  })
  return ['opening', ms(taken.median), ms(taken.p95)]
}
