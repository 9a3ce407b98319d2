import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { subYears } from 'date-fns'
import { describe, expect, it } from 'vitest'
import { openBackup, writeBackup } from '../../../main/database/backup-file.ts'
import { createBallast } from '../../../main/database/ballast.ts'
import { createRemovalRepository } from '../../../main/history/removal-service.ts'
import { createRecord } from '../../../main/record/record.ts'
import { attempt, issue } from '../../builders/attempt.ts'
import { wholeDraft } from '../../builders/invite-draft.ts'
import { retentionSetup, today } from '../../builders/retention-setup.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

function setup(keepsRegister = true) {
  const made = retentionSetup({ keepsRegister })
  const { database, record } = made
  const rules = { keepsRegister: true, registersNames: true }
  return {
    ...made,
    check: record.register.check,
    withNames: createRecord(database, { rules: () => rules, now: () => today }).register,
    entries: () =>
      (database.prepare('SELECT content, personal FROM register_entry').all() as Entry[]).map(
        ({ content, personal }) => ({ ...JSON.parse(content), ...JSON.parse(personal ?? '{}') }),
      ),
  }
}
interface Entry {
  content: string
  personal: string | null
}

/** Four entries: one invite from its making to its end, and another one. */
function filled() {
  const made = setup()
  const { repository } = made
  const id = issue(repository)
  repository.raiseStatus(id, 'Active', today)
  repository.raiseStatus(id, 'Completed', today)
  issue(repository)
  return { ...made, id }
}

describe('the register', () => {
  it('is off until somebody wants it', async () => {
    const { repository, entries, check } = setup(false)
    issue(repository)
    expect(entries()).toEqual([])
    expect(await check()).toEqual({ state: 'whole', count: 0 })
  })

  it('tells when, who, the references and how far an invite came, and nothing else', () => {
    const { repository, entries, database } = setup()
    database.exec("INSERT INTO staff (name, is_at_desk) VALUES ('ZB', 1)")
    const id = issue(repository, { draft: wholeDraft })
    repository.raiseStatus(id, 'Active', today)
    repository.setLeft(id, true, today)
    const tracking = repository.find(id)?.tracking_reference
    const same = {
      environment: 'practice',
      notice: null,
      tracking,
      reference: 'CASE-7',
      at: today.getTime(),
      personal: expect.stringMatching(/^[\da-f]{64}$/u),
      previous: expect.any(String),
      salt: expect.any(String),
    }
    expect(entries()).toStrictEqual([
      { ...same, number: 1, kind: 'issued', staff: 'ZB' },
      { ...same, number: 2, kind: 'started', staff: null },
      { ...same, number: 3, kind: 'left', staff: 'ZB' },
    ])
    const text = JSON.stringify(entries())
    // No short numbers: hashes hold them too.
    for (const secret of ['mary', 'Smith', '491570', '1985-', 'Wallaby'])
      expect(text).not.toContain(secret)
  })

  it('has the name only where the organisation wants it', () => {
    const { repository, withNames, entries } = setup(false)
    const id = issue(repository, { draft: wholeDraft })
    withNames.add(id, 'issued', today)
    expect(entries()).toMatchObject([{ name: 'Mary Ann Smith' }])
  })

  it('knows which invite was replaced, and that only an issued one counts', () => {
    const { repository, entries } = setup()
    const old = issue(repository)
    const refused = repository.begin(attempt({ draft: { ...wholeDraft, reissueOf: old } }))
    repository.finish(refused, { outcome: 'refused', code: 'refused', problems: [] }, today)
    const corrected = { ...wholeDraft, reissueOf: old, replaces: old }
    issue(repository, { draft: corrected, reference: 'CASE-8' })
    expect(entries().map(({ kind, reference }) => [kind, reference])).toEqual([
      ['issued', 'CASE-7'],
      ['issued', 'CASE-8'],
      ['replaced', 'CASE-7'],
    ])
  })

  it('stays when the invite goes, by its age or by hand', async () => {
    const { repository, made, service, check, ids, database, clock, lastUsed } = filled()
    const hidden = made(today)
    const removal = createRemovalRepository(database, createBallast(tempFolder()))
    removal.hide('practice', [hidden], 1)
    removal.deleteHiddenBut([], 10)
    lastUsed(new Date(2027, 0, 21))
    clock.at = new Date(2027, 0, 22)
    await service.check()
    expect(ids()).toEqual([])
    expect(repository.countByState()).toEqual({})
    expect(await check()).toMatchObject({ state: 'whole', count: 5 })
  })
})

