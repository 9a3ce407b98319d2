import { existsSync, readFileSync } from 'node:fs'
import { copyFile, cp, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand, tryCommand } from '../set-up/command.ts'
import { madeOnce } from '../set-up/made-once.ts'
import { inCache, inProject, PlainError, step } from '../set-up/script.ts'
import { isOnPath, type SystemNeed } from '../set-up/system-packages.ts'
import type { ElectronRuntime } from '../set-up/which-electron.ts'

/** The first Electron with Node-API 10, which the published binary needs: on an older one it crashes. */
const firstElectronThatFits = 36

const platform = `${process.platform}-${process.arch}`
const addonPackage = inProject('node_modules', 'better-sqlite3')
const inPlace = join(addonPackage, 'prebuilds', `${platform}.node`)
const asPublished = `${inPlace}.as-published`

/** What compiling the addon for this Electron asks of the system, if that is still to be done. */
export function addonNeeds(runtime: ElectronRuntime): SystemNeed[] {
  const isReady = fitsAsPublished(runtime) || existsSync(compiledAddon(runtime))
  return isReady ? [] : compilers
}

/** Sees to it that the database addon in node_modules runs in this Electron (and in Node). */
export async function fitAddon(runtime: ElectronRuntime): Promise<void> {
  if (fitsAsPublished(runtime)) {
    if (existsSync(asPublished)) await rename(asPublished, inPlace)
    return
  }
  const fitting = await madeOnce(compiledAddon(runtime), (workshop) => compile(workshop, runtime))
  if (existsSync(inPlace) && readFileSync(inPlace).equals(readFileSync(fitting))) return
  await checkLoads(runtime, fitting)
  if (!existsSync(asPublished)) await copyFile(inPlace, asPublished)
  // Moved, not written over: a running app may have the old file mapped into its memory.
  await copyFile(fitting, `${inPlace}.new`)
  await rename(`${inPlace}.new`, inPlace)
}

/** The published addon, which runs in Node whatever Electron is here. */
export const publishedAddon = (): string => (existsSync(asPublished) ? asPublished : inPlace)

function fitsAsPublished(runtime: ElectronRuntime): boolean {
  return Number.parseInt(runtime.version, 10) >= firstElectronThatFits
}

function compiledAddon(runtime: ElectronRuntime): string {
  const { name, version } = JSON.parse(readFileSync(join(addonPackage, 'package.json'), 'utf8'))
  return inCache('addon', `${name}-${version}-electron-${runtime.version}-${platform}.node`)
}

async function compile(workshop: string, runtime: ElectronRuntime): Promise<string> {
  if (process.platform !== 'linux') {
    throw new PlainError(
      `Electron ${runtime.version} is older than ${firstElectronThatFits}: the database addon runs in it on Linux only.`,
    )
  }
  return step('Compiling the database addon for this Electron (once, about a minute)', async () => {
    // A copy: node_modules keeps what npm put there, and a killed run leaves no build/ behind.
    const copy = join(workshop, 'better-sqlite3')
    await cp(addonPackage, copy, { recursive: true, dereference: true })
    const headers = await nodeHeaders(workshop)
    await runCommand(process.execPath, [nodeGyp, ...gypOptions, `--nodedir=${headers}`], {
      cwd: copy,
      // A `nodedir` in someone's .npmrc arrives as this variable, and beats the option.
      env: { ...compileEnv, npm_config_nodedir: headers },
    })
    const result = join(copy, 'build', 'Release', 'better_sqlite3.node')
    await checkLoads(runtime, result)
    return result
  })
}

const compilers: SystemNeed[] = ['python3', 'make', 'g++'].map((program) => ({
  what: program,
  isMissing: () => !isOnPath(program),
  packages: [program],
}))

const nodeGyp = inProject('node_modules', 'node-gyp', 'bin', 'node-gyp.js')
const gypOptions = ['rebuild', '--release', '--force_build=1', '--jobs=2']

/**
 * The folder with Node's headers; node-gyp would download them from outside the registry. Node-API is
 * stable across versions, so the headers of the project's own Node serve every Electron. They lie
 * beside it after `npm ci`, but any later `npm install` prunes them: then they are fetched again.
 */
async function nodeHeaders(workshop: string): Promise<string> {
  const beside = inProject('node_modules', 'node', 'node_modules', `node-${platform}`)
  if (existsSync(join(beside, 'include'))) return beside
  const name = `node-${platform}`
  const { node } = process.versions
  await runCommand('npm', ['pack', `${name}@${node}`, '--silent'], { cwd: workshop })
  await runCommand('tar', ['-xzf', `${name}-${node}.tgz`, 'package/include'], { cwd: workshop })
  return join(workshop, 'package')
}

// Appended after the package's own flags, so these win: no link-time optimisation, which doubles the
// time, and the newest Node-API functions without the demand for a runtime that declares version 10. Objects of an
// addon that is "experimental" are destroyed in the midst of garbage collection: once in some ten thousand failing
// statements that ends the process (Node takes the error on its way for the destructor's). The published addon, which
// is what ships, waits; tests that make the disk fail run with that one.
const compileEnv = {
  CFLAGS: '-fno-lto -O2',
  CXXFLAGS: '-fno-lto -O2 -UNAPI_VERSION -DNAPI_EXPERIMENTAL',
  LDFLAGS: '-fno-lto',
  NODE_PATH: inProject('node_modules'),
}

/** A shell's exit code for a process that a signal ended lies above this. */
const signalCodes = 128

/** Opens a database in the very runtime: an addon that does not fit ends the process there. */
async function checkLoads(runtime: ElectronRuntime, addon: string): Promise<void> {
  const program = `
    const Database = require(${JSON.stringify(addonPackage)})
    const database = new Database(':memory:', { nativeBinding: ${JSON.stringify(addon)} })
    if (database.prepare('select 1 as one').get().one !== 1) throw new Error('wrong answer')
    database.close()`
  const { code, output } = await tryCommand(runtime.executable, ['-e', program], {
    env: { ELECTRON_RUN_AS_NODE: '1' },
  })
  if (code === 0) return
  const what = code > signalCodes ? 'the process crashed' : `code ${code}`
  throw new PlainError(
    `The database addon does not run in Electron ${runtime.version} (${what}). Delete it to have it compiled anew: ${addon}\n${output}`.trimEnd(),
  )
}
