import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { expect, test } from 'playwright/test'
import { packagedArchive, packagedExecutable } from '../../scripts/build/package.ts'
import { inProject } from '../../scripts/set-up/script.ts'

interface Part {
  name: string
  version: string
  text: string
}

const parts: Part[] = JSON.parse(
  extractFile(packagedArchive(), 'out/third-party/licences.json').toString('utf8'),
)

test('the package holds a bill of materials that names whatever ships, and nothing that only builds', () => {
  const file = join(dirname(packagedArchive()), 'sbom.cdx.json')
  const { bomFormat, components }: { bomFormat: string; components: Part[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  expect(bomFormat).toBe('CycloneDX')
  const named = (list: Part[]) => list.map((one) => one.name.toLowerCase()).sort()
  const alias = (name: string) =>
    name === 'better-sqlite3-multiple-ciphers' ? 'better-sqlite3' : name
  expect(named(components).map(alias).sort()).toEqual(named(parts).map(alias).sort())
  expect(named(components)).not.toContain('vitest')
})

test('every part that ships has its licence in the app, and Chromium has its own list', () => {
  for (const { name, version, text } of parts) {
    expect([name, version, text.length > 200]).toEqual([name, expect.stringMatching(/\d/u), true])
  }
  const names = parts.map(({ name }) => name)
  const expected = ['Electron', 'SQLite', 'SQLite3 Multiple Ciphers', 'react', 'zod', 'pdfjs-dist']
  expect(names).toEqual(expect.arrayContaining(expected))
  const fonts = readFileSync(inProject('package.json'), 'utf8').match(
    /@fontsource-variable\/[\w-]+/gu,
  )
  expect(names).toEqual(expect.arrayContaining(fonts ?? []))
  const list = join(dirname(packagedExecutable()), 'LICENSES.chromium.html')
  expect(statSync(list).size).toBeGreaterThan(1_000_000)
})

test('of packages that are not bundled, the addon alone is in the archive', () => {
  const files = listPackage(packagedArchive(), { isPack: false }).map((file) =>
    file.replaceAll('\\', '/'),
  )
  const packages = new Set(
    files.flatMap(
      (file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/u.exec(file)?.[1] ?? [],
    ),
  )
  expect([...packages]).toEqual(['better-sqlite3'])
})
