import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses'
import { expect } from 'playwright/test'
import { packagedArchive, packagedExecutable } from '../../scripts/build/package.ts'
import { isRoot } from '../../scripts/set-up/script.ts'
import { descendants } from '../app/launched-desk.ts'
import { test } from '../app/own-display.ts'
import { inviteFromOutside } from './from-outside.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'front-desk-fuses-'))
const remove = (folder: string) =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })

/** Code that leaves this file behind if it is ever run. */
const leaves = (mark: string) => `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`

test('the fuses of the package are set as docs/security.md says', async () => {
  const { ENABLE, DISABLE } = FuseState
  expect(await getCurrentFuseWire(packagedExecutable())).toMatchObject({
    [FuseV1Options.RunAsNode]: DISABLE,
    [FuseV1Options.EnableCookieEncryption]: ENABLE,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLE,
    [FuseV1Options.EnableNodeCliInspectArguments]: DISABLE,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ENABLE,
    [FuseV1Options.OnlyLoadAppFromAsar]: ENABLE,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: DISABLE,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLE,
  })
})

test('the package runs no script that NODE_OPTIONS names', async ({ display }) => {
  const folder = newFolder()
  const mark = join(folder, 'ran')
  const script = join(folder, 'script.cjs')
  writeFileSync(script, leaves(mark))
  const env = { ...display, NODE_OPTIONS: `--require=${script}` }
  const app = started(packagedExecutable(), folder, env)
  try {
    await inviteFromOutside(app, display)
    expect(existsSync(mark)).toBe(false)
  } finally {
    app.kill()
    remove(folder)
  }
})

test('the package starts its archive and no folder that lies beside it', async ({ display }) => {
  // biome-ignore lint/suspicious/noSkippedTests: a copy with other contents has no valid signature there.
  test.skip(process.platform !== 'linux', 'Tried on a copy of the package.')
  const folder = newFolder()
  const copy = join(folder, 'app')
  cpSync(dirname(packagedExecutable()), copy, { recursive: true, verbatimSymlinks: true })
  const executable = join(copy, basename(packagedExecutable()))
  const mark = join(folder, 'ran')
  const resources = join(copy, 'resources')
  mkdirSync(join(resources, 'app'))
  writeFileSync(join(resources, 'app', 'package.json'), '{"main":"main.cjs"}')
  writeFileSync(join(resources, 'app', 'main.cjs'), `${leaves(mark)}\nprocess.exit(0)`)
  renameSync(join(resources, basename(packagedArchive())), join(resources, 'aside.asar'))
  const isRun = async (program: string) => {
    const app = started(program, folder, display)
    const late = setTimeout(() => app.kill('SIGKILL'), 20_000)
    await once(app, 'exit')
    clearTimeout(late)
    return existsSync(mark)
  }
  expect(await isRun(executable)).toBe(false)
  // With the other fuse the folder is run: it is the fuse that keeps it out.
  const changed = `${executable}-changed`
  cpSync(executable, changed)
  await flipFuses(changed, {
    version: FuseVersion.V1,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  })
  expect(await isRun(changed)).toBe(true)
  remove(folder)
})

test('the pages of the package run behind Chromium’s sandbox, where it is not root who starts it', async ({
  display,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: elsewhere no file says so.
  test.skip(process.platform !== 'linux', 'Read from /proc.')
  const folder = newFolder()
  const nobody = 65_534
  if (isRoot) chownSync(folder, nobody, nobody)
  const app = spawn(packagedExecutable(), [`--user-data-dir=${folder}/data`], {
    env: { ...process.env, ...display, HOME: folder, FRONT_DESK_ENVIRONMENT: 'practice' },
    stdio: 'ignore',
    ...(isRoot ? { uid: nobody, gid: nobody } : {}),
  })
  try {
    await expect.poll(() => filters(app)).toEqual(['2', '2'])
  } finally {
    app.kill()
    remove(folder)
  }
})

/** Of each page's process, how the system filters what it may ask for: 2 is by a list. */
function filters(app: ChildProcess): string[] {
  return descendants(app.pid ?? 0)
    .filter((id) => readFileSync(`/proc/${id}/cmdline`, 'latin1').includes('--type=renderer'))
    .map((id) => /^Seccomp:\s*(\d)/mu.exec(readFileSync(`/proc/${id}/status`, 'latin1'))?.[1] ?? '')
}

function started(executable: string, folder: string, env: Record<string, string>): ChildProcess {
  const args = [`--user-data-dir=${folder}/data`, ...(isRoot ? ['--no-sandbox'] : [])]
  return spawn(executable, args, {
    env: { ...process.env, ...env, FRONT_DESK_ENVIRONMENT: 'practice' },
    stdio: 'ignore',
  })
}
