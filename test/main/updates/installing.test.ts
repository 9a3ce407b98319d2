import { EventEmitter } from 'node:events'
import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canInstall, judged } from '../../../main/updates/installing.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

interface Placed {
  platform: NodeJS.Platform
  /** Beside the program. */
  files?: Record<string, string>
  /** Told by the environment, below the test's folder. */
  appImage?: { file: string; folder: string }
  /** Where this account may not write. */
  readOnly?: string
}

const signed = { 'resources/app-update.yml': 'provider: generic\npublisherName:\n  - Example\n' }
const uninstaller = { 'Uninstall Front Desk.exe': '' }
const appImage = { file: 'home/Front-Desk.AppImage', folder: 'app' }

/** As an account that is not root: for root every folder is writable. */
function canInstallWhere({ platform, files = {}, appImage: told, readOnly }: Placed): boolean {
  const root = tempFolder()
  const all = {
    'app/front-desk': '',
    ...inApp(files),
    'home/Front-Desk.AppImage': '',
    'other/x': '',
  }
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  chmodSync(root, 0o755)
  for (const folder of ['app', 'home']) {
    chmodSync(join(root, folder), folder === readOnly ? 0o555 : 0o755)
    if (isRoot) chownSync(join(root, folder), somebody, somebody)
  }
  const before = readdirSync(join(root, 'app'))
  if (isRoot) process.seteuid?.(somebody)
  try {
    return canInstall({
      platform,
      environment: told ? { APPIMAGE: join(root, told.file), APPDIR: join(root, told.folder) } : {},
      program: join(root, 'app/front-desk'),
      resources: join(root, 'app/resources'),
    })
  } finally {
    if (isRoot) process.seteuid?.(0)
    expect(readdirSync(join(root, 'app'))).toEqual(before)
  }
}

const isRoot = process.getuid?.() === 0
const somebody = 65_534
const inApp = (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`app/${path}`, content]))

describe('an update is installed at quitting', () => {
  it.each<[string, Placed]>([
    ['by the setup, for one account', { platform: 'win32', files: { ...signed, ...uninstaller } }],
    ['on macOS, whose own check follows', { platform: 'darwin' }],
    ['as an AppImage in a folder of the account’s', { platform: 'linux', appImage }],
  ])('%s', (_, placed) => {
    expect(canInstallWhere(placed)).toBe(true)
  })
})

describe('an update is only told', () => {
  const mine: Placed = { platform: 'linux', appImage }
  it.each<[string, Placed]>([
    ['to a setup that names no publisher', { platform: 'win32', files: uninstaller }],
    ['to the MSI, beside which a second app would come', { platform: 'win32', files: signed }],
    [
      'to a setup for every account, whose folder is an administrator’s',
      { platform: 'win32', files: { ...signed, ...uninstaller }, readOnly: 'app' },
    ],
    ['to a deb', { platform: 'linux', files: { 'resources/package-type': 'deb' } }],
    [
      'to a deb or rpm that an AppImage started',
      { ...mine, files: { 'resources/package-type': 'rpm' } },
    ],
    ['to a tar.gz', { platform: 'linux' }],
    [
      'to a tar.gz that an AppImage started',
      { platform: 'linux', appImage: { file: appImage.file, folder: 'other' } },
    ],
    ['to an AppImage that is gone', { ...mine, appImage: { ...appImage, file: 'home/gone' } }],
    ['to an AppImage in a folder of root’s', { ...mine, readOnly: 'home' }],
  ])('%s', (_, placed) => {
    expect(canInstallWhere(placed)).toBe(false)
  })
})

describe('what Squirrel was handed', () => {
  it('is ready when Squirrel has judged it, not before', async () => {
    const squirrel = new EventEmitter()
    let isReady = false
    const ready = judged(squirrel, async () => undefined).then(() => {
      isReady = true
    })
    await new Promise(setImmediate)
    expect(isReady).toBe(false)
    squirrel.emit('update-downloaded')
    await ready
    expect(squirrel.eventNames()).toEqual([])
  })

  it('is refused where Squirrel refuses it, or where it never got there', async () => {
    const squirrel = new EventEmitter()
    const wrong = judged(squirrel, async () => undefined)
    squirrel.emit('error', new Error('code signature'))
    await expect(wrong).rejects.toThrow('code signature')
    const notFetched = judged(squirrel, () => Promise.reject(new Error('ENOTFOUND')))
    await expect(notFetched).rejects.toThrow('ENOTFOUND')
    expect(squirrel.eventNames()).toEqual([])
  })
})
