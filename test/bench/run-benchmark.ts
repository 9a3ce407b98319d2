import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PlainError, say, step } from '../../scripts/set-up/script.ts'
import { benchmarkApp } from './app/app-benchmark.ts'
import { dataFolderWith, removeFolder } from './app/app-on-history.ts'
import { prepareQuietHistory } from './app/prepared-histories.ts'
import { benchmarkStart } from './app/start-benchmark.ts'
import { bigHistory, isMade, withHistory } from './big-history.ts'
import { table } from './measure.ts'
import { benchmarkPages, benchmarkSearches } from './search-benchmark.ts'
import {
  benchmarkDeletion,
  benchmarkInsert,
  benchmarkOpening,
  benchmarkSizes,
} from './write-benchmark.ts'

const million = 1_000_000
const medium = 100_000
const small = 1_000

interface Benchmark {
  machine: string
  /** The environment with the display. */
  display: Record<string, string>
  /** Of how many invites the large history is. */
  large: number
}

/** Each can be asked for alone: `npm run bench -- start`. In order of how much a busy machine spoils them. */
const parts: Readonly<Record<string, (benchmark: Benchmark) => Promise<string[]>>> = {
  start: async ({ display, large }) => {
    const dataFolder = dataFolderWith(await bigHistory(large), prepareQuietHistory)
    try {
      return [await benchmarkStart({ dataFolder, invites: large, display })]
    } finally {
      removeFolder(dataFolder)
    }
  },
  app: async ({ display, large }) => {
    const files = { large: await bigHistory(large), empty: await bigHistory(0) }
    return [await benchmarkApp({ ...files, count: large, display })]
  },
  search: async ({ large }) =>
    step('Searching', async () => {
      const found: string[] = []
      for (const count of new Set([medium, large])) {
        found.push(`Searching ${count.toLocaleString('en')} invites`)
        found.push(withHistory(await bigHistory(count), benchmarkSearches))
      }
      return found
    }),
  write: async ({ large }) => [await benchmarkWrites(large)],
}

/**
 * All tables, in Markdown. Times are milliseconds. `wanted` names the parts, none means all; `million` makes a history
 * of a million invites first where there is none: else the large one is of a hundred thousand.
 */
export async function runBenchmark(
  options: Omit<Benchmark, 'large'>,
  wanted: readonly string[],
): Promise<string> {
  const isMillion = wanted.includes('million') || isMade(million)
  const names = wanted.filter((name) => name !== 'million')
  const unknown = names.find((name) => !Object.hasOwn(parts, name))
  if (unknown) {
    throw new PlainError(
      `There is no part "${unknown}": ${Object.keys(parts).join(', ')}, million.`,
    )
  }
  const benchmark = { ...options, large: isMillion ? million : medium }
  const found: string[] = []
  for (const [name, run] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue
    try {
      found.push(...(await run(benchmark)))
    } catch (error) {
      // One part that fails must not take the others' figures along.
      say(`✗ ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      found.push(`The part “${name}” failed.`)
    }
  }
  const title = `${benchmark.large.toLocaleString('en')} invites, encrypted, on ${options.machine} (ms)`
  return [title, ...found].join('\n\n')
}

async function benchmarkWrites(large: number): Promise<string> {
  const file = await bigHistory(large)
  const workshop = mkdtempSync(join(tmpdir(), 'front-desk-bench-'))
  try {
    const copy = join(workshop, 'history.db')
    copyFileSync(file, copy)
    const rest = [
      ...withHistory(await bigHistory(small), (database) => benchmarkPages(database, small)).slice(
        0,
        1,
      ),
      ...withHistory(file, (database) => benchmarkPages(database, large)),
      benchmarkOpening(file),
      ...withHistory(copy, benchmarkInsert),
      ...withHistory(copy, benchmarkDeletion),
      ...withHistory(copy, benchmarkSizes),
    ]
    return table(['what', 'median', 'p95'], rest)
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}
