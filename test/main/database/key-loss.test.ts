import { readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keyFileAt } from '../../../main/database/key-file.ts'
import { KeyringSilentError } from '../../../main/database/key-protection.ts'
import { restored } from '../../builders/backup-setup.ts'
import { databaseSetup, inviteCount, lockedOf, opened } from '../../builders/database-setup.ts'

/** Filled, closed, with a recovery code on paper. */
async function recoverableSetup() {
  const setup = databaseSetup()
  await setup.fill()
  const history = opened(await setup.start().open())
  const recoveryCode = history.createRecoveryCode()
  const hasRecoveryCode = history.hasRecoveryCode()
  history.database.close()
  return { ...setup, recoveryCode, hasRecoveryCode }
}

describe('a recovery code', () => {
  it('is 25 letters that cannot be misread, and is not kept', async () => {
    const { recoveryCode, hasRecoveryCode, bytes, paths } = await recoverableSetup()
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/u)
    expect(hasRecoveryCode).toBe(true)
    expect(String(bytes(paths.key))).not.toContain(recoveryCode)
  })

  it('opens the history when the keyring is lost, and needs to do so only once', async () => {
    const { start, keyring, recoveryCode } = await recoverableSetup()
    keyring.forget()
    const file = start()
    expect(lockedOf(await file.open())).toStrictEqual({
      state: 'locked',
      reason: 'key-lost',
      hasRecoveryCode: true,
    })
    const history = opened(await file.recover(recoveryCode))
    expect([inviteCount(history), history.keyProtection]).toEqual([1, 'keyring'])
    history.database.close()
    expect(inviteCount(opened(await start().open()))).toBe(1)
  })

  it.each([
    ['in small letters', (code: string) => code.toLowerCase()],
    ['without hyphens', (code: string) => code.replaceAll('-', '')],
    ['with spaces', (code: string) => ` ${code.replaceAll('-', ' ')} `],
    ['with O for 0 and I for 1', (code: string) => code.replaceAll('0', 'O').replaceAll('1', 'I')],
    ['with o for 0 and l for 1', (code: string) => code.replaceAll('0', 'o').replaceAll('1', 'l')],
  ])('is read %s', async (_how, copy) => {
    const { start, keyring, recoveryCode } = await recoverableSetup()
    keyring.forget()
    expect(inviteCount(opened(await start().recover(copy(recoveryCode))))).toBe(1)
  })

  it.each([
    ['is another', () => 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE'],
    ['is empty', () => ''],
    ['stops early', (code: string) => code.slice(0, -1)],
    ['goes on', (code: string) => `${code}0`],
  ])('opens nothing when it %s, and changes nothing', async (_how, spoil) => {
    const { start, keyring, bytes, paths, recoveryCode } = await recoverableSetup()
    keyring.forget()
    const before = String(bytes(paths.key))
    expect(await start().recover(spoil(recoveryCode))).toBeUndefined()
    expect(String(bytes(paths.key))).toBe(before)
    expect(inviteCount(opened(await start().recover(recoveryCode)))).toBe(1)
  })

  it('opens nothing once a new one was made', async () => {
    const { start, keyring, recoveryCode } = await recoverableSetup()
    const history = opened(await start().open())
    const newer = history.createRecoveryCode()
    history.database.close()
    keyring.forget()
    expect(await start().recover(recoveryCode)).toBeUndefined()
    expect(inviteCount(opened(await start().recover(newer)))).toBe(1)
  })

  it('opens nothing where none was made', async () => {
    const setup = databaseSetup()
    await setup.fill()
    expect(await setup.start().recover('AAAAA-BBBBB-CCCCC-DDDDD-EEEEE')).toBeUndefined()
  })

  it('survives the key being wrapped anew', async () => {
    const { start, keyring, recoveryCode } = await recoverableSetup()
    for (let count = 0; count < 2; count += 1) {
      keyring.forget()
      opened(await start().recover(recoveryCode)).database.close()
    }
    expect(opened(await start().open()).hasRecoveryCode()).toBe(true)
  })
})

