import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { expect } from 'playwright/test'
import { inProject } from '../../scripts/set-up/script.ts'
import { descendants } from '../app/launched-desk.ts'
import { test } from '../app/own-display.ts'
import { inviteFromOutside } from '../package/from-outside.ts'
import { type CleanDebian, cleanDebian } from './clean-debian.ts'

/** The installers as somebody gets them, in a Debian that has nothing else; each step stands on the one before. */
test.describe.configure({ mode: 'serial', timeout: 600_000 })

const person = 'reception'
const installed = '/opt/front-desk/front-desk'
/** One byte of it: the last. */
const changeArchive = [
  'sh',
  '-c',
  'cd /opt/front-desk/resources && printf X | dd of=app.asar bs=1 seek=$(($(stat -c %s app.asar) - 1)) conv=notrunc',
]
const apt = ['apt-get', '-y', '--no-install-recommends']

let debian: CleanDebian
let before: string[]

test.beforeAll(async () => {
  debian = cleanDebian()
  await debian.run(['apt-get', 'update'])
  await debian.run(['useradd', '--create-home', person])
})

test.afterAll(() => debian.remove())

test('the deb brings what it needs to a clean Debian', async () => {
  const depends = await debian.run(['dpkg-deb', '--field', inRoot('.deb'), 'Depends'])
  await debian.run([...apt, 'satisfy', depends.trim()])
  before = await debian.files()
  const said = await debian.run([...apt, 'install', inRoot('.deb')])
  expect(said).toContain('0 upgraded, 1 newly installed')
  expect(await debian.run(['readlink', '-f', '/usr/bin/front-desk'])).toBe(`${installed}\n`)
  const entry = await debian.run(['cat', '/usr/share/applications/front-desk.desktop'])
  expect(entry).toContain('Name=Front Desk\n')
  expect(entry).toContain(`Exec=${installed} %U\n`)
  expect(entry).toMatch(/^MimeType=x-scheme-handler\/frontdesk;$/mu)
  expect(entry).toMatch(/^StartupWMClass=front-desk$/mu)
  expect(entry).toMatch(/^Icon=front-desk$/mu)
  const icon = '/usr/share/icons/hicolor/48x48/apps/front-desk.png'
  expect(await debian.run(['stat', '-c', '%U %a', icon])).toBe('root 644\n')
})

test('the installed app makes an invite in the sandbox of user namespaces', async ({ display }) => {
  await debian.run(['unshare', '--user', 'true'])
  const app = debian.startAs(person, ['front-desk'], { env: forApp(display) })
  try {
    await inviteFromOutside(app, display)
    const { main, renderer } = sandboxOf(app)
    expect(renderer.user).not.toBe(main.user)
    expect(renderer.pid).not.toBe(main.pid)
    expect(renderer.seccomp).toBe('2')
  } finally {
    await end(app)
  }
})

test('and in the sandbox of the setuid helper, where the system has no user namespaces', async ({
  display,
}) => {
  const without = { namespaces: false }
  await expect(debian.run(['unshare', '--user', 'true'], without)).rejects.toThrow()
  const app = debian.startAs(person, ['front-desk'], {
    ...without,
    env: forApp(display),
  })
  try {
    await inviteFromOutside(app, display)
    const { main, renderer, programs } = sandboxOf(app)
    expect(programs).toContain('/opt/front-desk/chrome-sandbox')
    expect(renderer.user).toBe(main.user)
    expect(renderer.pid).not.toBe(main.pid)
    expect(renderer.seccomp).toBe('2')
  } finally {
    await end(app)
  }
})

test('a second installation over the first keeps the link and the helper', async () => {
  await debian.run([...apt, 'install', '--reinstall', inRoot('.deb')])
  expect(await debian.run(['readlink', '-f', '/usr/bin/front-desk'])).toBe(`${installed}\n`)
  const helper = await debian.run(['stat', '-c', '%U %a', '/opt/front-desk/chrome-sandbox'])
  expect(helper).toBe('root 4755\n')
})

