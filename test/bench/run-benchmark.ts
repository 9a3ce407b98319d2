import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { step } from '../../scripts/set-up/script.ts'
import { benchmarkApp } from './app/app-benchmark.ts'
import { bigHistory, withHistory } from './big-history.ts'
import { table } from './measure.ts'
import { benchmarkPages, benchmarkSearches } from './search-benchmark.ts'
import {
  benchmarkDeletion,
  benchmarkInsert,
  benchmarkOpening,
  benchmarkSizes,
} from './write-benchmark.ts'

const large = 1_000_000
const medium = 100_000
const small = 1_000

/** All tables, in Markdown. Times are milliseconds; the app needs the environment with a display. */
export async function runBenchmark(
  machine: string,
  display: Record<string, string>,
): Promise<string> {
  const [largeFile, mediumFile, smallFile, emptyFile] = [
    await bigHistory(large),
    await bigHistory(medium),
    await bigHistory(small),
    await bigHistory(0),
  ]
  const app = await benchmarkApp({ large: largeFile, empty: emptyFile, display })
  const workshop = mkdtempSync(join(tmpdir(), 'front-desk-bench-'))
  try {
    const searches = await step('Searching', async () =>
      [mediumFile, largeFile].map((file) => withHistory(file, benchmarkSearches)),
    )
    const copy = join(workshop, 'history.db')
    copyFileSync(largeFile, copy)
    const rest = [
      ...withHistory(smallFile, (database) => benchmarkPages(database, small)).slice(0, 1),
      ...withHistory(largeFile, (database) => benchmarkPages(database, large)),
      benchmarkOpening(largeFile),
      ...withHistory(copy, benchmarkInsert),
      ...withHistory(copy, benchmarkDeletion),
      ...withHistory(copy, benchmarkSizes),
    ]
    const title = `${large.toLocaleString('en')} invites, encrypted, on ${machine} (ms)`
    const titles = [medium, large].map((count) => `Searching ${count.toLocaleString('en')} invites`)
    const searched = searches.flatMap((rows, at) => [titles[at] ?? '', rows])
    return [title, app, ...searched, table(['what', 'median', 'p95'], rest)].join('\n\n')
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}
