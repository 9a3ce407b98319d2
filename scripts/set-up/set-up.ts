import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { addonNeeds, fitAddon } from '../offline/addon.ts'
import { tryCommand } from './command.ts'
import { hasDisplay, virtualDisplay } from './display.ts'
import { isRoot, PlainError } from './script.ts'
import { ensureSystemPackages, type SystemNeed } from './system-packages.ts'
import { type ElectronRuntime, whichElectron } from './which-electron.ts'

/** Everything between `npm ci` and a program that runs. Silent and quick when nothing is to be done. */
export async function setUp(furtherNeeds: SystemNeed[] = []): Promise<ElectronRuntime> {
  const runtime = await whichElectron()
  // All in one go: asking apt for its lists takes longer than most of the packages.
  await ensureSystemPackages([
    electronLibraries(runtime),
    ...addonNeeds(runtime),
    ...(hasDisplay() ? [] : [virtualDisplay]),
    ...furtherNeeds,
  ])
  checkSandbox(runtime)
  await fitAddon(runtime)
  return runtime
}

/** Asks the loader itself instead of a list of packages, so that any distribution's answer is right. */
function electronLibraries(runtime: ElectronRuntime): SystemNeed {
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
function checkSandbox(runtime: ElectronRuntime): void {
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
