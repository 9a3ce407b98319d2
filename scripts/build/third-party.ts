import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Plugin } from 'vite'
import { runCommand } from '../set-up/command.ts'
import { inProject, PlainError } from '../set-up/script.ts'

/** Beside each bundle: the folders of the packages that code, style or fonts of it come from. */
const listName = 'third-party.json'

/** Writes that list while the bundle is made, so that it names what ships and no more. */
export function thirdPartyList(): Plugin {
  return {
    name: 'third-party-list',
    generateBundle(_options, bundle) {
      const drawn = Object.values(bundle)
        .flatMap((file) => (file.type === 'chunk' ? Object.entries(file.modules) : []))
        .flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []))
      // Style sheets leave nothing in the code; the fonts are theirs.
      const styled = [...this.getModuleIds()].filter((id) => /\.css(?:\?|$)/u.test(id))
      const folders = new Set([...drawn, ...styled].flatMap((id) => packageFolder(id) ?? []))
      const source = `${JSON.stringify([...folders].sort(), null, 2)}\n`
      this.emitFile({ type: 'asset', fileName: listName, source })
    },
  }
}

function packageFolder(id: string): string | undefined {
  const path = relative(inProject(), id.replace(/^\0/u, '')).split(sep).join('/')
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/?]+/u.exec(path)?.[0]
}

interface Manifest {
  name: string
  version: string
  license: string
  author?: string
}

interface ThirdParty {
  name: string
  version: string
  licence: string
  text: string
}

/** The addon is the one package that is not bundled. */
const notBundled = ['node_modules/better-sqlite3']

function shippedFolders(): string[] {
  const lists = ['main', 'preload', 'renderer'].map((part) => inProject('out', part, listName))
  const bundled = lists.flatMap((file): string[] => JSON.parse(readFileSync(file, 'utf8')))
  return [...new Set([...bundled, ...notBundled])].sort()
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(inProject(folder, 'package.json'), 'utf8'))
}

