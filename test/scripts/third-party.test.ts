import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { insideAddon } from '../../scripts/build/third-party.ts'
import { inProject } from '../../scripts/set-up/script.ts'

const read = (path: string) => JSON.parse(readFileSync(inProject(path), 'utf8'))

it('holds a checksum for every package of the lock file, and no address', () => {
  const packages: [string, { integrity?: string; resolved?: string }][] = Object.entries(
    read('package-lock.json').packages,
  )
  const named = packages.filter(([path]) => path !== '')
  expect(named.length).toBeGreaterThan(500)
  expect(named.filter(([, one]) => !/^sha512-.{86}==$/u.test(one.integrity ?? ''))).toEqual([])
  expect(named.filter(([, one]) => one.resolved !== undefined)).toEqual([])
})

it('has the notices of everybody whose work is in the one source of the ciphers', () => {
  const [sqlite, ciphers] = insideAddon()
  expect(sqlite?.version).toMatch(/^3\.\d+\.\d+$/u)
  const people = ['-2026 Ulrich Telle', 'Frank Denis', 'Olivier Gay', 'Alexander Peslyak']
  const others = ['Joseph Birr-Pixton', 'Daniel Dinu', 'Thomas Pornin', 'Rich Geldreich']
  for (const name of [...people, ...others]) expect(ciphers?.text).toContain(name)
  expect(ciphers?.text).not.toMatch(/disclaims copyright to this source/u)
})
