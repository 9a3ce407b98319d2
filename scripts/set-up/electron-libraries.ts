import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { tryCommand } from './command.ts'
import { PlainError } from './progress.ts'
import { isRoot } from './project.ts'
import type { SystemNeed } from './system-packages.ts'
import type { ElectronRuntime } from './which-electron.ts'

/** Asks the loader itself instead of a list of packages, so that any distribution's answer is right. */
export function electronLibraries(runtime: ElectronRuntime): SystemNeed {
  return {
    what: "Electron's system libraries",
    isMissing: async () => {
      if (process.platform !== 'linux') return false
      return (await tryCommand('ldd', [runtime.executable])).output.includes('not found')
    },
    packages: [
      'libgtk-3-0',
      'libnss3',
      'libasound2',
      'libgbm1',
      'libxss1',
      'libxtst6',
      'libnotify4',
      'libatspi2.0-0',
      'libdrm2',
    ],
  }
}

const ownerRootSetUid = 0o4755
const modeBits = 0o7777

/**
 * Recent Ubuntu takes from ordinary programs what Chromium's sandbox is made of; then Electron ends
 * at once with a message that names no remedy. Root needs none of it: it runs with --no-sandbox.
 */
export function checkSandbox(runtime: ElectronRuntime): void {
  const helper = join(runtime.folder, 'chrome-sandbox')
  if (isRoot || !existsSync(helper) || !areNamespacesForbidden()) return
  const { uid, mode } = statSync(helper)
  if (uid === 0 && (mode & modeBits) === ownerRootSetUid) return
  const line = `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`
  throw new PlainError(
    `This system allows Chromium's sandbox only by permission. Paste:\n  ${line}`,
  )
}

function areNamespacesForbidden(): boolean {
  const setting = (name: string) => {
    const file = join('/proc/sys/kernel', name)
    return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
  }
  return (
    setting('apparmor_restrict_unprivileged_userns') === '1' ||
    setting('unprivileged_userns_clone') === '0'
  )
}
