import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { emptyDraft, type InviteRecord, succeeded, type TypedDraft } from '#contract'
import { namesForgotten, openBackup, writeBackup } from '../../../../main/database/backup-file.ts'
import { migrate } from '../../../../main/database/migrations.ts'
import { createDraftRepository } from '../../../../main/drafts/draft-keeper.ts'
import { createEventRepository } from '../../../../main/history/event-repository.ts'
import { createForgetService } from '../../../../main/history/forget/forget-service.ts'
import { createHistoryService } from '../../../../main/history/history-service.ts'
import { createPeopleRepository } from '../../../../main/history/people-repository.ts'
import { createInviteSearch } from '../../../../main/history/search/invite-search.ts'
import { keepSearchIndex } from '../../../../main/history/search/search-index.ts'
import { createInviteRepository } from '../../../../main/invites/invite-repository.ts'
import { createRecord } from '../../../../main/record/record.ts'
import { createBackgroundTasks } from '../../../../main/retention/background-tasks.ts'
import { createRetentionRepository } from '../../../../main/retention/retention-repository.ts'
import { createRetentionService } from '../../../../main/retention/retention-service.ts'
import { attempt, issue } from '../../../builders/attempt.ts'
import { base64Forms } from '../../../builders/canaries.ts'
import { draft } from '../../../builders/invite-draft.ts'
import { today } from '../../../builders/retention-setup.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const mia = {
  email: 'mia@example.com',
  customerContext: { fullName: 'Mía Chen', preferredContactNumber: '+61 491570156' },
}

/**
 * In the memory: what would be in the file can be read as it is, gaps and all. It passes for a large one, and can
 * be written anew unless `disk.isFull`.
 */
function setup() {
  const database = new Database(':memory:')
  onTestFinished(() => void database.close())
  database.pragma('secure_delete = ON')
  migrate(database)
  keepSearchIndex(database)
  const now = () => today
  const rules = {
    keepsRegister: true,
    registersNames: true,
    registerYears: 7,
    retentionDays: 30,
    detailsRetention: 'until-submitted',
  } as const
  const { register, notices, retained } = createRecord(database, { rules: () => rules, now })
  const repository = createInviteRepository(database, register.add)
  const drafts = createDraftRepository(database, now)
  const disk = { isFull: false }
  const failures: unknown[] = []
  const failed = (error: unknown) => failures.push(error)
  const kept = createRetentionRepository(database)
  const retention = createRetentionService({
    ...{ draft: drafts, record: retained, rules: () => rules, now, failed },
    repository: {
      ...kept,
      sizeInBytes: () => 99e6,
      vacuum: () => {
        if (disk.isFull) throw Object.assign(new Error(), { code: 'SQLITE_FULL' })
        kept.vacuum()
      },
    },
    withRoom: (work) => work(),
    tasks: createBackgroundTasks({ checkpoint: () => undefined, failed }),
    clockSeenAt: { read: () => undefined, keep: () => undefined },
    announce: () => undefined,
  })
  const removed: number[][] = []
  const reports: InviteRecord[] = []
  const service = createForgetService({
    database,
    drafts: { ...drafts, flush: () => undefined },
    register,
    ballast: { withRoom: (work) => work() },
    now,
    detail: createHistoryService({
      ...{ repository, now, environment: () => 'practice' as const },
      search: createInviteSearch(database),
      events: createEventRepository(database, register.add),
      people: createPeopleRepository(database),
      notices,
    }).detail,
    savePdf: async (report, { suggestedName }) => {
      reports.push(report)
      return succeeded({ end: 'saved', fileName: suggestedName, written: 1 })
    },
    announceRemoved: (ids) => removed.push(ids),
    announceExpected: () => undefined,
    clearFile: retention.clearFile,
  })
  const find = async (typed: string) => {
    const answer = await service.find(typed)
    return answer.ok ? answer.value.things : expect.fail(answer.failure.code)
  }
  return {
    ...{ database, register, repository, drafts, removed, find, service, reports },
    ...{ disk, failures, quit: retention.stop },
    made: (changes: Parameters<typeof draft>[0], others = {}) =>
      issue(repository, { draft: draft(changes), ...others }),
    keys: async (typed: string) =>
      (await find(typed)).map(({ id, isCertain }) => (isCertain ? id : `? ${id}`)),
    forget: async (things: string[]) => {
      const answer = await service.forget(things)
      return answer.ok ? answer.value : expect.fail(answer.failure.code)
    },
    note: (id: number, note: string) =>
      database.prepare('UPDATE invite SET note = ?, noted_at = 1 WHERE id = ?').run(note, id),
  }
}

