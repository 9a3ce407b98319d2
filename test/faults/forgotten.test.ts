import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { keptThings, succeeded } from '#contract'
import type { UnlockedDatabase } from '../../main/database/encrypted-database.ts'
import { unlockDatabase } from '../../main/database/open-database.ts'
import { canariesIn, canaryWord } from '../builders/canaries.ts'
import { databaseSetup, opened } from '../builders/database-setup.ts'
import { filesBelow } from '../builders/files-below.ts'
import { seededRandom } from '../builders/seeded-random.ts'
import { servicesSetup } from '../builders/services-setup.ts'
import { tempFolder } from '../builders/temp-folder.ts'
import { typed } from '../builders/typed-draft.ts'
import { seed, withSeed } from './fault-cases.ts'

/** Every page of an encrypted file as it is in plain, those that are free and their gaps among them. */
function plainPages(path: string, key: Buffer): Buffer {
  const copy = join(tempFolder(), 'plain.db')
  copyFileSync(path, copy)
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`)
  const database = new Database(copy)
  try {
    unlockDatabase(database, key)
    database.pragma('journal_mode = DELETE')
    database.pragma("rekey = ''")
  } finally {
    database.close()
  }
  const bytes = readFileSync(copy)
  expect(bytes.subarray(0, 15).toString()).toBe('SQLite format 3')
  return bytes
}

it(
  withSeed('of who is forgotten nothing is in the history, the backups or any other file'),
  async () => {
    const random = seededRandom(seed)
    const word = () => canaryWord(14, random)
    const canaries = {
      email: word(),
      name: word(),
      street: word(),
      reference: word(),
      note: word(),
    }
    const email = `${canaries.email}@example.com`
    const person = typed({
      ...{ email, firstName: 'Mary', familyName: canaries.name },
      ...{ address: `1 ${canaries.street} Street, Sydney NSW 2000`, reference: canaries.reference },
    })
    const files = databaseSetup()
    const file = files.start()
    let history: UnlockedDatabase | undefined
    const open = async () => {
      const answer = await file.open()
      history = opened(answer)
      return answer
    }
    const { desk, issue, session, logs } = await servicesSetup({
      history: { ...files, start: () => ({ ...file, open }) },
      variables: { FRONT_DESK_ENVIRONMENT: 'practice' },
    })
    for (let count = 0; count < 20; count += 1) await issue({ email: `guest${count}@example.com` })
    const id = await issue(person)
    for (let count = 20; count < 40; count += 1) await issue({ email: `guest${count}@example.com` })
    const other = await issue({ email: 'tom@example.com' })
    for (const done of [
      await desk('invites.setNote', { id, note: canaries.note }),
      await desk('invites.seen', { id }),
      await desk('draft.hold', person),
      await desk('draft.keep', person),
      await desk('database.backup', undefined),
    ]) {
      expect(done).toMatchObject(succeeded({}))
    }
    session.keepDraft()
    const key = history?.backedUp.key ?? Buffer.alloc(0)
    const backups = () => filesBelow(join(files.paths.folder, 'backups'))
    const encrypted = () => [files.paths.file, ...backups().filter((path) => path.endsWith('.db'))]
    history?.database.pragma('wal_checkpoint(TRUNCATE)')
    // The looking itself finds them.
    expect(canariesIn(plainPages(files.paths.file, key), canaries)).toEqual(Object.keys(canaries))
    // Addresses and notes are in no backup.
    for (const path of backups().filter((one) => one.endsWith('.db'))) {
      expect(canariesIn(plainPages(path, key), canaries)).toEqual(['email', 'name', 'reference'])
    }

    const answer = await desk('person.find', { typed: email })
    const { things } = keptThings.parse(answer.ok ? answer.value : answer)
    const choice = { things: things.map((thing) => thing.id) }
    expect(await desk('person.forget', choice)).toMatchObject(succeeded({}))
    expect(await desk('draft.read', undefined)).toMatchObject(succeeded({}))
    // What the timer does within a day.
    if (history) await file.backups.tidy(history.backedUp, 30)
    expect(encrypted().length).toBeGreaterThan(1)
    for (const path of encrypted()) {
      expect(canariesIn(plainPages(path, key), canaries), path).toEqual([])
    }
    for (const path of filesBelow(files.userDataFolder)) {
      expect(canariesIn(readFileSync(path), canaries), path).toEqual([])
    }
    expect(canariesIn(Buffer.from(JSON.stringify(logs)), canaries)).toEqual([])
    expect(await desk('invites.detail', { id: other })).toMatchObject(succeeded({}))
  },
)
