import { cp, readdir, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { preparedRegistryRuntime } from '../offline/registry-electron.ts'
import { runCommand } from '../set-up/command.ts'
import { inProject } from '../set-up/script.ts'
import { ensureSystemPackages, isOnPath } from '../set-up/system-packages.ts'
import type { ElectronRuntime } from '../set-up/which-electron.ts'
import { oncePerInput } from './app.ts'

const inputs = [
  'out',
  'assets',
  'electron-builder.yml',
  'package.json',
  'package-lock.json',
  'scripts/build/package.ts',
  'node_modules/better-sqlite3/prebuilds',
]

/** Packages the built app, unpacked, for this machine; answers with the executable. Downloads nothing. */
export async function packageApp(runtime: ElectronRuntime): Promise<string> {
  await oncePerInput({
    title: `Packaging with Electron ${runtime.version}`,
    inputs: inputs.map((path) => inProject(path)),
    variant: `${runtime.version} ${process.platform} ${process.arch}`,
    stamp: inProject('dist', 'package.stamp'),
    make: async () => {
      await rm(dirname(packagedExecutable()), { recursive: true, force: true })
      await runElectronBuilder(['--dir', ...packOptions(runtime)])
    },
  })
  return packagedExecutable()
}

interface InstallerOptions {
  /** Handed to electron-builder. */
  options?: string[]
  /** From 0 to 9; left to electron-builder where nothing is said. */
  compression?: string
}

/** Makes this system's installers, and answers with their paths. */
export async function makeInstallers(
  runtime: ElectronRuntime,
  { options = [], compression }: InstallerOptions = {},
): Promise<string[]> {
  await packageApp(runtime)
  const isOffline = runtime.folder === preparedRegistryRuntime()
  await oncePerInput({
    title: isOffline
      ? 'Making the deb, the rpm and the tar.gz (an AppImage needs a download)'
      : 'Making the installers',
    inputs: [inProject('dist', 'package.stamp'), inProject('scripts', 'offline', 'fpm.ts')],
    variant: [...options, compression].join(' '),
    stamp: inProject('dist', 'installers.stamp'),
    make: async () => {
      for (const old of await installers()) await rm(old)
      const offline = isOffline ? await offlineTools() : { options: [], env: {} }
      await runElectronBuilder([...offline.options, ...packOptions(runtime), ...options], {
        ...offline.env,
        ELECTRON_BUILDER_COMPRESSION_LEVEL: compression,
      })
    },
  })
  return installers()
}

/**
 * Where electron-builder cannot download its tools it is told by its environment to use Debian's. The program that
 * starts an AppImage is in no registry.
 */
async function offlineTools(): Promise<{ options: string[]; env: Record<string, string> }> {
  await ensureSystemPackages([
    { what: 'rpmbuild', isMissing: () => !isOnPath('rpmbuild'), packages: ['rpm'] },
    { what: '7za', isMissing: () => !isOnPath('7za'), packages: ['p7zip-full'] },
  ])
  const unpacked = dirname(packagedExecutable())
  return {
    options: ['--linux', 'deb', 'rpm', 'tar.gz', '--prepackaged', unpacked],
    env: {
      CUSTOM_FPM_PATH: inProject('scripts', 'offline', 'fpm.ts'),
      ELECTRON_BUILDER_7ZIP_PATH: '/usr/bin/7za',
    },
  }
}

async function installers(): Promise<string[]> {
  const kinds = ['.deb', '.rpm', '.AppImage', '.tar.gz', '.exe', '.msi', '.dmg', '.zip']
  const names = await readdir(inProject('dist'))
  return names
    .filter((name) => kinds.some((kind) => name.endsWith(kind)))
    .map((name) => inProject('dist', name))
}

async function runElectronBuilder(
  options: string[],
  env: Record<string, string | undefined> = {},
): Promise<void> {
  const cli = inProject('node_modules', 'electron-builder', 'cli.js')
  await runCommand(process.execPath, [cli, '--publish=never', ...options], {
    cwd: inProject(),
    env,
  })
}

/** What electron-builder.yml cannot say. */
export function packOptions(runtime: ElectronRuntime, platform = process.platform): string[] {
  return [
    `-c.electronDist=${runtime.folder}`,
    `-c.electronVersion=${runtime.version}`,
    // It names the folder in /opt, and Chromium's setuid sandbox cannot start a program whose path has a
    // space in it. What people read and where the app's data lies comes from package.json.
    ...(platform === 'linux' ? ['-c.productName=front-desk'] : []),
  ]
}

/**
 * What the package's test starts. electron-builder names the folder after the platform, and after the architecture unless it is x64.
 */
export function packagedExecutable(): string {
  const architecture = process.arch === 'x64' ? '' : `-${process.arch}`
  if (process.platform === 'darwin') {
    return inProject('dist', `mac${architecture}`, 'Front Desk.app/Contents/MacOS/Front Desk')
  }
  if (process.platform === 'win32') {
    return inProject('dist', `win${architecture}-unpacked`, 'Front Desk.exe')
  }
  return inProject('dist', `linux${architecture}-unpacked`, 'front-desk')
}

/**
 * A copy of the unpacked app that the whole-app tests can drive: one fuse is on again, by which Playwright looks into
 * the main process. Every other byte is the package's. Answers with the executable.
 */
export async function drivablePackage(runtime: ElectronRuntime): Promise<string> {
  const executable = await packageApp(runtime)
  const copy = inProject('dist', 'drivable')
  // Below it the path is the package's own: on macOS the executable is three folders down.
  const copied = join(copy, relative(inProject('dist'), executable))
  await oncePerInput({
    title: 'Copying the package for the whole-app tests',
    inputs: [inProject('dist', 'package.stamp')],
    stamp: inProject('dist', 'drivable.stamp'),
    make: async () => {
      await rm(copy, { recursive: true, force: true })
      const [folder = ''] = relative(inProject('dist'), executable).split(sep)
      await cp(inProject('dist', folder), join(copy, folder), {
        recursive: true,
        verbatimSymlinks: true,
      })
      await flipFuses(copied, {
        version: FuseVersion.V1,
        [FuseV1Options.EnableNodeCliInspectArguments]: true,
      })
    },
  })
  return copied
}

/** Everything in the package that is the app's own. */
export function packagedArchive(): string {
  const beside = dirname(packagedExecutable())
  const resources = process.platform === 'darwin' ? '../Resources' : 'resources'
  return join(beside, resources, 'app.asar')
}

interface PackContext {
  appOutDir: string
  packager: { getResourcesDir: (appOutDir: string) => string }
}

/**
 * Called by electron-builder, which finds it in electron-builder.yml. From a downloaded Electron it removes the development app itself; from
 * an unpacked one (`electronDist`) it does not.
 * @public
 */
export async function afterExtract({ appOutDir, packager }: PackContext): Promise<void> {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
  await rm(join(appOutDir, 'version'), { force: true })
}
