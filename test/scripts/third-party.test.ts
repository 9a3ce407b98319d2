import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
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