test('a changed byte in the archive is found by dpkg’s own check', async () => {
  const verify = ['dpkg', '--verify', 'front-desk']
  expect(await debian.run(verify)).toBe('')
  await debian.run(changeArchive)
  // It ends with 0 where a sum is wrong, too.
  expect(await debian.run(verify)).toMatch(
    /^\?\?5\?{6} +\/opt\/front-desk\/resources\/app\.asar$/mu,
  )
})

test('purging the deb leaves no trace', async () => {
  await debian.run([...apt, 'purge', 'front-desk'])
  expect(await debian.files()).toStrictEqual(before)
  await expect(debian.run(['dpkg-query', '--show', 'front-desk'])).rejects.toThrow(
    'no packages found matching front-desk',
  )
})

test('the rpm is installed, starts and is removed without a trace', async ({ display }) => {
  await debian.run([...apt, 'install', 'rpm'])
  before = await debian.files()
  // Debian's libraries are not in the list of rpm's packages.
  await debian.run(['rpm', '--install', '--nodeps', inRoot('.rpm')])
  const app = debian.startAs(person, ['front-desk'], { env: forApp(display) })
  try {
    await inviteFromOutside(app, display)
  } finally {
    await end(app)
  }
  // The mode of Chromium’s helper is changed after installing.
  const verify = ['rpm', '--verify', '--nodeps', '--nomode', 'front-desk']
  expect(await debian.run(verify)).toBe('')
  await debian.run(changeArchive)
  await expect(debian.run(verify)).rejects.toThrow(/5.* \/opt\/front-desk\/resources\/app\.asar/u)
  await debian.run(['rpm', '--erase', 'front-desk'])
  expect(await debian.files()).toStrictEqual(before)
})

test('the tar.gz starts from wherever somebody unpacks it', async ({ display }) => {
  const home = `/home/${person}`
  await debian.run(['runuser', '-u', person, '--', 'tar', '-xzf', inRoot('.tar.gz'), '-C', home])
  const program = `${home}/front-desk-0.1.0/front-desk`
  const app = debian.startAs(person, [program], { env: forApp(display) })
  try {
    await inviteFromOutside(app, display)
  } finally {
    await end(app)
  }
})

/** Where the installer of a kind is inside the clean Debian. */
function inRoot(ending: string): string {
  const name = readdirSync(inProject('dist')).find((file) => file.endsWith(ending))
  if (name === undefined) throw new Error(`There is no ${ending} in dist/`)
  return `/tmp/dist/${name}`
}

function forApp(display: Record<string, string>): Record<string, string> {
  return { ...display, FRONT_DESK_ENVIRONMENT: 'practice', LC_ALL: 'C.UTF-8' }
}

interface Confinement {
  user: string
  pid: string
  seccomp: string | undefined
}

/** The namespaces and the filter of the app's main process and of one of its pages. */
function sandboxOf(app: ChildProcess): {
  main: Confinement
  renderer: Confinement
  programs: string[]
} {
  const lines = descendants(app.pid ?? 0).map((pid) => ({
    pid,
    words: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/u),
  }))
  const ofType = (type: RegExp) => lines.find(({ words }) => words.some((word) => type.test(word)))
  const main = lines.find(
    ({ words: [program, ...rest] }) =>
      program?.endsWith('front-desk') && !rest.some((word) => word.startsWith('--type=')),
  )
  const renderer = ofType(/^--type=renderer$/u)
  if (!main || !renderer) throw new Error('the app has no page')
  return {
    main: confinement(main.pid),
    renderer: confinement(renderer.pid),
    programs: lines.flatMap(({ words }) => words.slice(0, 1)),
  }
}

function confinement(pid: number): Confinement {
  return {
    user: readlinkSync(`/proc/${pid}/ns/user`),
    pid: readlinkSync(`/proc/${pid}/ns/pid`),
    seccomp: /^Seccomp:\s+(\d)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1],
  }
}

/** The first process in the app's world is ended, and with it every other; then its files are at rest. */
async function end(app: ChildProcess): Promise<void> {
  const [first] = app.exitCode === null ? descendants(app.pid ?? 0) : []
  if (first === undefined) return
  const ended = once(app, 'exit')
  process.kill(first, 'SIGKILL')
  await ended
}