const typed = (changes: Partial<TypedDraft>): TypedDraft => ({ ...emptyDraft, ...changes })

it.each([
  'mia@example.com',
  ' MIA@Example.com ',
  'Mia Chen <mia@example.com>',
  '0491 570 156',
  '+61491570156',
  '(0491) 570-156',
])(
  'finds by the whole address and the whole number, however it is written: “%s”',
  async (asked) => {
    const { made, keys } = setup()
    made(mia, { environment: 'practice' })
    made(mia, { environment: 'production' })
    made({
      email: 'mia@example.com.au',
      customerContext: { preferredContactNumber: '+61 491570006' },
    })
    expect((await keys(asked)).sort()).toEqual(['invite 1', 'invite 2'])
  },
)

it.each(['Mía Chen', 'mia chen', 'chen', 'CHEN mia'])(
  'finds whoever may be meant by a name, and takes nobody for them: “%s”',
  async (asked) => {
    const { made, keys } = setup()
    made(mia)
    made({ email: 'other@example.com', customerContext: { firstName: 'Mia', familyName: 'Chen' } })
    made({ email: 'tom@example.com', customerContext: { fullName: 'Tom Becker' } })
    expect((await keys(asked)).sort()).toEqual(['? invite 1', '? invite 2'])
  },
)

it.each(['-', ' … ', '????', '’', '+', '()', '@'])(
  'signs alone find nobody: “%s”',
  async (asked) => {
    const { made, keys, drafts, database, note } = setup()
    made({ email: 'tom@example.com' })
    note(1, 'Waits - outside @ the door ’…')
    drafts.hold(typed({ email: 'tom@example.com' }))
    drafts.hold(typed({ phone: '0491 570 006' }))
    expectedOne(database, typed({ reference: 'CASE-7' }))
    expect(await keys(asked)).toEqual([])
  },
)

it('finds what may be the same person’s beside what is: of that name, or that number', async () => {
  const { made, keys } = setup()
  made(mia)
  made({ email: 'work@example.com', customerContext: { fullName: 'Mia Chen' } })
  const family = { fullName: 'Li Chen', preferredContactNumber: '+61 491570156' }
  made({ email: 'li@example.com', customerContext: family })
  made({ email: 'tom@example.com', customerContext: { fullName: 'Tom Becker' } })
  expect(await keys('mia@example.com')).toEqual(['invite 1', '? invite 3', '? invite 2'])
})

it('finds what is typed, who is on hold, a note on another’s invite, and the register’s name of an invite that is gone', async () => {
  const { made, keys, drafts, database, note } = setup()
  made(mia)
  made(mia, { reference: 'CASE-GONE' })
  database.exec('DELETE FROM invite WHERE id = 2')
  const tracking = database
    .prepare("SELECT content ->> 'tracking' FROM register_entry WHERE number = 2")
    .pluck()
    .get()
  const other = made({ email: 'tom@example.com', customerContext: { fullName: 'Tom Becker' } })
  note(other, 'Waits for Mia Chen, 0491 570 156')
  drafts.hold(typed({ email: 'MIA@example.com' }))
  drafts.hold(typed({ phone: '0491570156' }))
  drafts.hold(typed({ email: 'tom@example.com' }))
  drafts.keep(typed({ nameForm: 'full', fullName: 'Mia Chen' }))
  expect(expectedOne(database, typed({ phone: '(0491) 570 156' }))).toBe(1)
  expect(await keys('mia@example.com')).toEqual([
    ...['invite 1', 'held 1', '? typed', `? note ${other}`, `? register ${tracking}`],
  ])
  expect(await keys('0491 570 156')).toEqual(expect.arrayContaining(['held 2', 'expected 1']))
})

