import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import {
  checkBackup,
  countInvites,
  openBackup,
  writeBackup,
} from '../../../main/database/backup-file.ts'
import type { UnlockedDatabase } from '../../../main/database/encrypted-database.ts'
import { migrations } from '../../../main/database/migrations.ts'
import { unlockDatabase } from '../../../main/database/open-database.ts'
import {
  backupSetup,
  hoursLater,
  morning,
  referencesIn,
  writeMany,
} from '../../builders/backup-setup.ts'
import { databaseSetup, lockedOf, opened, writeInvite } from '../../builders/database-setup.ts'
import { canMount, mountSmallDisk } from '../../builders/small-disk.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

/** A copy of it in memory, the first and the last of whose invites have changed places in their page. */
function outOfOrder({ database }: UnlockedDatabase): Database.Database {
  const bytes = database.serialize()
  // In memory there is no write-ahead log.
  bytes.fill(1, 18, 20)
  const root = "SELECT rootpage FROM sqlite_schema WHERE name = 'invite'"
  const page = (Number(database.prepare(root).pluck().get()) - 1) * 4096
  // Of a leaf: its kind, then how many cells it has, and from the ninth byte on where each of them is.
  expect(bytes[page]).toBe(0x0d)
  const last = page + 8 + 2 * (bytes.readUInt16BE(page + 3) - 1)
  const [first, other] = [bytes.readUInt16BE(page + 8), bytes.readUInt16BE(last)]
  bytes.writeUInt16BE(other, page + 8)
  bytes.writeUInt16BE(first, last)
  return new Database(bytes)
}

