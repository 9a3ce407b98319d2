import { statSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * The switches that a packaged app starts with; with any other it refuses to, because Chromium has more than a
 * thousand and obeys them all: doors into the pages, ears on the network, programs to start
 * (docs/decisions says why this is a list of what is allowed).
 */
const allowed = new Set([
  'check-policy',
  // Where the data lies, and by which keyring its key is wrapped.
  'user-data-dir',
  'password-store',
  // How the screen is drawn, for drivers and remote desktops that need it.
  'disable-dev-shm-usage',
  'disable-gpu',
  'disable-gpu-compositing',
  'disable-software-rasterizer',
  'force-device-scale-factor',
  'gtk-version',
  'high-dpi-support',
  'ozone-platform',
  'ozone-platform-hint',
  'enable-wayland-ime',
  'use-angle',
  'use-gl',
  // Screen readers and eyes.
  'force-dark-mode',
  'force-high-contrast',
  'force-renderer-accessibility',
  'lang',
  // What electron-builder's installer for Windows starts a new version with.
  'updated',
])

export interface StartedBy {
  /** What the program was started with, without the program itself. */
  args: readonly string[]
  platform: NodeJS.Platform
  /** Chromium has no sandbox for root, who can do more than any switch. */
  isRoot: boolean
}

/** The names of the switches that a packaged app refuses to start with, as Chromium reads them. */
export function refusedSwitches({ args, platform, isRoot }: StartedBy): string[] {
  const end = args.indexOf('--')
  const read = end === -1 ? args : args.slice(0, end)
  const prefix = platform === 'win32' ? /^(?:--|-|\/)(?=[^-/])/u : /^--?(?=[^-])/u
  return read
    .map((arg) => arg.trim())
    .filter((arg) => prefix.test(arg) && !isOfMacos(arg, platform))
    .map((arg) => arg.replace(prefix, '').split('=')[0]?.toLowerCase() ?? '')
    .filter((name) => !allowed.has(name) && !(isRoot && name === 'no-sandbox'))
}

/** The Finder's own, and defaults for Apple's frameworks: `-psn_0_12345`, `-AppleLanguages`, `-NSQuitAlwaysKeepsWindows`. */
function isOfMacos(arg: string, platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && /^-(?:psn_|Apple|NS)/u.test(arg)
}

export function switchesSentence(names: readonly string[]): string {
  const written = names.map((name) => `--${name.slice(0, 60)}`).join(', ')
  return `It was started with ${written}. Front Desk starts with no switch that it does not know: some let other programs look into it, or into what it sends.\n\nNothing was opened and nothing was sent. Ask your IT team to take this out of the shortcut or script that starts Front Desk. Until then, no customer can be invited from this computer.`
}

/** A variable that acts like a switch: Chromium writes the keys of every TLS connection into the file that it names. */
export function forgetKeyLog(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment)) {
    if (name.toUpperCase() === 'SSLKEYLOGFILE') Reflect.deleteProperty(environment, name)
  }
}

/** The folder that the data belongs in cannot be had. */
export class DataFolderError extends Error {
  /** Empty: `--user-data-dir` names none. */
  readonly folder: string
  constructor(folder: string) {
    super('the data folder cannot be had')
    this.name = 'DataFolderError'
    this.folder = folder
  }
}

/**
 * Throws `DataFolderError`. Where it cannot have the folder that `--user-data-dir` names (a file stands there, or a link
 * that leads nowhere) Chromium takes its usual one without a word: with another history in it, or none.
 */
export function checkDataFolder(named: string, taken: string): void {
  const folder = named === '' ? '' : resolve(named)
  if (folder === '' || !isSameFolder(folder, taken)) throw new DataFolderError(folder)
}

function isSameFolder(one: string, other: string): boolean {
  try {
    const [a, b] = [one, other].map((path) => statSync(path, { bigint: true }))
    return a?.isDirectory() === true && a.dev === b?.dev && a.ino === b.ino
  } catch {
    // One of them is not there, or closed to this account.
    return false
  }
}
