import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import type { DatabaseAccess } from '../../main/database/encrypted-database.ts'
import {
  databaseSetup,
  inviteCount,
  lockedOf,
  opened,
  readAll,
  writeInvite,
} from '../builders/database-setup.ts'
import { seededRandom } from '../builders/seeded-random.ts'
import { servicesSetup } from '../builders/services-setup.ts'
import { caseCount, seed, withSeed } from './fault-cases.ts'

type Setup = ReturnType<typeof databaseSetup>

/** A history with one invite, closed. */
async function filled(options?: Parameters<typeof databaseSetup>[0]) {
  const setup = databaseSetup(options)
  await setup.fill()
  return setup
}

function flipBit(path: string, bit: number): void {
  const bytes = readFileSync(path)
  const at = bit >> 3
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (bit & 7)), at)
  writeFileSync(path, bytes)
}

describe('a history whose files are not as they were is locked with a reason', () => {
  const spoiled: [reason: string, what: string, spoil: (setup: Setup) => void][] = [
    ['missing', 'its folder was deleted', ({ paths }) => rmSync(paths.folder, { recursive: true })],
    [
      'missing',
      'a file stands in its folder’s place',
      ({ paths }) => {
        renameSync(paths.folder, `${paths.folder}.moved`)
        writeFileSync(paths.folder, 'a note')
      },
    ],
    [
      'missing',
      'its folder is a link that leads nowhere',
      ({ paths }) => {
        renameSync(paths.folder, `${paths.folder}.moved`)
        symlinkSync(join(paths.folder, 'nowhere'), paths.folder)
      },
    ],
    [
      'missing',
      'the file is a link that leads nowhere',
      ({ paths }) => {
        rmSync(paths.file)
        symlinkSync(join(paths.folder, 'no', 'where'), paths.file)
      },
    ],
    [
      'failed',
      'a folder stands in the place of its log',
      ({ paths }) => {
        rmSync(paths.wal, { force: true })
        mkdirSync(join(paths.wal, 'full'), { recursive: true })
      },
    ],
    [
      'damaged',
      'its end was cut off',
      ({ paths, bytes }) => writeFileSync(paths.file, bytes(paths.file).subarray(0, 2048)),
    ],
  ]

  it.each(spoiled)(
    '%s: %s; an empty one can be started, and nothing is deleted',
    async (...each) => {
      const [reason, , spoil] = each
      const setup = await filled()
      spoil(setup)
      const file = setup.start()
      expect(lockedOf(await file.open()).reason).toBe(reason)
      const afresh = opened(await file.startAfresh())
      expect(inviteCount(afresh)).toBe(0)
      afresh.database.close()
      expect(inviteCount(opened(await setup.start().open()))).toBe(0)
    },
  )

  it('missing: and it opens again once the folder is put back', async () => {
    const setup = await filled()
    renameSync(setup.paths.folder, `${setup.paths.folder}.moved`)
    const file = setup.start()
    expect(lockedOf(await file.open()).reason).toBe('missing')
    rmSync(setup.paths.folder, { recursive: true })
    renameSync(`${setup.paths.folder}.moved`, setup.paths.folder)
    expect(inviteCount(opened(await file.open()))).toBe(1)
  })

  it.each(['setting', 'draft', 'invite_event', 'organisation_code', 'retention'])(
    'damaged: the table %s is gone',
    async (table) => {
      const setup = await filled()
      const history = opened(await setup.start().open())
      history.database.exec(`DROP TABLE ${table}`)
      history.database.close()
      const { desk } = await servicesSetup({ history: setup })
      expect(await desk('database.state', undefined)).toMatchObject({
        value: { reason: 'damaged' },
      })
      expect(await desk('database.startAfresh', undefined)).toMatchObject({ ok: true })
      expect(await desk('draft.read', undefined)).toMatchObject({ ok: true })
    },
  )

  it('damaged: a column is gone that only a service asks for', async () => {
    const setup = await filled()
    const history = opened(await setup.start().open())
    history.database.exec('ALTER TABLE invite_event RENAME COLUMN kind TO sort')
    history.database.close()
    const { desk } = await servicesSetup({ history: setup })
    expect(await desk('database.state', undefined)).toMatchObject({ value: { reason: 'damaged' } })
    expect(await desk('database.startAfresh', undefined)).toMatchObject({
      value: { state: 'ready' },
    })
  })
})

