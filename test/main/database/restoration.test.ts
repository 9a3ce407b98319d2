import {
  copyFileSync,
  cpSync,
  existsSync,
  promises,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { UnlockedDatabase } from '../../../main/database/encrypted-database.ts'
import { backupSetup, hoursLater, referencesIn, restored } from '../../builders/backup-setup.ts'
import {
  databaseSetup,
  inviteCount,
  lockedOf,
  opened,
  writeInvite,
} from '../../builders/database-setup.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

function issue({ database }: UnlockedDatabase, id: number, tracking: string): void {
  database
    .prepare(
      `UPDATE invite SET outcome = 'issued', link = 'l', status = 'Inactive', tracking_reference = ?
       WHERE id = ?`,
    )
    .run(tracking, id)
}

describe('going back', () => {
  it('names what would be lost, and keeps the present file aside', async () => {
    const { history, make, file, choices, names, clock } = await backupSetup()
    writeInvite(history, 'BEFORE')
    await make()
    clock.at = hoursLater(1)
    writeInvite(history, 'AFTER')
    writeInvite(history, 'LATER')
    const [choice] = await choices()
    expect(choice).toMatchObject({ state: 'ready', invites: 1, newer: 2 })
    history.database.close()
    const back = await restored(file, { place: 'computer', name: choice?.name ?? '' })
    expect(back.database.prepare('SELECT reference FROM invite').pluck().all()).toEqual(['BEFORE'])
    expect(names().filter((name) => name.startsWith('history.db.set-aside'))).toHaveLength(1)
  })

  it('names what would be lost by a backup that is newer than the one gone back to', async () => {
    const { history, make, file, choices, clock } = await backupSetup()
    writeInvite(history, 'FIRST')
    await make()
    clock.at = hoursLater(1)
    writeInvite(history, 'SECOND')
    issue(history, writeInvite(history, 'THIRD'), 'before')
    writeInvite(history, 'FOURTH')
    await make()
    const [, older] = await choices()
    history.database.close()
    const back = await restored(file, { place: 'computer', name: older?.name ?? '' })
    // Their ids are those of the second and the third.
    writeInvite(back, 'MADE AGAIN')
    issue(back, writeInvite(back, 'THIRD'), 'after')
    expect(await file.restoration.choices(back.backedUp)).toMatchObject([
      { invites: 4, newer: 2 },
      { invites: 1, newer: 2 },
    ])
  })

  it('does not count what somebody has just deleted', async () => {
    const { history, make, choices } = await backupSetup()
    const id = writeInvite(history, 'BEFORE')
    await make()
    writeInvite(history, 'AFTER')
    history.database.prepare('UPDATE invite SET removed_at = 1 WHERE id = ?').run(id)
    expect(await choices()).toMatchObject([{ invites: 1, newer: 1 }])
  })

  it.each([
    ['is gone', (path: string) => rmSync(path)],
    ['is empty', (path: string) => writeFileSync(path, '')],
    ['is garbage', (path: string) => writeFileSync(path, 'hello'.repeat(5000))],
  ])('works when the history %s', async (_what, spoil) => {
    const { history, make, start, paths } = await backupSetup()
    writeInvite(history, 'BEFORE')
    await make()
    history.database.close()
    spoil(paths.file)
    const file = start()
    lockedOf(await file.open())
    const [choice] = await file.restoration.choices(undefined)
    expect(choice).toMatchObject({ state: 'ready', invites: 1 })
    const back = await restored(file, { place: 'computer', name: choice?.name ?? '' })
    expect(inviteCount(back)).toBe(1)
  })

  it('works when the key file is lost: the one beside the backup is taken', async () => {
    const { history, make, start, paths } = await backupSetup()
    writeInvite(history, 'BEFORE')
    await make()
    history.database.close()
    rmSync(paths.key)
    rmSync(paths.copy)
    writeFileSync(paths.file, 'garbage'.repeat(1000))
    const file = start()
    lockedOf(await file.open())
    const [choice] = await file.restoration.choices(undefined)
    const back = await restored(file, { place: 'computer', name: choice?.name ?? '' })
    back.database.close()
    expect(inviteCount(opened(await start().open()))).toBe(1)
  })

  it('ends as a missing history, never as an empty one, when it is cut short between two steps', async () => {
    const { history, make, start, paths } = await backupSetup()
    writeInvite(history, 'BEFORE')
    await make()
    history.database.close()
    rmSync(paths.file)
    rmSync(paths.wal, { force: true })
    const file = start()
    expect(lockedOf(await file.open()).reason).toBe('missing')
    expect(await file.restoration.choices(undefined)).toHaveLength(1)
  })

  it('leaves nothing behind that retention does not reach when it was cut short', async () => {
    const { history, start, paths } = await backupSetup()
    history.database.close()
    writeFileSync(join(paths.folder, 'restored.part'), 'half')
    opened(await start().open())
    expect(existsSync(join(paths.folder, 'restored.part'))).toBe(false)
  })

  it('refuses an empty file, which passes every check of SQLite’s', async () => {
    const { history, make, newest, file, choices } = await backupSetup()
    await make()
    const [backup] = await choices()
    writeFileSync(newest(), '')
    expect(
      await file.restoration.prepare({ place: 'computer', name: backup?.name ?? '' }),
    ).toMatchObject({ failure: { code: 'backup-damaged' } })
    expect(history.database.open).toBe(true)
  })

  it('refuses a damaged backup and changes nothing', async () => {
    const { history, make, file, choices, newest, bytes, paths } = await backupSetup()
    writeInvite(history)
    await make()
    writeFileSync(newest(), bytes(newest()).fill(7, 3000, 9000))
    expect(await choices()).toMatchObject([{ state: 'damaged' }])
    const [{ name } = { name: '' }] = await choices()
    const before = bytes(paths.file)
    expect(await file.restoration.prepare({ place: 'computer', name })).toMatchObject({
      failure: { code: 'backup-damaged' },
    })
    expect(bytes(paths.file).equals(before)).toBe(true)
    expect(existsSync(join(paths.folder, 'restored.part'))).toBe(false)
  })

  it('refuses a backup that is gone', async () => {
    const { file } = await backupSetup()
    const name = 'front-desk-0123abcd-2026-11-22T09-30-00-000Z.db'
    expect(await file.restoration.prepare({ place: 'computer', name })).toMatchObject({
      failure: { code: 'backup-gone' },
    })
  })
})

describe('copies in a folder that the IT department names', () => {
  async function copied() {
    const shared = tempFolder()
    const desk = await backupSetup({ backupFolder: shared })
    writeInvite(desk.history, 'BEFORE')
    const recoveryCode = desk.history.createRecoveryCode()
    await desk.make()
    await desk.history.backups.copy(desk.history.backedUp, 30)
    return { ...desk, shared, recoveryCode }
  }

  it('are the same, and only the recovery code opens them', async () => {
    const { shared, backupNames, folder, bytes } = await copied()
    expect(backupNames(shared)).toEqual(backupNames())
    const [file = '', key = ''] = backupNames()
    expect(bytes(join(shared, file)).equals(bytes(join(folder, file)))).toBe(true)
    expect(Object.keys(JSON.parse(String(bytes(join(shared, key)))).wraps)).toEqual(['recovery'])
  })

  it('open on another computer with the recovery code, and from then on without', async () => {
    const { shared, recoveryCode } = await copied()
    const there = databaseSetup()
    const start = () => there.start(false, { backupFolder: shared })
    const file = start()
    const fresh = opened(await file.open())
    const [choice] = await file.restoration.choices(fresh.backedUp)
    expect(choice).toMatchObject({ place: 'folder', state: 'code-needed' })
    const order = { place: 'folder' as const, name: choice?.name ?? '' }
    expect(await file.restoration.prepare(order)).toMatchObject({
      failure: { code: 'backup-locked' },
    })
    expect(await file.restoration.prepare({ ...order, recoveryCode: 'AAAAA' })).toMatchObject({
      failure: { code: 'setting-refused', problems: [{ rule: 'recovery-code-wrong' }] },
    })
    fresh.database.close()
    const back = await restored(file, { ...order, recoveryCode })
    expect(inviteCount(back)).toBe(1)
    back.database.close()
    expect(inviteCount(opened(await start().open()))).toBe(1)
    expect(there.names().filter((name) => name.includes('.key.set-aside'))).toHaveLength(1)
  })

  it('are not opened by a recovery code of before', async () => {
    const { shared, recoveryCode, history } = await copied()
    history.createRecoveryCode()
    await history.backups.copy(history.backedUp, 30)
    const file = databaseSetup().start(false, { backupFolder: shared })
    const [choice] = await file.restoration.choices(undefined)
    const order = { place: 'folder' as const, name: choice?.name ?? '', recoveryCode }
    expect(await file.restoration.prepare(order)).toMatchObject({
      failure: { code: 'setting-refused' },
    })
  })

  it('lose whoever was deleted, and go with those on this computer', async () => {
    const { shared, history, clock, make, backupNames } = await copied()
    writeInvite(history, 'STAYS')
    history.database.exec("DELETE FROM invite WHERE reference = 'BEFORE'")
    for (const at of [24, 48, 72]) {
      clock.at = hoursLater(at)
      await make()
      await history.backups.tidy(history.backedUp, 30)
      await history.backups.copy(history.backedUp, 30)
    }
    expect(backupNames(shared)).toEqual(backupNames())
    expect(history.backups.list('folder').map(({ path }) => referencesIn(path, history))).toEqual([
      ['STAYS'],
      ['STAYS'],
      ['STAYS'],
    ])
  })

  it('lose whoever was deleted also where their counterpart on this computer is gone', async () => {
    const { folder, history } = await copied()
    rmSync(folder, { recursive: true })
    history.database.exec('DELETE FROM invite')
    await history.backups.copy(history.backedUp, 30)
    expect(history.backups.list('folder').map(({ path }) => referencesIn(path, history))).toEqual([
      [],
    ])
  })

  it.each(['there', 'away'])('of an earlier history go for their age: %s', async (where) => {
    const { shared, history, file, clock, folder, backupNames } = await copied()
    history.database.close()
    const afresh = opened(await file.startAfresh())
    await afresh.backups.copy(afresh.backedUp, 30)
    expect(backupNames(shared)).toHaveLength(2)
    clock.at = hoursLater(31 * 24)
    const away = `${shared}-away`
    if (where === 'away') renameSync(shared, away)
    await afresh.backups.tidy(afresh.backedUp, 30)
    const isCopied = await afresh.backups.copy(afresh.backedUp, 30).then(
      () => true,
      () => false,
    )
    expect(isCopied).toBe(where === 'there')
    expect(backupNames().filter((name) => name.endsWith('.db'))).toEqual([])
    if (where === 'away') renameSync(away, shared)
    await afresh.backups.copy(afresh.backedUp, 30)
    expect([backupNames(folder), backupNames(shared)]).toEqual([[], []])
  })

  it('of an earlier history stay where its backup was lost before its time', async () => {
    const { shared, history, file, folder, backupNames } = await copied()
    history.database.close()
    const afresh = opened(await file.startAfresh())
    for (const name of backupNames().filter((each) => each.endsWith('.db'))) {
      rmSync(join(folder, name))
    }
    await afresh.backups.tidy(afresh.backedUp, 30)
    await afresh.backups.copy(afresh.backedUp, 30)
    expect(backupNames(shared)).toHaveLength(2)
  })

  it('that did not come over as they are get no name, and are tried again', async () => {
    const shared = tempFolder()
    const { history, make, backupNames } = await backupSetup({ backupFolder: shared })
    await make()
    const { copyFile } = promises
    onTestFinished(() => {
      promises.copyFile = copyFile
      syncBuiltinESMExports()
    })
    promises.copyFile = async (from, to) => {
      await copyFile(from, to)
      const bytes = readFileSync(to)
      bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000)
      writeFileSync(to, bytes)
    }
    syncBuiltinESMExports()
    await expect(history.backups.copy(history.backedUp, 30)).rejects.toThrow('cannot be read')
    expect(backupNames(shared)).toEqual([])
    promises.copyFile = copyFile
    syncBuiltinESMExports()
    await history.backups.copy(history.backedUp, 30)
    expect(history.backups.list('folder')).toHaveLength(1)
  })

  it('leave alone what other computers keep there', async () => {
    const { shared, history, backupNames } = await copied()
    const [file = ''] = backupNames(shared)
    const other = file.replace(/^front-desk-.{8}/u, 'front-desk-0123abcd').replace('2026', '2020')
    copyFileSync(join(shared, file), join(shared, other))
    writeFileSync(join(shared, 'notes.txt'), 'ours')
    await history.backups.copy(history.backedUp, 30)
    expect(backupNames(shared)).toEqual(expect.arrayContaining([other, 'notes.txt']))
  })

  it.each([
    ['is not there', (folder: string) => rmSync(folder, { recursive: true })],
    [
      'is a file',
      (folder: string) => {
        rmSync(folder, { recursive: true })
        writeFileSync(folder, '')
      },
    ],
  ])('fail by name when the folder %s, and those on this computer stay', async (_what, spoil) => {
    const { shared, history, backupNames } = await copied()
    spoil(shared)
    await expect(history.backups.copy(history.backedUp, 30)).rejects.toThrow(/ENOENT|ENOTDIR/u)
    expect(backupNames()).toHaveLength(2)
  })

  it('carried to another computer by hand are found beside its history', async () => {
    const { shared, recoveryCode } = await copied()
    const there = databaseSetup()
    const file = there.start()
    opened(await file.open()).database.close()
    cpSync(shared, join(there.paths.folder, 'backups'), { recursive: true })
    const [choice] = await file.restoration.choices(undefined)
    const back = await restored(file, { place: 'computer', name: choice?.name ?? '', recoveryCode })
    expect(inviteCount(back)).toBe(1)
  })
})
