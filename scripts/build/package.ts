import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { runCommand } from '../set-up/command.ts'
import { inProject } from '../set-up/script.ts'
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
      await runCommand(process.execPath, [electronBuilder, ...builderOptions(runtime)], {
        cwd: inProject(),
      })
    },
  })
  return packagedExecutable()
}

const electronBuilder = inProject('node_modules', 'electron-builder', 'cli.js')

function builderOptions(runtime: ElectronRuntime): string[] {
  return [
    '--dir',
    '--publish=never',
    `-c.electronDist=${runtime.folder}`,
    `-c.electronVersion=${runtime.version}`,
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