const expectedOne = (database: Database.Database, draft: TypedDraft) =>
  database
    .prepare(
      "INSERT INTO expected (day, typed, left_out, list) VALUES ('2026-11-22', ?, '[]', 'today.csv')",
    )
    .run(JSON.stringify(draft)).changes

/** Letters that nothing else holds, as they may stand in a file. */
const canaries = ['qzxjvwkqy', 'wvkxjzqyp', 'zqjkxwvyq', 'kqwzvxjyz']

function formsOf(word: string): string[] {
  const capital = `${word[0]?.toUpperCase()}${word.slice(1)}`
  const texts = [word, word.toUpperCase(), capital]
  return texts.flatMap((text) => [
    text,
    Buffer.from(text).toString('hex'),
    Buffer.from(text, 'utf16le').toString('latin1'),
    ...base64Forms(Buffer.from(text)),
  ])
}

const foundIn = (bytes: Buffer): string[] => {
  const text = bytes.toString('latin1')
  return canaries.filter((word) => formsOf(word).some((form) => text.includes(form)))
}

it('leaves nothing of them in any page of the file, nor in the search', async () => {
  const { made, keys, forget, drafts, database, note, removed, failures } = setup()
  const [name, address, reference, noted] = canaries
  const person = {
    email: `${name}@example.com`,
    customerContext: {
      ...{ fullName: `Mia ${name?.toUpperCase()}`, address: `1 ${address} Street` },
      ...{ dateOfBirth: '1985-03-27', preferredContactNumber: '+61 491570156' },
    },
  }
  // Among many others, whose rows move when theirs go.
  for (let count = 0; count < 400; count += 1) {
    made({ email: `guest${count}@example.com` })
    if (count % 100 === 0) made(person, { reference: `R-${reference}-${count}` })
  }
  note(2, `Brings ${noted}`)
  note(1, `Sits beside ${name}`)
  drafts.hold(typed({ email: person.email, address: `2 ${address} Street` }))
  drafts.keep(typed({ email: person.email }))
  expectedOne(database, typed({ email: person.email, reference: `R-${reference}` }))
  expect(foundIn(database.serialize())).toEqual(canaries)

  const receipt = await forget(await keys(person.email).then((all) => all.map(plainKey)))
  expect(receipt).toMatchObject({
    invites: 4,
    notes: 1,
    drafts: 2,
    expected: 1,
    left: 0,
    isCleared: true,
  })
  expect(failures).toEqual([])
  expect(receipt.registerEntries).toBe(4)
  expect(removed).toEqual([expect.arrayContaining([2])])
  expect(await keys(person.email)).toEqual([])
  expect(foundIn(database.serialize())).toEqual([])
  const match = database.prepare('SELECT count(*) FROM invite_search WHERE invite_search MATCH ?')
  for (const word of canaries) {
    for (let at = 0; at + 3 <= word.length; at += 1) {
      expect(match.pluck().get(`"${word.slice(at, at + 3)}"`)).toBe(0)
    }
  }
  expect(database.prepare('SELECT count(*) FROM invite').pluck().get()).toBe(400)
})

it('says when the file could not be written anew, and owes that until the app quits, however large it is', async () => {
  const { made, forget, database, disk, failures, quit } = setup()
  const owed = database.prepare('SELECT is_vacuum_due, is_vacuum_owed FROM retention').raw()
  made(mia)
  disk.isFull = true
  expect(await forget(['invite 1'])).toMatchObject({ invites: 1, isCleared: false })
  expect(failures).toHaveLength(1)
  expect(owed.get()).toEqual([1, 1])
  disk.isFull = false
  quit()
  expect(owed.get()).toEqual([0, 0])
})

const plainKey = (key: string) => key.replace('? ', '')

