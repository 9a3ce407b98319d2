import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import {
  databaseSetup,
  inviteCount,
  lockedOf,
  opened,
  writeInvite,
} from '../../builders/database-setup.ts'

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe('a first start', () => {
  it('makes an empty history whose key the keyring holds', async () => {
    const { start, names } = databaseSetup()
    const history = opened(await start().open())
    expect(history.keyProtection).toBe('keyring')
    expect(history.hasRecoveryCode()).toBe(false)
    expect(inviteCount(history)).toBe(0)
    expect(names()).toEqual(['history.db', 'history.db-wal', 'history.key'])
  })

  it.runIf(process.platform !== 'win32')('closes folder and key to other accounts', async () => {
    const { start, paths } = databaseSetup()
    mkdirSync(paths.folder, { recursive: true, mode: 0o755 })
    chmodSync(paths.folder, 0o755)
    opened(await start().open())
    expect(modeOf(paths.folder)).toBe('700')
    expect(modeOf(paths.key)).toBe('600')
  })

  it('makes another key each time', async () => {
    const [one, other] = [databaseSetup(), databaseSetup()]
    await one.fill()
    await other.fill()
    copyFileSync(one.paths.file, other.paths.file)
    expect(lockedOf(await other.start().open()).reason).toBe('damaged')
  })

  it('goes on when the last one ended between the key and the file', async () => {
    const { start, paths, fill } = databaseSetup()
    await fill()
    const key = JSON.parse(historyKey(paths.key))
    writeFileSync(paths.key, JSON.stringify({ ...key, isInUse: false }))
    rmSync(paths.file)
    expect(inviteCount(opened(await start().open()))).toBe(0)
    expect(JSON.parse(historyKey(paths.key))).toMatchObject({ isInUse: true })
  })

  const historyKey = (path: string) => String(databaseSetup().bytes(path))
})

describe('a later start', () => {
  it('finds what was written', async () => {
    const { start, fill } = databaseSetup()
    await fill()
    expect(inviteCount(opened(await start().open()))).toBe(1)
  })

  it('finds what was written before a crash, as the files were at that moment', async () => {
    const [crashed, after] = [databaseSetup(), databaseSetup()]
    writeInvite(opened(await crashed.start().open()))
    mkdirSync(after.paths.folder)
    for (const name of crashed.names()) {
      copyFileSync(join(crashed.paths.folder, name), join(after.paths.folder, name))
    }
    Object.assign(after.keyring, { unwrap: crashed.keyring.unwrap })
    expect(inviteCount(opened(await after.start().open()))).toBe(1)
  })
})

describe('the file', () => {
  const secrets = ['mary@example.com', 'Mary', 'Wallaby', '491570006', '1985-03-27', 'CASE-7']

  it.each(secrets)('holds no %j that could be read, nor does its log', async (secret) => {
    const { start, paths, bytes, fill } = databaseSetup()
    const history = opened(await start().open())
    writeInvite(history)
    expect(bytes(paths.wal).length).toBeGreaterThan(0)
    expect(bytes(paths.wal).includes(secret)).toBe(false)
    history.database.close()
    await fill()
    expect(bytes(paths.file).length).toBeGreaterThan(4096)
    expect(bytes(paths.file).includes(secret)).toBe(false)
    expect(bytes(paths.key).includes(secret)).toBe(false)
  })

  it('does not even look like SQLite, and opens without its key to nobody', async () => {
    const { paths, bytes, fill } = databaseSetup()
    await fill()
    expect(bytes(paths.file).includes('SQLite format')).toBe(false)
    const stranger = new Database(paths.file, { readonly: true })
    expect(() => stranger.prepare('SELECT * FROM invite').all()).toThrow('not a database')
    stranger.close()
  })
})