describe('a computer without a keyring', () => {
  it('allows practice only, and says so', async () => {
    const { start } = databaseSetup({ hasKeyring: false })
    expect(opened(await start().open()).keyProtection).toBe('practice-only')
  })

  it('allows everything where an administrator trusts the account', async () => {
    const { start } = databaseSetup({ hasKeyring: false, isAccountEnough: true })
    expect(opened(await start().open()).keyProtection).toBe('account')
  })

  it('says what holds now, not what held when the key was made', async () => {
    const { start, fill } = databaseSetup({ hasKeyring: false, isAccountEnough: true })
    await fill()
    expect(opened(await start(false).open()).keyProtection).toBe('practice-only')
  })

  it('moves the key into a keyring that appears later, and out of the file', async () => {
    const { start, keyring, bytes, paths, fill } = databaseSetup({ hasKeyring: false })
    await fill()
    const { account } = JSON.parse(String(bytes(paths.key))).wraps
    keyring.isThere = true
    const history = opened(await start().open())
    expect([inviteCount(history), history.keyProtection]).toEqual([1, 'keyring'])
    history.database.close()
    expect(String(bytes(paths.key))).not.toContain(account)
    expect(opened(await start().open()).keyProtection).toBe('keyring')
  })

  it('prefers a keyring even where the account is trusted', async () => {
    const { start } = databaseSetup({ isAccountEnough: true })
    expect(opened(await start().open()).keyProtection).toBe('keyring')
  })

  it('takes a keyring that refuses to keep a secret for none', async () => {
    const { start, keyring } = databaseSetup()
    keyring.isBroken = true
    expect(opened(await start().open()).keyProtection).toBe('practice-only')
  })

  it('opens as before when a keyring appears that refuses to keep a secret', async () => {
    const { start, keyring, fill } = databaseSetup({ hasKeyring: false })
    await fill()
    keyring.isThere = true
    keyring.isBroken = true
    const history = opened(await start().open())
    expect([inviteCount(history), history.keyProtection]).toEqual([1, 'practice-only'])
  })

  it('never writes a key that the keyring held into the file for a real history', async () => {
    const { start, keyring, bytes, paths, recoveryCode } = await recoverableSetup()
    keyring.isThere = false
    lockedOf(await start().open())
    const history = await start().recover(recoveryCode)
    if (history?.state === 'open') history.database.close()
    expect(JSON.parse(String(bytes(paths.key))).wraps).not.toHaveProperty('account')
  })
})

describe('a passphrase', () => {
  const passphrase = 'wattle finch lamp river'

  async function sealedSetup() {
    const setup = databaseSetup({ hasKeyring: false })
    await setup.fill()
    const file = setup.start()
    const history = opened(await file.open())
    const recoveryCode = history.createRecoveryCode()
    const reopen = await file.protect(history.backedUp.key, passphrase)
    history.database.close()
    const again = opened(await reopen())
    expect([inviteCount(again), again.keyProtection]).toEqual([1, 'passphrase'])
    again.database.close()
    return { ...setup, recoveryCode }
  }

  it('takes the key out of both key files, and is asked for at the next start', async () => {
    const { start, bytes, paths } = await sealedSetup()
    for (const path of [paths.key, paths.copy]) {
      const { wraps } = JSON.parse(String(bytes(path)))
      expect(Object.keys(wraps).sort()).toEqual(['passphrase', 'recovery'])
    }
    const file = start()
    expect(lockedOf(await file.open()).reason).toBe('passphrase')
    expect(await file.unlock('wattle finch lamp Rover')).toBeUndefined()
    const history = opened(await file.unlock(` ${passphrase} `))
    expect([inviteCount(history), history.keyProtection]).toEqual([1, 'passphrase'])
  })

  it('opens the backups of a history that was put aside, and stays set', async () => {
    const { start } = await sealedSetup()
    const before = start()
    const sealed = opened(await before.unlock(passphrase))
    await sealed.backups.make(sealed.backedUp)
    sealed.database.close()
    const file = start()
    opened(await file.startAfresh()).database.close()
    const [choice] = await file.restoration.choices(undefined)
    expect(choice?.state).toBe('code-needed')
    const order = { place: 'computer' as const, name: choice?.name ?? '' }
    expect(await file.restoration.prepare({ ...order, recoveryCode: 'another' })).toMatchObject({
      failure: { code: 'setting-refused', problems: [{ rule: 'recovery-code-wrong' }] },
    })
    // At once: it is asked for again at the next start.
    const back = await restored(file, { ...order, recoveryCode: ` ${passphrase} ` })
    expect([inviteCount(back), back.keyProtection]).toEqual([1, 'passphrase'])
    back.database.close()
    expect(lockedOf(await start().open()).reason).toBe('passphrase')
  })

  it('that is forgotten gives way to the recovery code, and stays set', async () => {
    const { start, recoveryCode } = await sealedSetup()
    const history = opened(await start().recover(recoveryCode))
    expect([inviteCount(history), history.keyProtection]).toEqual([1, 'passphrase'])
    history.database.close()
    expect(lockedOf(await start().open()).reason).toBe('passphrase')
  })
})

