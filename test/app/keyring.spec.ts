import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { test } from './front-desk.ts'
import { loseTheKey, makeRecoveryCode } from './lost-key.ts'
import { startSessionKeyring } from './session-keyring.ts'

// biome-ignore lint/suspicious/noSkippedTests: announced by the runner; the part under test is Linux's.
test.skip(process.platform !== 'linux', 'starts GNOME Keyring, which is a part of Linux desktops')

const withKeyring = ['--password-store=gnome-libsecret']

function wraps(dataFolder: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(dataFolder, 'history', 'history.key'), 'utf8')).wraps
}

test('with a keyring the key is wrapped by it, real customers are possible, and it opens again', async ({
  launch,
  dataFolder,
}) => {
  const keyring = await startSessionKeyring()
  try {
    const options = {
      environment: { KEY_PROTECTION: undefined },
      args: withKeyring,
      env: keyring.env,
    }
    const first = await launch(options)
    await first.desk.type('kept@example.com')
    await first.desk.press('Enter')
    await expect(first.customer.code).toBeVisible()
    await first.close()
    expect(Object.keys(wraps(dataFolder))).toEqual(['keyring'])

    const { desk, close } = await launch(options)
    await desk.press('Control+h')
    await expect(desk.page.getByRole('row').filter({ hasText: '@example.com' })).toHaveCount(1)
    // Without its message bus the system ends an app as it likes.
    await close()
  } finally {
    keyring.stop()
  }
})

test('a keyring that is gone locks the history and deletes nothing; a new history can be started', async ({
  launch,
  dataFolder,
}) => {
  const keyring = await startSessionKeyring()
  const first = await launch({
    environment: { KEY_PROTECTION: undefined },
    args: withKeyring,
    env: keyring.env,
  })
  await first.close()
  keyring.stop()

  const second = await launch({ startsAt: 'elsewhere' })
  const { desk } = second
  await expect(desk.page.getByRole('heading', { name: 'The history is locked' })).toBeVisible()
  await expect(desk.alert).toContainText('Front Desk has deleted nothing.')
  await desk.page.getByRole('button', { name: 'Start an empty history' }).click()
  await desk.page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Start an empty history' })
    .click()
  await expect(desk.email).toBeFocused()
  expect(Object.keys(wraps(dataFolder))).toEqual(['account'])
})

test('a key that was protected by the account moves into a keyring that has appeared', async ({
  launch,
  dataFolder,
}) => {
  const first = await launch()
  await first.close()
  expect(Object.keys(wraps(dataFolder))).toEqual(['account'])
  const keyring = await startSessionKeyring()
  try {
    const second = await launch({ args: withKeyring, env: keyring.env })
    await second.close()
    expect(Object.keys(wraps(dataFolder))).toEqual(['keyring'])
    loseTheKey(dataFolder)
    const { desk, close } = await launch({ args: withKeyring, env: keyring.env })
    await expect(desk.email).toBeFocused()
    await close()
  } finally {
    keyring.stop()
  }
})

test('a profile that was copied to another computer opens there with its recovery code, and then by that keyring', async ({
  launch,
  dataFolder,
}) => {
  test.slow()
  const [keyring, others] = await Promise.all([startSessionKeyring(), startSessionKeyring()])
  const copy = `${dataFolder}-copy`
  try {
    const first = await launch({
      environment: { KEY_PROTECTION: undefined },
      args: withKeyring,
      env: keyring.env,
    })
    const recoveryCode = await makeRecoveryCode(first, 'moved@example.com')
    await first.close()
    cpSync(dataFolder, copy, { recursive: true })

    const there = {
      environment: { KEY_PROTECTION: undefined },
      args: [...withKeyring, `--user-data-dir=${copy}`],
      env: others.env,
    }
    const second = await launch({ ...there, startsAt: 'elsewhere' })
    const code = second.desk.page.getByRole('textbox', { name: 'Recovery code' })
    await code.fill(recoveryCode)
    await second.desk.press('Enter')
    await expect(second.desk.email).toBeFocused()
    await second.close()
    const third = await launch(there)
    await third.desk.press('Control+h')
    await expect(third.desk.page.getByRole('row').filter({ hasText: '@example.com' })).toHaveCount(
      1,
    )
    await third.close()
  } finally {
    keyring.stop()
    others.stop()
    rmSync(copy, { recursive: true, force: true })
  }
})