it('tells the person all of it, birth date and address too, and nobody’s name in the name of the file', async () => {
  const { made, drafts, service, reports, note } = setup()
  const address = '42 Wallaby Way, Sydney NSW 2000'
  made({ ...mia, customerContext: { ...mia.customerContext, address, dateOfBirth: '1985-03-27' } })
  note(1, 'Waits outside')
  drafts.hold(typed({ email: 'mia@example.com', phone: '0491 570 156' }))
  const saved = await service.saveReport(['invite 1', 'held 1'])
  expect(saved).toMatchObject({ value: { fileName: 'Report 2026-11-22-1200.pdf' } })
  const told = JSON.stringify(reports)
  for (const words of ['Mía Chen', 'mia@example.com', '+61 491570156', address, '1985-03-27']) {
    expect(told).toContain(words)
  }
  for (const words of ['Waits outside', 'CASE-7', '0491 570 156', 'Issued by VerifiMe']) {
    expect(told).toContain(words)
  }
  expect(told).not.toContain('track-id')
})

it('keeps what was not chosen, and an invite whose answer is still to come', async () => {
  const { made, repository, forget, database } = setup()
  made(mia)
  made(mia)
  const sending = repository.begin(attempt({ draft: draft(mia) }))
  const receipt = await forget(['invite 1', `invite ${sending}`, 'invite 99', 'held 5', 'nonsense'])
  expect(receipt).toMatchObject({ invites: 1, drafts: 0, left: 1 })
  expect(database.prepare('SELECT id FROM invite ORDER BY id').pluck().all()).toEqual([2, sending])
})

it('the register says that names were removed, and whatever else lacks one was tampered with', async () => {
  const { made, forget, register, database } = setup()
  made(mia)
  made({ email: 'tom@example.com', customerContext: { fullName: 'Tom Becker' } })
  await forget(['invite 1'])
  expect(await register.check()).toMatchObject({ state: 'whole', count: 3, forgotten: 1 })
  const personal = database.prepare('SELECT personal FROM register_entry ORDER BY number').pluck()
  expect(personal.all()).toEqual([null, expect.stringContaining('Tom Becker'), null])
  database.exec('UPDATE register_entry SET personal = NULL WHERE number = 2')
  expect(await register.check()).toEqual({ state: 'broken', number: 2, what: 'changed' })
})

it.each([
  ['leaves out that somebody was forgotten', 'DELETE FROM register_entry WHERE number = 3', 3],
  [
    'says that somebody else was',
    'UPDATE register_entry SET content = replace(content, \'"forgotten":[1]\', \'"forgotten":[1,2]\') WHERE number = 3',
    3,
  ],
])('a change that %s shows', async (...[, sql, number]) => {
  const { made, forget, register, database } = setup()
  made(mia)
  made({ email: 'tom@example.com', customerContext: { fullName: 'Tom Becker' } })
  await forget(['invite 1'])
  database.exec(sql)
  expect(await register.check()).toMatchObject({ state: 'broken', number })
})

it('while the register is being checked somebody may be forgotten', async () => {
  const { made, forget, register } = setup()
  for (let count = 0; count < 700; count += 1) made({ email: `guest${count}@example.com` })
  const found = register.check()
  await forget(['invite 690'])
  expect(await found).toMatchObject({ state: 'whole' })
})

it('a backup from before names them until it is written anew, with a register that holds', async () => {
  const { made, forget, register, database } = setup()
  made(mia)
  database.exec('DELETE FROM invite')
  const key = randomBytes(32)
  const path = join(tempFolder(), 'backup.db')
  const write = (source: Partial<Parameters<typeof writeBackup>[1]>) => {
    const steps = writeBackup(path, { database, key, at: today, ...source })
    while (!steps.next().done);
  }
  write({})
  const tracking = database.prepare("SELECT content ->> 'tracking' FROM register_entry").pluck()
  await forget([`register ${tracking.get()}`])
  expect(await register.check()).toMatchObject({ state: 'whole', forgotten: 1 })
  const before = openBackup(path, key)
  expect(namesForgotten(before, database)).toBe(true)
  write({ database: before, register: database })
  before.close()
  const after = openBackup(path, key)
  onTestFinished(() => void after.close())
  expect(namesForgotten(after, database)).toBe(false)
  const rules = { keepsRegister: true, registersNames: true }
  const restored = createRecord(after, { rules: () => rules, now: () => today }).register
  expect(await restored.check()).toMatchObject({ state: 'whole', forgotten: 1 })
})