describe('a backup', () => {
  it('of a damaged history whose rows are out of their order ends, and says so', async () => {
    const { history, folder } = await backupSetup()
    for (const reference of ['CASE-1', 'CASE-2', 'CASE-3']) writeInvite(history, reference)
    const source = { database: outOfOrder(history), key: history.backedUp.key, at: morning }
    mkdirSync(folder, { recursive: true })
    const writing = writeBackup(join(folder, 'x.db'), source)
    const steps = () => {
      for (let count = 0; count < 100; count += 1) if (writing.next().done) return
    }
    expect(steps).toThrow(expect.objectContaining({ code: 'SQLITE_CORRUPT' }))
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    [
      'another program writes rubbish into it',
      (part: string) => {
        const bytes = readFileSync(part)
        writeFileSync(part, bytes.fill(7, 4096))
      },
    ],
    [
      'a row in it is another',
      (part: string, key: Buffer) => {
        const written = new Database(part)
        unlockDatabase(written, key)
        written.prepare("UPDATE invite SET reference = 'ANOTHER'").run()
        written.close()
      },
    ],
  ])('gets no name when between writing and reading back %s', async (_what, spoil) => {
    const { history, folder } = await backupSetup()
    writeInvite(history, 'CASE-1')
    mkdirSync(folder, { recursive: true })
    const { database, key } = history.backedUp
    const path = join(folder, 'x.db')
    const source = { database, key, at: morning }
    // It is read back in as many steps as it is written in.
    const steps = [...writeBackup(path, source)].length / 2
    rmSync(path)
    const writing = writeBackup(path, source)
    for (let count = 0; count < steps; count += 1) writing.next()
    spoil(`${path}.part`, key)
    expect(() => [...writing]).toThrow()
    expect(readdirSync(folder)).toEqual([])
  })

  it('holds every invite and its life, the settings and the codes', async () => {
    const { history, make, newest } = await backupSetup()
    writeMany(history)
    history.database.exec(`
      INSERT INTO invite_event (invite_id, at, kind, staff) SELECT id, 1, 'shown', 'ZB' FROM invite;
      INSERT INTO invite_event (invite_id, at, kind, staff) SELECT id, 2, 'printed', NULL FROM invite;
      INSERT INTO setting VALUES ('theme', '"dark"');
      INSERT INTO organisation_code VALUES ('1', 'Main', 'TESTCODE01', 0);`)
    expect(await make()).toBe(250)
    const backup = openBackup(newest(), history.backedUp.key)
    const count = (table: string) => backup.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    expect(['invite', 'invite_event', 'setting', 'organisation_code'].map(count)).toEqual([
      250, 500, 1, 1,
    ])
    expect(backup.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(backup.pragma('user_version', { simple: true })).toBe(migrations.length)
    backup.close()
  })

  it('leaves out birth dates, addresses, notes, typing, whom lists name, and what was deleted and may still be taken back', async () => {
    const { history, make, newest } = await backupSetup()
    const stays = writeInvite(history, 'STAYS')
    history.database
      .prepare("UPDATE invite SET note = 'Waits', noted_at = 1 WHERE id = ?")
      .run(stays)
    const goes = writeInvite(history, 'GOES')
    history.database.prepare('UPDATE invite SET removed_at = 1 WHERE id = ?').run(goes)
    history.database.exec(`INSERT INTO draft VALUES (1, '{"email":"typed@example.com"}', 1);
      INSERT INTO expected (day, typed, left_out, list) VALUES ('2026-11-28', '{}', '[]', 'list')`)
    await make()
    const backup = openBackup(newest(), history.backedUp.key)
    expect(
      backup
        .prepare('SELECT reference, date_of_birth, address, details_removed_at, note FROM invite')
        .all(),
    ).toEqual([
      {
        reference: 'STAYS',
        date_of_birth: null,
        address: null,
        details_removed_at: morning.getTime(),
        note: null,
      },
    ])
    for (const table of ['draft', 'expected']) {
      expect(backup.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
    }
    backup.close()
  })

  it.each(['mary@example.com', 'Wallaby', 'CASE-7', '491570006'])(
    'holds no %j that could be read, nor does its key',
    async (secret) => {
      const { history, make, bytes, backupNames, folder } = await backupSetup()
      writeInvite(history)
      await make()
      for (const name of backupNames())
        expect(bytes(join(folder, name)).includes(secret)).toBe(false)
      expect(backupNames()).toHaveLength(2)
    },
  )

  it('takes in invites that are made while it is written, and lets others go', async () => {
    const { history, make, newest } = await backupSetup()
    writeMany(history)
    const making = make()
    writeInvite(history, 'MEANWHILE')
    history.database.exec("DELETE FROM invite WHERE reference = 'CASE-240'")
    await making
    expect(referencesIn(newest(), history)).toContain('MEANWHILE')
    expect(referencesIn(newest(), history)).not.toContain('CASE-240')
  })

  it.each([1, 2, 3, 4, 5, 6, 7])(
    'cut short at step %i is not there, nor any part of it',
    async (steps) => {
      const { history, folder, backupNames } = await backupSetup()
      writeMany(history)
      mkdirSync(folder)
      const { database, key } = history.backedUp
      const writing = writeBackup(join(folder, 'front-desk-x.db'), { database, key, at: morning })
      for (let step = 0; step < steps; step += 1) expect(writing.next().done).toBe(false)
      expect(backupNames()).toEqual(['front-desk-x.db.part'])
      writing.return(0)
      expect(backupNames()).toEqual([])
    },
  )

  it('that a kill left half is not offered, and goes with the next tidying', async () => {
    const { history, make, folder, backupNames, choices, clock } = await backupSetup()
    writeInvite(history)
    await make()
    const [name = ''] = backupNames()
    const other = name.replace('2026-11-22', '2026-11-23')
    writeFileSync(join(folder, `${other}.part`), 'half')
    writeFileSync(join(folder, other.replace(/\.db$/u, '.key')), '{}')
    expect(await choices()).toHaveLength(1)
    clock.at = hoursLater(1)
    await history.backups.tidy(history.backedUp, 30)
    expect(backupNames()).toHaveLength(2)
  })

  it.runIf(canMount)('says that the disk is full, and keeps the earlier ones', async () => {
    const { history, make, clock, backupNames } = await backupSetup()
    writeInvite(history)
    await make()
    const before = backupNames()
    const small = tempFolder()
    const disk = mountSmallDisk(small, 1)
    try {
      disk.fill()
      const { database, key } = history.backedUp
      const writing = writeBackup(join(small, 'x.db'), { database, key, at: morning })
      expect(() => [...writing]).toThrow(/full|ENOSPC/u)
    } finally {
      disk.unmount()
    }
    clock.at = hoursLater(1)
    expect(backupNames()).toEqual(before)
  })

  it('is due when the last is almost a day old, whatever the clock did', async () => {
    const { history, make, clock } = await backupSetup()
    const isDue = () => history.backups.isDue(history.backedUp)
    expect(isDue()).toBe(true)
    await make()
    expect(isDue()).toBe(false)
    clock.at = hoursLater(22)
    expect(isDue()).toBe(false)
    clock.at = hoursLater(24)
    expect(isDue()).toBe(true)
    clock.at = hoursLater(-48)
    expect(isDue()).toBe(true)
  })
})

describe('a backup whose writing is killed', () => {
  /** Writes one after the other until it is killed. */
  const writer = (file: string, key: Buffer, folder: string) => `
    const { openDatabase } = await import(${JSON.stringify(moduleAt('open-database.ts'))})
    const { writeBackup } = await import(${JSON.stringify(moduleAt('backup-file.ts'))})
    const key = Buffer.from('${key.toString('hex')}', 'hex')
    const database = openDatabase(${JSON.stringify(file)}, key)
    process.stdout.write('begun')
    for (let count = 0; ; count += 1) {
      const path = ${JSON.stringify(folder)} + '/' + count + '.db'
      for (const _ of writeBackup(path, { database, key, at: new Date() }));
    }`

  it('stands under its name whole, or not at all, ten times out of ten', async () => {
    const { history, paths } = await backupSetup()
    writeMany(history)
    const { key } = history.backedUp
    history.database.close()
    let whole = 0
    for (let kill = 1; kill <= 10; kill += 1) {
      const folder = tempFolder()
      const child = spawn(
        process.execPath,
        ['--input-type=module', '-e', writer(paths.file, key, folder)],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      await once(child.stdout, 'data')
      await pause(kill * 17)
      child.kill('SIGKILL')
      await once(child, 'exit')
      for (const name of readdirSync(folder).filter((each) => each.endsWith('.db'))) {
        expect(() => checkBackup(join(folder, name), key)).not.toThrow()
        expect((await countInvites(join(folder, name), key)).count).toBe(250)
        whole += 1
      }
    }
    expect(whole).toBeGreaterThan(0)
  })

  const moduleAt = (name: string) => new URL(`../../../main/database/${name}`, import.meta.url).href
})

describe('before', () => {
  it('a migration one is made, of the schema as it was', async () => {
    const files = databaseSetup()
    await files.fill()
    const steps = [...migrations, 'ALTER TABLE invite ADD COLUMN added_later TEXT;']
    const history = opened(await files.start(false, { steps }).open())
    const [made] = history.backups.list('computer')
    const backup = openBackup(made?.path ?? '', history.backedUp.key)
    expect(backup.pragma('user_version', { simple: true })).toBe(migrations.length)
    expect(backup.prepare('SELECT reference FROM invite').pluck().all()).toEqual(['CASE-7'])
    backup.close()
  })

  it('a migration that has no room for one, the file stays as it is', async () => {
    const files = databaseSetup()
    await files.fill()
    writeFileSync(join(files.paths.folder, 'backups'), 'in the way')
    const steps = [...migrations, 'ALTER TABLE invite ADD COLUMN added_later TEXT;']
    expect(lockedOf(await files.start(false, { steps }).open()).reason).toBe('failed')
    const history = opened(await files.start().open())
    expect(history.database.pragma('user_version', { simple: true })).toBe(migrations.length)
  })

  it('the end of the app one is made at once', async () => {
    const { history, newest } = await backupSetup()
    writeInvite(history, 'LAST')
    history.backups.makeAtOnce(history.backedUp)
    expect(referencesIn(newest(), history)).toEqual(['LAST'])
  })
})

describe('tidying', () => {
  it('keeps the newest of each of three days', async () => {
    const { history, make, clock, backupNames } = await backupSetup()
    for (const at of [0, 3, 24, 27, 48, 51, 72, 75]) {
      clock.at = hoursLater(at)
      await make()
    }
    await history.backups.tidy(history.backedUp, 30)
    const kept = history.backups.list('computer').map(({ at }) => at.getTime())
    expect(kept).toEqual([hoursLater(75), hoursLater(51), hoursLater(27)].map((at) => at.getTime()))
    expect(backupNames()).toHaveLength(6)
  })

  it('takes whoever was deleted out of every backup', async () => {
    const { history, make, clock } = await backupSetup()
    const goes = writeInvite(history, 'GOES')
    writeInvite(history, 'STAYS')
    await make()
    clock.at = hoursLater(24)
    await make()
    history.database.prepare('DELETE FROM invite WHERE id = ?').run(goes)
    await history.backups.tidy(history.backedUp, 30)
    const all = history.backups.list('computer')
    expect(all.map(({ path }) => referencesIn(path, history))).toEqual([['STAYS'], ['STAYS']])
  })

  it('goes on behind a backup that is damaged', async () => {
    const { history, make, clock, newest, bytes } = await backupSetup()
    const goes = writeInvite(history, 'GOES')
    await make()
    const first = newest()
    clock.at = hoursLater(24)
    await make()
    writeFileSync(newest(), bytes(newest()).fill(7, 3000, 9000))
    history.database.prepare('DELETE FROM invite WHERE id = ?').run(goes)
    await expect(history.backups.tidy(history.backedUp, 30)).rejects.toThrow('cannot be read')
    expect(referencesIn(first, history)).toEqual([])
  })

  it('leaves those of an earlier history whole, until all in them is too old', async () => {
    const { history, make, file, clock, folder, backupNames } = await backupSetup()
    writeInvite(history, 'BEFORE')
    await make()
    const before = backupNames()
    const whole = readFileSync(join(folder, before[0] ?? ''))
    history.database.close()
    const afresh = opened(await file.startAfresh())
    await afresh.backups.tidy(afresh.backedUp, 30)
    expect(backupNames()).toEqual(before)
    expect(readFileSync(join(folder, before[0] ?? '')).equals(whole)).toBe(true)
    clock.at = hoursLater(31 * 24)
    await afresh.backups.tidy(afresh.backedUp, 30)
    expect(backupNames()).toEqual([])
  })
})