describe('the key file', () => {
  const lost: [what: string, spoil: (setup: Setup) => Promise<void> | void][] = [
    ['is gone', ({ paths }) => rmSync(paths.key)],
    ['is empty', ({ paths }) => writeFileSync(paths.key, '')],
    ['is garbled', ({ paths }) => writeFileSync(paths.key, '{"ver')],
    [
      'is a folder',
      ({ paths }) => {
        rmSync(paths.key)
        mkdirSync(paths.key)
      },
    ],
    [
      'is of another history',
      async ({ paths, keyring }) => {
        const other = await filled()
        const { unwrap } = keyring
        keyring.unwrap = (wrapped) => unwrap(wrapped).catch(() => other.keyring.unwrap(wrapped))
        cpSync(other.paths.key, paths.key)
      },
    ],
  ]

  it.each(lost)(
    '%s: its copy opens the history, and what was there is put aside',
    async (...each) => {
      const [, spoil] = each
      const setup = await filled()
      await spoil(setup)
      const wasThere = existsSync(setup.paths.key)
      const history = opened(await setup.start().open())
      expect(inviteCount(history)).toBe(1)
      history.database.close()
      rmSync(setup.paths.copy)
      expect(inviteCount(opened(await setup.start().open()))).toBe(1)
      const aside = setup.names().filter((name) => name.startsWith('history.key.set-aside'))
      expect(aside).toHaveLength(wasThere ? 1 : 0)
    },
  )

  it('of another history does not cost what a crash left in the log', async () => {
    const [crashed, after, other] = [databaseSetup(), databaseSetup(), await filled()]
    writeInvite(opened(await crashed.start().open()))
    cpSync(crashed.paths.folder, after.paths.folder, { recursive: true })
    cpSync(crashed.paths.copy, after.paths.copy)
    cpSync(other.paths.key, after.paths.key)
    after.keyring.unwrap = (wrapped) =>
      crashed.keyring.unwrap(wrapped).catch(() => other.keyring.unwrap(wrapped))
    expect(inviteCount(opened(await after.start().open()))).toBe(1)
  })

  it('and its copy are lost: the key beside a backup opens the history', async () => {
    const setup = await filled()
    const history = opened(await setup.start().open())
    await history.backups.make(history.backedUp)
    history.database.close()
    rmSync(setup.paths.key)
    rmSync(setup.paths.copy)
    expect(inviteCount(opened(await setup.start().open()))).toBe(1)
  })

  it(withSeed('opens the history, or its copy does, whichever bit of it is flipped'), async () => {
    const setup = await filled()
    const whole = readFileSync(setup.paths.key)
    const random = seededRandom(seed)
    const count = caseCount({ short: 60, full: whole.length * 8 })
    for (let index = 0; index < count; index += 1) {
      const bit = count < whole.length * 8 ? Math.floor(random() * whole.length * 8) : index
      writeFileSync(setup.paths.key, whole)
      writeFileSync(setup.paths.copy, whole)
      flipBit(setup.paths.key, bit)
      const history = opened(await setup.start().open())
      expect(inviteCount(history), `bit ${bit}`).toBe(1)
      history.database.close()
    }
  })
})

describe('the history file', () => {
  /** Rows in many pages, closed: what is read is compared with this. */
  async function wideHistory() {
    const setup = databaseSetup()
    const history = opened(await setup.start().open())
    for (let count = 0; count < 60; count += 1) writeInvite(history, `CASE-${count}`)
    const rows = readAll(history.database)
    history.database.close()
    return { setup, rows }
  }

  function judge(history: DatabaseAccess, rows: string, bit: number): 'right' | 'refused' {
    if (history.state === 'locked') {
      expect(history.reason, `bit ${bit}`).toBe('damaged')
      return 'refused'
    }
    try {
      expect(readAll(history.database), `bit ${bit}`).toBe(rows)
      return 'right'
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error
      return 'refused'
    } finally {
      history.database.close()
    }
  }

  it(withSeed('never answers wrong, whichever bit of it is flipped'), async () => {
    const { setup, rows } = await wideHistory()
    const { file } = setup.paths
    const whole = readFileSync(file)
    const random = seededRandom(seed)
    const answers = { right: 0, refused: 0 }
    const count = caseCount({ short: 300, full: 10_000 })
    for (let index = 0; index < count; index += 1) {
      const bit = Math.floor(random() * whole.length * 8)
      writeFileSync(file, whole)
      for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true })
      flipBit(file, bit)
      answers[judge(await setup.start().open(), rows, bit)] += 1
    }
    expect(answers.right + answers.refused).toBe(count)
    expect(answers.refused).toBeGreaterThan(0)
  })

  it('is locked when damage is met while the app runs, and a backup brings it back', async () => {
    const setup = databaseSetup()
    const first = await servicesSetup({ history: setup })
    await first.desk('settings.addCode', { label: 'Main', code: 'TESTCODE01' })
    for (let count = 0; count < 40; count += 1)
      await first.issue({ email: `a${count}@example.com` })
    await first.desk('database.backup', undefined)
    first.session.stop()
    // Every page but the first few, which opening reads.
    const bytes = readFileSync(setup.paths.file)
    for (let at = 8 * 4096 + 100; at < bytes.length; at += 4096) {
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    }
    writeFileSync(setup.paths.file, bytes)

    const { desk, events } = await servicesSetup({ history: setup })
    await desk('invites.list', { limit: 50 })
    await vi.waitFor(async () => {
      expect(await desk('database.state', undefined)).toMatchObject({
        value: { reason: 'damaged' },
      })
    }, 5_000)
    expect(events.at(-1)).toMatchObject(['database.changed', { reason: 'damaged' }])
    const list = await desk('database.backups', undefined)
    expect(list).toMatchObject({ value: { backups: [{ state: 'ready', invites: 40 }] } })
    const [{ name }] = (list as { value: { backups: [{ name: string }] } }).value.backups
    expect(await desk('database.restore', { place: 'computer', name })).toMatchObject({ ok: true })
    expect(await desk('invites.list', { limit: 50 })).toMatchObject({ ok: true })
    expect(setup.names().some((each) => each.startsWith('history.db.set-aside'))).toBe(true)
  })
})