describe('a check', () => {
  it('finds everything as it was written, and tells the last hash', async () => {
    const { check, database } = filled()
    const last = database.prepare('SELECT last_hash FROM register_head').pluck().get()
    expect(await check()).toStrictEqual({ state: 'whole', count: 4, lastHash: last })
  })

  it.each([
    ['a time', 'UPDATE register_entry SET at = at + 1 WHERE number = 2', 2, 'changed'],
    [
      'what happened',
      "UPDATE register_entry SET content = replace(content, 'started', 'issued') WHERE number = 2",
      2,
      'changed',
    ],
    [
      'who did it',
      `UPDATE register_entry SET content = replace(content, '"staff":null', '"staff":"ZB"') WHERE number = 4`,
      4,
      'changed',
    ],
    [
      'a reference',
      "UPDATE register_entry SET personal = replace(personal, 'CASE-7', 'CASE-9') WHERE number = 3",
      3,
      'changed',
    ],
    ['a hash', "UPDATE register_entry SET hash = 'x' WHERE number = 1", 1, 'changed'],
    [
      'what is no entry at all',
      "UPDATE register_entry SET content = 'x' WHERE number = 1",
      1,
      'changed',
    ],
    ['the first that is gone', 'DELETE FROM register_entry WHERE number = 1', 1, 'missing'],
    ['one that is gone', 'DELETE FROM register_entry WHERE number = 3', 3, 'missing'],
    ['the end that is cut off', 'DELETE FROM register_entry WHERE number >= 3', 3, 'missing'],
    ['all that is gone', 'DELETE FROM register_entry', 1, 'missing'],
    [
      'two that changed places',
      'UPDATE register_entry SET number = CASE number WHEN 2 THEN -3 WHEN 3 THEN -2 ELSE number END; UPDATE register_entry SET number = -number WHERE number < 0',
      2,
      'changed',
    ],
    ['a head that was moved back', 'UPDATE register_head SET last_number = 3', 3, 'changed'],
    [
      'a beginning that was moved on',
      'UPDATE register_head SET before_number = 2; DELETE FROM register_entry WHERE number <= 2',
      3,
      'changed',
    ],
    [
      'one that was put behind',
      'INSERT INTO register_entry SELECT 5, at, content, hash, personal FROM register_entry WHERE number = 4',
      4,
      'changed',
    ],
    ['a reference that was taken out', 'UPDATE register_entry SET personal = NULL', 1, 'changed'],
  ])('shows %s', async (...[, sql, number, what]) => {
    const { check, database } = filled()
    database.exec(sql)
    expect(await check()).toStrictEqual({ state: 'broken', number, what })
  })

  it('follows more than it reads at once, while entries come', async () => {
    const { check, record, id } = filled()
    for (let count = 0; count < 1200; count += 1) record.register.add(id, 'left', today)
    const found = check()
    record.register.add(id, 'left', today)
    expect(await found).toMatchObject({ state: 'whole', count: 1204 })
    expect(await check()).toMatchObject({ state: 'whole', count: 1205 })
  })
})

describe('what is older than its years', () => {
  const ages = [subYears(today, 8), new Date(subYears(today, 7).getTime() - 1), subYears(today, 7)]

  it('goes from the front, and the chain holds', async () => {
    const { record, repository, service, check, database, clock } = setup()
    const id = issue(repository)
    database.exec(
      "DELETE FROM register_entry; UPDATE register_head SET last_number = 0, last_hash = ''",
    )
    for (const at of [...ages, today]) record.register.add(id, 'left', at)
    clock.seenAt = today
    await service.check()
    expect(database.prepare('SELECT number FROM register_entry').pluck().all()).toEqual([3, 4])
    expect(await check()).toMatchObject({ state: 'whole', count: 2 })
    expect(database.prepare('SELECT is_vacuum_due FROM retention').pluck().get()).toBe(1)
  })

  it('waits where the clock has jumped, although no invite is old', async () => {
    const { record, repository, service, check, clock, states } = setup()
    record.register.add(issue(repository), 'left', today)
    clock.seenAt = today
    clock.at = new Date(2034, 10, 23)
    await service.check()
    expect(states).toEqual(['asking'])
    expect(await check()).toMatchObject({ count: 2 })
  })

  it('takes what was done at the desk with it; without a register that goes with the invites', async () => {
    for (const [keepsRegister, left] of [
      [true, 1],
      [false, 0],
    ] as const) {
      const { record, service, clock } = setup(keepsRegister)
      record.activity.add('exported', '3')
      clock.seenAt = clock.at = new Date(2026, 11, 24)
      await service.check()
      expect(record.activity.list()).toHaveLength(left)
    }
  })
})

it('a backup has a whole chain, although entries are added while it is written', async () => {
  const { database, record, id } = filled()
  for (let count = 0; count < 300; count += 1) record.register.add(id, 'left', today)
  const key = randomBytes(32)
  const path = join(tempFolder(), 'backup.db')
  const steps = writeBackup(path, { database, key, at: today })
  while (!steps.next().done) record.register.add(id, 'left', today)
  const backup = openBackup(path, key)
  const { register } = createRecord(backup, {
    rules: () => ({ keepsRegister: true, registersNames: false }),
    now: () => today,
  })
  const found = await register.check()
  backup.close()
  expect(found).toMatchObject({ state: 'whole' })
  expect(found).not.toMatchObject({ count: 0 })
})

it('is looked through for names from where it begins on', () => {
  const { database, made, record } = setup()
  const first = 'UPDATE register_head SET before_number = 5000, last_number = 5000'
  database.exec(`DELETE FROM register_entry; ${first}`)
  made(today)
  expect(record.register.named(0)).toEqual({
    people: [expect.objectContaining({ reference: 'CASE-7' })],
  })
})
