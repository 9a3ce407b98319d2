import { type EventEmitter, once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmdirSync } from 'node:fs'
import { dirname, isAbsolute, join, relative } from 'node:path'

export interface InstalledApp {
  platform: NodeJS.Platform
  environment: NodeJS.ProcessEnv
  /** The program's own file. */
  program: string
  /** The folder of what the package brings beside its archive. */
  resources: string
}

/**
 * Whether an update can be trusted and installed here when the app quits, without an administrator.
 * Windows: only where the package names its publisher, for else electron-updater takes any file; and only over what
 * the setup put into a folder of this account's: over an MSI it would install a second app beside the first.
 * macOS: the system checks the signature. Linux: an AppImage replaces itself, and nothing else.
 */
export function canInstall({ platform, environment, program, resources }: InstalledApp): boolean {
  const folder = dirname(program)
  if (platform === 'darwin') return true
  if (platform === 'win32') {
    const config = join(resources, 'app-update.yml')
    const isSigned = existsSync(config) && /^publisherName:/mu.test(readFileSync(config, 'utf8'))
    return isSigned && existsSync(join(folder, uninstaller)) && canWriteIn(folder)
  }
  const { APPIMAGE, APPDIR } = environment
  if (existsSync(join(resources, 'package-type'))) return false
  // Inherited from another AppImage that started this app, both name that one: its file would be replaced.
  return (
    isPath(APPIMAGE) && isPath(APPDIR) && isIn(program, APPDIR) && canWriteIn(dirname(APPIMAGE))
  )
}

const uninstaller = 'Uninstall Front Desk.exe'

const isPath = (text: string | undefined): text is string =>
  text !== undefined && isAbsolute(text) && existsSync(text)

function isIn(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return !way.startsWith('..') && !isAbsolute(way)
}

/** Tried: what Windows answers without a try says nothing of who may write. */
function canWriteIn(folder: string): boolean {
  try {
    rmdirSync(mkdtempSync(join(folder, '.front-desk-')))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}

/** Squirrel on macOS judges the signature after it was handed the whole file, and tells so by events of its own. */
export async function judged(
  squirrel: EventEmitter,
  handOver: () => Promise<unknown>,
): Promise<void> {
  const end = new AbortController()
  try {
    // Rejects at an `error`.
    const verdict = once(squirrel, 'update-downloaded', { signal: end.signal })
    await Promise.all([verdict, handOver()])
  } finally {
    end.abort()
  }
}
