import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inProject } from '../../scripts/set-up/script.ts'

const read = (path: string) => readFileSync(inProject(path), 'utf8')

it('gives every dependency its reason, and no other', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))
  const names = Object.keys({ ...dependencies, ...devDependencies })
  const listed = [...read('docs/dependencies.md').matchAll(/^\| *(@?[a-z].*?) *\|/gmu)]
    .flatMap(([, cell = '']) => cell.replace(/\(.*\)/u, '').split(','))
    .map((name) => name.trim())
    .filter((name) => name !== 'dependency')
  const isOf = (name: string) => (entry: string) =>
    entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry
  expect(names.filter((name) => !listed.some(isOf(name)))).toEqual([])
  expect(listed.filter((entry) => !names.some((name) => isOf(name)(entry)))).toEqual([])
})

it('numbers its decisions once each, and their titles alike', () => {
  const files = readdirSync(inProject('docs/decisions'))
  const numbers = files.map((file) => file.slice(0, 3))
  expect(numbers).toEqual(files.map((_, index) => String(index + 1).padStart(3, '0')))
  for (const file of files) {
    expect(read(`docs/decisions/${file}`)).toMatch(new RegExp(`^# ${file.slice(0, 3)} · `, 'u'))
  }
})

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/architecture.md']

it.each(pages)('%s names only files that are there', (page) => {
  const paths = [
    ...read(page).matchAll(/`((?:main|preload|renderer|scripts|test|docs)\/[\w./-]*)`/gu),
  ].map(([, path = '']) => path)
  expect(paths.filter((path) => !existsSync(inProject(path)))).toEqual([])
})

it('says what the house is in a README of 120 lines at most', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(120)
})