/** What ships and has a licence, but for Chromium's own list, which lies beside the app. */
function thirdParties(): ThirdParty[] {
  const packages = shippedFolders().map((folder) => {
    const { name, version, license } = manifestOf(folder)
    return { name, version, licence: license, text: licenceText(folder) }
  })
  const electron = manifestOf('node_modules/electron')
  const runtime = {
    name: 'Electron',
    version: electron.version,
    licence: electron.license,
    text: `${licenceText('node_modules/electron')}\n\nElectron holds Chromium and Node.js: their licences, and those of what they hold, are in Chromium’s list.`,
  }
  return [runtime, ...insideAddon(), ...packages].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

const addonSource = (file: string) =>
  readFileSync(inProject('node_modules', 'better-sqlite3', 'deps', 'sqlite3', file), 'utf8')

/** SQLite is compiled into the addon, whose own licence file does not speak of it. */
export function insideAddon(): ThirdParty[] {
  const header = addonSource('sqlite3.h')
  const version = (name: string) =>
    new RegExp(`#define ${name}\\s+"(?:.* )?([\\d.]+)"`, 'u').exec(header)?.[1] ?? ''
  return [
    {
      name: 'SQLite',
      version: version('SQLITE_VERSION'),
      licence: 'blessing',
      text: 'The author disclaims copyright to this source code. In place of a legal notice, here is a blessing:\n\nMay you do good and not evil.\nMay you find forgiveness for yourself and forgive others.\nMay you share freely, never taking more than you give.',
    },
    {
      name: 'SQLite3 Multiple Ciphers',
      version: version('SQLITE3MC_VERSION_STRING'),
      licence: 'MIT',
      text: cipherNotices(addonSource('sqlite3.c')),
    },
  ]
}

/**
 * The package has no file with the licence of the ciphers, but each part of the one source says whose it is. Beside
 * its authors' own parts it holds other people's, whose notices must go where the program goes.
 */
function cipherNotices(source: string): string {
  const comments = (source.match(/\/\*[\s\S]*?\*\//gu) ?? []).map((comment) =>
    comment
      .slice(2, -2)
      .split('\n')
      .map((line) => line.replace(/^\s*\**\s?/u, '').trimEnd())
      .join('\n')
      .trim(),
  )
  const ownParts = comments.flatMap((comment) => {
    const line = /^Copyright: +\(c\) (?<from>\d+)(?:-(?<to>\d+))? (?<holder>.+)$/mu.exec(comment)
    return line?.groups && /MIT/u.test(comment) ? [line.groups] : []
  })
  const holders = [...new Set(ownParts.map(({ holder }) => holder))].map((holder) => {
    const years = ownParts
      .filter((one) => one.holder === holder)
      .flatMap(({ from, to = from }) => [Number(from), Number(to)])
    return `Copyright (c) ${Math.min(...years)}-${Math.max(...years)} ${holder}`
  })
  const foreign =
    /redistribution and use|permission is hereby granted|creative ?commons|unencumbered/iu
  const notices = new Set(comments.filter((comment) => foreign.test(comment)))
  return [`MIT License\n\n${holders.join('\n')}\n\n${mit}`, ...notices].join('\n\n* * *\n\n')
}

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`

function licenceText(folder: string): string {
  const files = readdirSync(inProject(folder))
    .filter((file) => /^(?:licen[cs]e|copying|notice|ofl)(?:[.-]|$)/iu.test(file))
    .sort()
  if (files.length === 0) {
    const { license, author } = manifestOf(folder)
    if (license === 'MIT' && author) {
      return `The package has no file with its licence; it says: ${license}, by ${author}.\n\nMIT License\n\nCopyright (c) ${author}\n\n${mit}`
    }
    throw new PlainError(`${folder} ships without its licence`)
  }
  return files.map((file) => readFileSync(inProject(folder, file), 'utf8').trim()).join('\n\n')
}

interface Component {
  type: string
  name: string
  version: string
  purl?: string
  'bom-ref'?: string
}

interface BillOfMaterials {
  serialNumber?: string
  metadata: { timestamp?: string; component: object }
  components: Component[]
  dependencies: { ref: string; dependsOn?: string[] }[]
}

/** npm's own bill of materials (CycloneDX) of the lock file, less what only builds and tests. */
async function billOfMaterials(): Promise<BillOfMaterials> {
  const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only']
  const options = { cwd: inProject(), shell: process.platform === 'win32' }
  const said = await runCommand('npm', args, options)
  const all: BillOfMaterials = JSON.parse(said.slice(said.indexOf('{')))
  const { name, version } = manifestOf('.')
  const wanted = new Set(
    [...shippedFolders(), 'node_modules/electron'].map((folder) => {
      // npm names an alias by its folder.
      return `${folder.slice(folder.lastIndexOf('node_modules/') + 13)}@${manifestOf(folder).version}`
    }),
  )
  const components = all.components.filter((one) => wanted.has(`${one.name}@${one.version}`))
  const refs = new Set(components.map((one) => one['bom-ref'] ?? ''))
  const native = insideAddon().map((one) => ({
    type: 'library',
    name: one.name,
    version: one.version,
    licenses: [{ license: { id: one.licence } }],
  }))
  // The same for the same sources: no moment and no number of its own.
  const { serialNumber: _serial, ...rest } = all
  return {
    ...rest,
    metadata: {
      component: { 'bom-ref': `${name}@${version}`, type: 'application', name, version },
    },
    components: [...components, ...native],
    dependencies: all.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({
        ref,
        dependsOn: dependsOn.filter((on) => refs.has(on)),
      })),
  }
}

/** Into out/third-party: what the app shows, and what the package holds beside it. */
export async function writeThirdParty(): Promise<void> {
  const folder = inProject('out', 'third-party')
  await mkdir(folder, { recursive: true })
  const parties = thirdParties()
  const bill = await billOfMaterials()
  await writeFile(join(folder, 'licences.json'), `${JSON.stringify(parties)}\n`)
  await writeFile(join(folder, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`)
}
