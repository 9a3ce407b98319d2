import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  databaseSetup,
  inviteCount,
  lockedOf,
  opened,
  readAll,
  writeInvite,
} from '../builders/database-setup.ts'

describe('a write-ahead log that is not the file’s own', () => {
  /** A day's log, taken while the history was open, and what was in the file when it was closed a day later. */
  async function twoDays() {
    const setup = databaseSetup()
    const dayOne = opened(await setup.start().open())
    for (let count = 0; count < 5; count += 1) writeInvite(dayOne, `ONE-${count}`)
    const log = setup.bytes(setup.paths.wal)
    await dayOne.backups.make(dayOne.backedUp)
    dayOne.close()
    const dayTwo = opened(await setup.start().open())
    dayTwo.database.exec("DELETE FROM invite WHERE id < 3; UPDATE invite SET reference = 'CHANGED'")
    for (let count = 0; count < 3; count += 1) writeInvite(dayTwo, `TWO-${count}`)
    return { setup, log, dayTwo, rows: readAll(dayTwo.database) }
  }

  async function otherLog(): Promise<Buffer> {
    const setup = databaseSetup()
    writeInvite(opened(await setup.start().open()))
    return setup.bytes(setup.paths.wal)
  }

  const garbled = (log: Buffer) => {
    const bytes = Buffer.from(log)
    // Its head is whole, so that it is read.
    for (let at = 100; at < bytes.length; at += 37) bytes[at] = (bytes[at] ?? 0) ^ 0x5a
    return bytes
  }
  const foreign: [what: string, make: (log: Buffer) => Promise<Buffer> | Buffer][] = [
    ['of an earlier day', (log) => log],
    ['of another history', otherLog],
    ['garbled', garbled],
    ['of rubbish', () => Buffer.alloc(40_000, 'rubbish')],
  ]

  it.each(foreign)('%s: is put aside, and the file is as it was closed', async (...each) => {
    const [, make] = each
    const { setup, log, dayTwo, rows } = await twoDays()
    dayTwo.close()
    const bytes = await make(log)
    writeFileSync(setup.paths.wal, bytes)
    const history = opened(await setup.start().open())
    expect(readAll(history.database)).toBe(rows)
    const aside = setup.names().filter((name) => name.startsWith('history.db-wal.set-aside'))
    expect(aside).toHaveLength(1)
    expect(setup.bytes(join(setup.paths.folder, aside[0] ?? ''))).toEqual(bytes)
    writeInvite(history)
    history.database.close()
    expect(inviteCount(opened(await setup.start().open()))).toBe(7)
  })

  it('of before a restoration is put aside, too', async () => {
    const { setup, log, dayTwo } = await twoDays()
    dayTwo.close()
    const file = setup.start()
    opened(await file.open()).close()
    const [backup] = await file.restoration.choices(undefined)
    const prepared = await file.restoration.prepare({ place: 'computer', name: backup?.name ?? '' })
    if (!prepared.ok) throw new Error(prepared.failure.code)
    await prepared.value()
    const restored = opened(await file.open())
    const rows = readAll(restored.database)
    expect(inviteCount(restored)).toBe(5)
    restored.close()
    writeFileSync(setup.paths.wal, log)
    expect(readAll(opened(await setup.start().open()).database)).toBe(rows)
  })

  it('after a crash: garbled it costs what the file does not hold yet, of another history it is said', async () => {
    const { setup, log, dayTwo, rows } = await twoDays()
    dayTwo.database.pragma('wal_checkpoint(TRUNCATE)')
    cpSync(setup.paths.folder, `${setup.paths.folder}.crashed`, { recursive: true })
    dayTwo.database.close()
    const crashed = (bytes: Buffer) => {
      rmSync(setup.paths.folder, { recursive: true })
      cpSync(`${setup.paths.folder}.crashed`, setup.paths.folder, { recursive: true })
      writeFileSync(setup.paths.wal, bytes)
      return setup.start()
    }
    for (const bytes of [garbled(log), Buffer.alloc(40_000, 'rubbish'), Buffer.alloc(0)]) {
      const history = opened(await crashed(bytes).open())
      expect(readAll(history.database)).toBe(rows)
      history.database.close()
    }
    const file = crashed(await otherLog())
    expect(lockedOf(await file.open()).reason).toBe('damaged')
    expect(await file.restoration.choices(undefined)).toMatchObject([
      { state: 'ready', invites: 5 },
    ])
  })

  it('is the file’s own after a crash, also of a run that followed one that was closed', async () => {
    const { setup, dayTwo, rows } = await twoDays()
    cpSync(setup.paths.folder, `${setup.paths.folder}.crashed`, { recursive: true })
    dayTwo.close()
    rmSync(setup.paths.folder, { recursive: true })
    renameSync(`${setup.paths.folder}.crashed`, setup.paths.folder)
    expect(readAll(opened(await setup.start().open()).database)).toBe(rows)
  })
})
