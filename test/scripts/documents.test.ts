import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
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

const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...readdirSync(inProject('docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
]

it.each(documents)('%s links only to places that are there', (page) => {
  const targets = [...read(page).matchAll(/\]\((?!https?:|mailto:)([^)\s#]*)#?([^)\s]*)\)/gu)]
  const missing = targets.flatMap(([link, path = '', heading = '']) => {
    const file = path === '' ? page : join(dirname(page), path)
    if (!existsSync(inProject(file))) return [link]
    return heading === '' || headingsOf(file).includes(heading) ? [] : [link]
  })
  expect(missing).toEqual([])
})

/** As GitHub names them in addresses. */
function headingsOf(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.*)$/gmu)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

it('says nothing twice in the pages for IT departments', () => {
  const guides = documents.filter((page) => page.startsWith('docs/it-admin'))
  const sentences = guides.flatMap((page) =>
    read(page)
      .replace(/^(?:What holds for every system|\|).*$/gmu, '')
      .split(/(?<=[.:])\s+|\n+/u)
      .filter((sentence) => sentence.length > 40),
  )
  expect(guides).toHaveLength(4)
  expect(sentences.filter((one, index) => sentences.indexOf(one) !== index)).toEqual([])
})

it('says what the house is in a README of 120 lines at most', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(120)
})

it('names only tests that are there in docs/security.md, by their titles', () => {
  const rows = [...read('docs/security.md').matchAll(/`(test\/[\w./-]+)`((?:[;:] \*[^*]+\*)*)/gu)]
  const named = rows.flatMap(([, file = '', titles = '']) =>
    [...titles.matchAll(/\*([^*]+)\*/gu)].map(([, title = '']) => ({ file, title })),
  )
  expect(named.length).toBeGreaterThan(15)
  expect(rows.filter(([, file = '']) => !existsSync(inProject(file)))).toEqual([])
  expect(named.filter(({ file, title }) => !titlesIn(file).some((one) => one.test(title)))).toEqual(
    [],
  )
})

it('gives in docs/security.md as many cases as the tests try', () => {
  const rows = read('docs/security.md')
    .split('\n')
    .filter((line) => line.startsWith('| **'))
  const wrong = rows.flatMap((row) => {
    const files = (row.match(/test\/[\w/-]+\.(?:test|spec)\.ts/gu) ?? []).map(String)
    return [...new Set(files)]
      .flatMap(casesOf)
      .concat(hostileCasesOf(files))
      .filter((number) => !row.includes(number.toLocaleString('en')))
      .map((number) => `${number} in ${row.slice(0, 40)}`)
  })
  expect(rows.length).toBeGreaterThan(8)
  expect(rows.flatMap((row) => row.match(/\d,\d{3} \/ \d/gu) ?? []).length).toBeGreaterThan(1)
  expect(wrong).toEqual([])
})

it('names every whole-app test with a full setting where `npm run test:faults` and its page do', () => {
  const names = readdirSync(inProject('test/app'))
    .filter((file) => file.endsWith('.spec.ts') && /\bcaseCount\(/u.test(read(`test/app/${file}`)))
    .map((file) => file.replace('.spec.ts', ''))
  const row = /^\| `faults` \|.*$/mu.exec(read('docs/development.md'))?.[0] ?? ''
  expect(names.length).toBeGreaterThan(2)
  expect(names.filter((name) => !read('scripts/test.ts').includes(`'${name}'`))).toEqual([])
  expect(names.filter((name) => !row.includes(`\`${name}\``))).toEqual([])
})

/** How many processes or minutes it takes is no number of cases. */
const fewestCases = 1_000

function casesOf(file: string): number[] {
  const counts = read(file).matchAll(/caseCount\(\{ short: ([\d_]+), full: ([\d_]+) \}\)/gu)
  return [...counts]
    .map(([, ...numbers]) => numbers.map((digits) => Number(digits.replaceAll('_', ''))))
    .filter(([, full = 0]) => full >= fewestCases)
    .flat()
}

/** Each door has its share of them, and twenty times as many in the long run. */
function hostileCasesOf(files: readonly string[]): number[] {
  const shares = files.flatMap((file) => [...read(file).matchAll(/hostileRuns\(([\d_]+)\)/gu)])
  const sum = shares.reduce((all, [, digits = '']) => all + Number(digits.replaceAll('_', '')), 0)
  return sum === 0 ? [] : [sum, 20 * sum]
}

/** Where a test is made for several things, the title has a gap for each. */
function titlesIn(file: string): RegExp[] {
  return [...read(file).matchAll(/\b(?:test|it)(?:\.each\(.*?\))?\(\s*(['"`])(.*?)\1/gsu)].map(
    ([, , title = '']) =>
      new RegExp(
        `^${title.replace(/[.*+?^()|[\]\\]/gu, '\\$&').replace(/\$\{.*?\}/gu, '.+')}$`,
        'u',
      ),
  )
}

it('opens nothing in other programs but the folder of the log', () => {
  const code = readdirSync(inProject('main'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => read(`main/${file}`))
    .join('\n')
  expect(code.match(/\bopen(?:External|Path)\(.*/gu)).toEqual(["openPath(folder)) === '',"])
})
