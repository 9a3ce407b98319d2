import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../main/database/open-database.ts'
import { runCommand } from '../../scripts/set-up/command.ts'
import { say } from '../../scripts/set-up/progress.ts'
import { inProject } from '../../scripts/set-up/project.ts'
import { benchKey, bigHistory } from './big-history.ts'
import { ms, table } from './measure.ts'
import { benchmarkPages, benchmarkSearches } from './search-benchmark.ts'
import { benchmarkInsert, benchmarkOpening, benchmarkPurge } from './write-benchmark.ts'

const large = 1_000_000
const small = 1_000

/** All tables, in Markdown. Times are milliseconds. */
export async function runBenchmark(machine: string): Promise<string> {
  const [largeFile, smallFile, emptyFile] = [
    await bigHistory(large),
    await bigHistory(small),
    await bigHistory(0),
  ]
  const workshop = mkdtempSync(join(tmpdir(), 'front-desk-bench-'))
  try {
    const copy = join(workshop, 'history.db')
    copyFileSync(largeFile, copy)
    const searches = withHistory(copy, benchmarkSearches)
    say('✓ searches')
    const rest = [
      ...withHistory(smallFile, (database) => benchmarkPages(database, small)).slice(0, 1),
      ...withHistory(copy, (database) => benchmarkPages(database, large)),
      benchmarkOpening(copy),
      ...withHistory(copy, benchmarkInsert),
      await memory(largeFile, emptyFile),
      await purge(copy),
    ]
    const title = `${large.toLocaleString('en')} invites, encrypted, on ${machine} (ms)`
    return [title, searches, table(['what', 'median', 'p95'], rest)].join('\n\n')
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

function withHistory<Result>(
  file: string,
  work: (database: ReturnType<typeof openDatabase>) => Result,
): Result {
  const database = openDatabase(file, benchKey)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

async function purge(file: string): Promise<string[]> {
  const database = openDatabase(file, benchKey)
  const row = await benchmarkPurge(database)
  database.close()
  return row
}

async function memory(largeFile: string, emptyFile: string): Promise<string[]> {
  const program = inProject('test', 'bench', 'memory-of-history.ts')
  const of = async (file: string) =>
    Number(await runCommand(process.execPath, ['--expose-gc', program, file]))
  const [full, empty] = [await of(largeFile), await of(emptyFile)]
  return ['memory, MB: full, and more than empty', ms(full), ms(full - empty)]
}
