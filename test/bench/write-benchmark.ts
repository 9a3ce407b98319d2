import { monitorEventLoopDelay } from 'node:perf_hooks'
import { migrate } from '../../main/database/migrate.ts'
import { type Database, openDatabase } from '../../main/database/open-database.ts'
import { createForgetting } from '../../main/invites/forgetting.ts'
import { createIndexKeeper } from '../../main/invites/index-keeper.ts'
import { createInviteRepository } from '../../main/invites/invite-repository.ts'
import { createQuietWorker } from '../../main/invites/quiet-worker.ts'
import { createRetentionRepository } from '../../main/invites/retention-repository.ts'
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

/** 100,000 invites become too old at once. What a key would have to wait is the longest gap of the loop. */
export async function benchmarkPurge(database: Database): Promise<string[]> {
  const cutoff = database
    .prepare('SELECT created_at FROM invite ORDER BY id LIMIT 1 OFFSET 100000')
    .pluck()
    .get()
  const repository = createRetentionRepository(database)
  const forgetting = createForgetting({
    repository,
    keeper: createIndexKeeper(database),
    rules: () => ({ retentionDays: 1, detailsRetention: 'until-submitted' }),
    now: () => benchNow,
  })
  const worker = createQuietWorker({
    elapsedMs: () => performance.now(),
    settle: repository.settleLog,
    failed: (error) => {
      throw error
    },
  })
  const dayMs = 24 * 60 * 60 * 1000
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const startedAt = performance.now()
  delay.enable()
  await worker.do(forgetting.forgetOld(new Date(Number(cutoff) + dayMs)))
  delay.disable()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
  const [p95, longest] = [delay.percentile(95) / 1e6, delay.max / 1e6]
  return [
    `purge of 100,000 (${seconds} s), loop held up`,
    `p95 ${ms(p95)}`,
    `longest ${ms(longest)}`,
  ]
}
