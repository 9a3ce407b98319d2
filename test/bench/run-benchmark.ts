import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { step } from '../../scripts/set-up/progress.ts'
import { benchmarkApp } from './app/app-benchmark.ts'
import { bigHistory, withHistory } from './big-history.ts'
import { table } from './measure.ts'
import { benchmarkPages, benchmarkSearches } from './search-benchmark.ts'
import { benchmarkInsert, benchmarkOpening } from './write-benchmark.ts'

const large = 1_000_000
const small = 1_000

/** All tables, in Markdown. Times are milliseconds; the app needs the environment with a display. */
export async function runBenchmark(
  machine: string,
  display: Record<string, string>,
): Promise<string> {
  const [largeFile, smallFile, emptyFile] = [
    await bigHistory(large),
    await bigHistory(small),
    await bigHistory(0),
  ]
  const app = await benchmarkApp({ large: largeFile, empty: emptyFile, display })
  const workshop = mkdtempSync(join(tmpdir(), 'front-desk-bench-'))
  try {
    const copy = join(workshop, 'history.db')
    copyFileSync(largeFile, copy)
    const searches = await step('Searching', async () => withHistory(copy, benchmarkSearches))
    const rest = [
      ...withHistory(smallFile, (database) => benchmarkPages(database, small)).slice(0, 1),
      ...withHistory(copy, (database) => benchmarkPages(database, large)),
      benchmarkOpening(copy),
      ...withHistory(copy, benchmarkInsert),
    ]
    const title = `${large.toLocaleString('en')} invites, encrypted, on ${machine} (ms)`
    return [title, app, searches, table(['what', 'median', 'p95'], rest)].join('\n\n')
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}
