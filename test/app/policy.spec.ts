import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { inProject, isRoot } from '../../scripts/set-up/script.ts'
import { whichElectron } from '../../scripts/set-up/which-electron.ts'
import { canMount } from '../builders/small-disk.ts'
import { test as base, linkHost, organisationCode } from './front-desk.ts'
import { plainEnvironment, prefixed } from './launched-desk.ts'

interface Fixtures {
  /** Answers an Electron of its own, for which alone there is a policy where the app looks for it. */
  policy: (values: Record<string, string>, mode?: number) => Promise<string>
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from the pattern.
  policy: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'front-desk-policy-'))
    await use(async (values, mode = 0o640) => {
      const etc = join(folder, 'etc')
      mkdirSync(join(etc, 'front-desk'), { recursive: true })
      chmodSync(etc, 0o755)
      const file = join(etc, 'front-desk', 'policy.json')
      writeFileSync(file, JSON.stringify(prefixed(values)))
      chmodSync(file, mode)
      const { executable } = await whichElectron()
      const starter = join(folder, 'with-policy')
      const mount = `mount -t overlay overlay -o lowerdir=${etc}:/etc /etc`
      writeFileSync(
        starter,
        `#!/bin/sh\nexec unshare --mount sh -c '${mount} && exec "$0" "$@"' '${executable}' "$@"\n`,
      )
      chmodSync(starter, 0o755)
      return starter
    })
    rmSync(folder, { recursive: true })
  },
})

/** Runs the app to its end, on no display. */
async function runToEnd(args: string[], env: Record<string, string>, starter?: string) {
  const program = starter ?? (await whichElectron()).executable
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...others } = plainEnvironment()
  const command = [inProject(), ...(isRoot ? ['--no-sandbox'] : []), ...args]
  return spawnSync(program, command, { env: { ...others, ...env }, encoding: 'utf8' })
}

test('--check-policy says on standard error what is wrong, and ends with 1, without a display', async ({
  dataFolder,
}) => {
  const env = prefixed({ ORG_CODE: 'SHORT', THEME: 'dark' })
  const { status, stdout, stderr } = await runToEnd(
    [`--user-data-dir=${dataFolder}`, '--check-policy'],
    env,
  )
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain('FRONT_DESK_ORG_CODE (environment): must be the code')
  expect(stderr).toContain('FRONT_DESK_THEME (environment): ok')
  expect(stderr).not.toContain('SHORT')
})

test('a start that nobody can see ends with 1 and names the value on standard error', async ({
  dataFolder,
}) => {
  const { status, stderr } = await runToEnd(
    [`--user-data-dir=${dataFolder}`],
    prefixed({ RETENTION_DAYS: '14' }),
  )
  expect(status).toBe(1)
  expect(stderr).toContain('FRONT_DESK_RETENTION_DAYS must be one of 1, 7, 30, 90, 365, never')
})

test.describe('a policy of this computer', () => {
  // biome-ignore lint/suspicious/noSkippedTests: counted as skipped where the machine cannot have it.
  test.skip(!canMount, 'Only root can put a policy where the app looks for it.')

  test('is obeyed before the environment, shown, and changed by nobody', async ({
    launch,
    policy,
    verifime,
  }) => {
    const executable = await policy({
      ENVIRONMENT: 'custom',
      API_URL: verifime.url,
      LINK_HOSTS: linkHost,
      ORG_CODE: organisationCode,
      ORG_NAME: 'Wattle & Finch Lawyers',
      KEY_PROTECTION: 'account',
      THEME: 'dark',
      RETENTION_DAYS: '7',
      CUSTOMER_SCREEN: 'none',
    })
    const { desk, customer } = await launch({
      executable,
      environment: {
        API_URL: 'https://elsewhere.example.com',
        ORG_CODE: 'ANOTHERCODE',
        ORG_NAME: 'Somebody Else',
        RETENTION_DAYS: 'never',
      },
    })
    await desk.press('Control+,')
    await desk.page.getByRole('button', { name: 'Set by your organisation' }).click()
    await expect(desk.page.getByRole('heading', { level: 3 })).toHaveCount(6)
    await expect(desk.page.getByRole('textbox', { name: 'Organisation name' })).toHaveValue(
      'Wattle & Finch Lawyers',
    )
    await expect(desk.page.getByRole('radio', { name: '7 days' })).toBeChecked()
    const answers = await desk.page.evaluate(async () => [
      await window.desk.call('settings.change', { retentionDays: 'never' }),
      await window.desk.call('settings.change', { theme: 'light' }),
      await window.desk.call('display.choose', {}),
      await window.desk.call('settings.addCode', { label: 'x', code: 'ANOTHERCODE' }),
    ])
    for (const answer of answers) {
      expect(answer).toMatchObject({ ok: false, failure: { code: 'setting-fixed' } })
    }
    await desk.press('Control+n')
    await desk.email.fill('policy@example.com')
    await desk.press('Enter')
    await expect(customer.code).toBeVisible()
    expect(verifime.posts()[0]?.body).toMatchObject({ code: organisationCode })
  })

  test('is checked before anything is rolled out', async ({ policy, dataFolder }) => {
    const args = [`--user-data-dir=${dataFolder}`, '--check-policy']
    const right = await runToEnd(args, {}, await policy({ ORG_CODE: organisationCode }))
    expect(right).toMatchObject({ status: 0, stdout: expect.stringContaining('(policy): ok') })
    expect(right.stdout + right.stderr).not.toContain(organisationCode)
    const open = await runToEnd(args, {}, await policy({ ORG_CODE: organisationCode }, 0o644))
    expect(open).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('must be readable by root and one group alone'),
    })
  })
})