describe('a history that cannot be opened is locked, and nothing of it is touched', () => {
  type Bench = ReturnType<typeof databaseSetup>
  const spoil: [reason: string, fact: string, break_: (setup: Bench) => void][] = [
    ['missing', 'the file is gone', ({ paths }) => rmSync(paths.file)],
    ['missing', 'the file is empty', ({ paths }) => writeFileSync(paths.file, '')],
    [
      'damaged',
      'its first page is',
      ({ paths, bytes }) => {
        const content = bytes(paths.file)
        content.writeUInt8(content.readUInt8(2000) ^ 1, 2000)
        writeFileSync(paths.file, content)
      },
    ],
    ['damaged', 'it is text', ({ paths }) => writeFileSync(paths.file, 'hello'.repeat(2000))],
    [
      'damaged',
      'it was cut short',
      ({ paths, bytes }) => writeFileSync(paths.file, bytes(paths.file).subarray(0, 1000)),
    ],
    [
      'damaged',
      'a plain database took its place',
      ({ paths }) => {
        rmSync(paths.file)
        new Database(paths.file).exec('CREATE TABLE x (y)').close()
      },
    ],
    [
      'key-missing',
      'the key file and its copy are gone',
      ({ paths }) => {
        rmSync(paths.key)
        rmSync(paths.copy)
      },
    ],
    [
      'key-missing',
      'neither can be understood',
      ({ paths }) => {
        writeFileSync(paths.key, '')
        writeFileSync(paths.copy, '{"ver')
      },
    ],
    ['key-lost', 'the keyring forgot', ({ keyring }) => keyring.forget()],
    [
      'key-lost',
      'the keyring gives another secret',
      ({ keyring }) => {
        keyring.unwrap = async () => Buffer.alloc(32)
      },
    ],
    [
      'key-lost',
      'the keyring gives nothing',
      ({ keyring }) => {
        keyring.unwrap = async () => Buffer.alloc(0)
      },
    ],
    [
      'keyring-missing',
      'the keyring is not there',
      ({ keyring }) => {
        keyring.isThere = false
      },
    ],
    [
      'keyring-missing',
      'nobody answers the keyring',
      ({ keyring }) => {
        keyring.isAvailable = () => Promise.reject(new Error('no answer'))
      },
    ],
    [
      'failed',
      'a folder is in its place',
      ({ paths }) => {
        rmSync(paths.file)
        mkdirSync(paths.file)
      },
    ],
  ]

  it.each(spoil)('%s: %s', async (reason, _fact, break_) => {
    const setup = databaseSetup()
    await setup.fill()
    break_(setup)
    const before = contents(setup)
    const history = lockedOf(await setup.start().open())
    expect(history).toStrictEqual({ state: 'locked', reason, hasRecoveryCode: false })
    expect(contents(setup)).toEqual(before)
  })

  it('newer: a later version of the app wrote it', async () => {
    const { start, fill } = databaseSetup()
    await fill()
    const history = opened(await start().open())
    history.database.pragma('user_version = 99')
    history.database.close()
    expect(lockedOf(await start().open()).reason).toBe('newer')
  })

  it('failed: another application wrote it with our key', async () => {
    const { start, fill } = databaseSetup()
    await fill()
    const history = opened(await start().open())
    history.database.pragma('application_id = 42')
    history.database.close()
    expect(lockedOf(await start().open()).reason).toBe('failed')
  })

  it('in-use: another process has it open', async () => {
    const { start } = databaseSetup()
    const history = opened(await start().open())
    expect(lockedOf(await start().open()).reason).toBe('in-use')
    expect(inviteCount(history)).toBe(0)
  })

  function contents({ paths, names, bytes }: Bench) {
    return names()
      .filter((name) => !name.endsWith('-wal') && !name.endsWith('-shm'))
      .map((name) => join(paths.folder, name))
      .map((path) => [path, statSync(path).isFile() ? bytes(path).toString('base64') : 'folder'])
  }
})

describe('starting afresh', () => {
  it('sets every file aside, byte by byte, and opens an empty history', async () => {
    const { start, keyring, paths, names, bytes, fill } = databaseSetup()
    await fill()
    const before = [bytes(paths.file), bytes(paths.key)]
    keyring.forget()
    const file = start()
    lockedOf(await file.open())
    const history = opened(await file.startAfresh())
    expect(inviteCount(history)).toBe(0)
    const stamp = 'set-aside-2026-11-22T09-30-00-000Z'
    expect(names()).toEqual(expect.arrayContaining([`history.db.${stamp}`, `history.key.${stamp}`]))
    expect(bytes(`${paths.file}.${stamp}`).equals(before[0] as Buffer)).toBe(true)
    expect(bytes(`${paths.key}.${stamp}`).equals(before[1] as Buffer)).toBe(true)
  })

  it('never writes over what was set aside before, whatever the clock says', async () => {
    const { start, paths, names, fill } = databaseSetup()
    for (let count = 0; count < 3; count += 1) {
      await fill()
      opened(await start().startAfresh()).database.close()
    }
    const aside = names().filter((name) => name.startsWith('history.db.set-aside'))
    expect(aside).toHaveLength(3)
    expect(existsSync(paths.file)).toBe(true)
  })

  it('takes the log of a crash along', async () => {
    const { start, paths, names, fill } = databaseSetup()
    await fill()
    writeFileSync(paths.wal, 'left by a crash')
    rmSync(paths.key)
    rmSync(paths.copy)
    const file = start()
    lockedOf(await file.open())
    opened(await file.startAfresh())
    expect(names().some((name) => name.startsWith('history.db-wal.set-aside'))).toBe(true)
  })
})