describe('what was put aside of the same key', () => {
  /** A history that was put aside with its key, and gone back to. */
  async function putAside(options: Parameters<typeof databaseSetup>[0] = {}) {
    const setup = databaseSetup(options)
    await setup.fill()
    const first = opened(await setup.start().open())
    const recoveryCode = first.createRecoveryCode()
    await first.backups.make(first.backedUp)
    first.database.close()
    const file = setup.start()
    opened(await file.startAfresh()).database.close()
    const [choice] = await file.restoration.choices(undefined)
    const history = await restored(file, { place: 'computer', name: choice?.name ?? '' })
    /** Each key file that there is but those of other histories. */
    const keyFiles = () =>
      [setup.paths.folder, setup.userDataFolder, join(setup.paths.folder, 'backups')]
        .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
        .filter((path) => /\.(key|copy)($|\.set-aside)/u.test(path))
        .filter((path) => keyFileAt(path)?.check === history.backedUp.keyFile().check)
    const asides = keyFiles().filter((path) => path.includes('set-aside'))
    return { ...setup, file, history, recoveryCode, keyFiles, asides }
  }

  it('is not opened by the old recovery code once a new one was made', async () => {
    const { start, keyring, paths, bytes, history, recoveryCode, keyFiles, asides } =
      await putAside()
    expect(asides.map((path) => basename(path).replace(/\.set-aside.*/u, ''))).toEqual([
      'history.key',
      'history-key.copy',
    ])
    const newer = history.createRecoveryCode()
    history.database.close()
    keyring.forget()
    expect(keyFiles().length).toBeGreaterThanOrEqual(5)
    for (const path of keyFiles()) {
      for (const at of [paths.key, paths.copy]) writeFileSync(at, bytes(path))
      expect(await start().recover(recoveryCode)).toBeUndefined()
    }
    expect(inviteCount(opened(await start().recover(newer)))).toBe(1)
  })

  it('does not hold the plain key any more once there is a passphrase', async () => {
    const { file, history, bytes, keyFiles, asides } = await putAside({ hasKeyring: false })
    expect(asides).toHaveLength(2)
    for (const path of asides) expect(String(bytes(path))).toContain('"account"')
    await file.protect(history.backedUp.key, 'wattle finch lamp river')
    expect(keyFiles().length).toBeGreaterThanOrEqual(5)
    for (const path of keyFiles()) expect(String(bytes(path))).not.toContain('"account"')
  })

  it('opens without a keyring as it did before: the desk is not locked by going back', async () => {
    const { history, start } = await putAside({ hasKeyring: false })
    expect([inviteCount(history), history.keyProtection]).toEqual([1, 'practice-only'])
    history.database.close()
    expect(inviteCount(opened(await start().open()))).toBe(1)
  })
})

it('a keyring that gives no answer now is waited for: the key is not called lost', async () => {
  const { start, keyring } = await recoverableSetup()
  const { unwrap } = keyring
  keyring.unwrap = () => Promise.reject(new KeyringSilentError())
  const file = start()
  expect(lockedOf(await file.open()).reason).toBe('keyring-missing')
  keyring.unwrap = unwrap
  expect(inviteCount(opened(await file.open()))).toBe(1)
})
