import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inProject, isRoot, step } from '../../../scripts/set-up/script.ts'
import { whichElectron } from '../../../scripts/set-up/which-electron.ts'
import { plainEnvironment } from '../../app/launched-desk.ts'
import { sizesBeforeForm } from '../../builders/built-sizes.ts'
import { ms, spread, table } from '../measure.ts'
import { fixedVariables } from './app-on-history.ts'
import { clock } from './painted.ts'
import { cpuMsOf, knowsProcesses, memoryOf } from './process-tree.ts'

const pairs = 10
const memoryPairs = 3
/** By then both of the app's pages are there and warm. */
const settledMs = 8_000
const idleMs = 60_000
const longestBackupMs = 10 * 60_000

interface Candidate {
  mainFile: string
  appPath: string
  dataFolder: string
}

interface Started {
  pid: number
  /** Milliseconds from the start of the process to each step. */
  steps: Record<string, number>
  end: () => Promise<void>
}

interface StartBenchmark {
  /** A data folder with a kept history, of so many invites. */
  dataFolder: string
  invites: number
  display: Record<string, string>
}

/** The app beside an empty window with one focused field, started in the same way, in turn: tables in Markdown. */
export async function benchmarkStart(options: StartBenchmark): Promise<string> {
  const workshop = mkdtempSync(join(tmpdir(), 'front-desk-bench-'))
  const candidates = {
    floor: {
      mainFile: inProject('test', 'bench', 'app', 'empty-window', 'main.cjs'),
      appPath: workshop,
      dataFolder: join(workshop, 'empty'),
    },
    ours: {
      mainFile: inProject('out', 'main', 'index.cjs'),
      appPath: inProject(),
      dataFolder: options.dataFolder,
    },
  }
  writeFileSync(join(workshop, 'package.json'), '{"name":"watched","main":"main.cjs"}')
  const watched = JSON.stringify(inProject('test', 'bench', 'app', 'watched-main.cjs'))
  writeFileSync(join(workshop, 'main.cjs'), `require(${watched})`)
  const launch = (candidate: Candidate) => started(workshop, candidate, options.display)
  try {
    const starts = await step(`Starting ${pairs} times, and an empty window in turn`, () =>
      inTurn(candidates, pairs, async (candidate) => {
        const app = await launch(candidate)
        await app.end()
        return app.steps
      }),
    )
    const rows = [startRow(starts, options.invites), ...(await restingRows(candidates, launch))]
    return [
      table(['beside an empty window', 'empty window', 'ours', 'ratio', 'spread', 'goal'], rows),
      'Where a start’s time goes (medians, ms since the process was started):',
      table(['', 'empty window', 'ours'], stepRows(starts)),
      table(['before the form is usable, minified', 'kB', 'goal'], sizeRows()),
    ].join('\n\n')
  } finally {
    rmSync(workshop, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

type Pair<Value> = { floor: Value; ours: Value }

/** Each in turn, after one run of both that does not count: the disk's cache and the databases are warm then. */
async function inTurn<Value>(
  candidates: Pair<Candidate>,
  times: number,
  work: (candidate: Candidate) => Promise<Value>,
): Promise<Pair<Value[]>> {
  const found: Pair<Value[]> = { floor: [], ours: [] }
  for (let turn = 0; turn <= times; turn += 1) {
    const floor = await work(candidates.floor)
    const ours = await work(candidates.ours)
    if (turn === 0) continue
    found.floor.push(floor)
    found.ours.push(ours)
  }
  return found
}

const longestStartMs = 60_000

async function started(
  workshop: string,
  { mainFile, appPath, dataFolder }: Candidate,
  display: Record<string, string>,
): Promise<Started> {
  const { executable } = await whichElectron()
  const args = [workshop, `--user-data-dir=${dataFolder}`, ...(isRoot ? ['--no-sandbox'] : [])]
  const startedAt = clock()
  const child = spawn(executable, args, {
    env: {
      ...plainEnvironment(),
      ...display,
      ...fixedVariables(),
      BENCH_MAIN: mainFile,
      BENCH_APP_PATH: appPath,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const end = async () => {
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(force)
  }
  const told = new Promise<Record<string, number>>((resolve, reject) => {
    let heard = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      heard += text
      const found = /^STARTED (.*)$/mu.exec(heard)?.[1]
      if (found) resolve(JSON.parse(found))
    })
    child.once('close', () => reject(new Error(`${mainFile} ended before it was painted`)))
    setTimeout(() => reject(new Error(`${mainFile} was not painted`)), longestStartMs).unref()
  })
  try {
    const times = Object.entries(await told).map(([name, at]) => [name, at - startedAt])
    return { pid: child.pid ?? 0, steps: Object.fromEntries(times), end }
  } catch (error) {
    await end()
    throw error
  }
}

const painted = 'form painted, email focused'

function startRow(starts: Pair<Record<string, number>[]>, invites: number): string[] {
  const times = (steps: Record<string, number>[]) =>
    steps.map((step) => step[painted] ?? Number.NaN)
  const what = `process start → form painted and email focused, ${invites.toLocaleString('en')} invites kept, ms`
  return comparison(what, { floor: times(starts.floor), ours: times(starts.ours) }, '≤ 1.25')
}

function stepRows({ floor, ours }: Pair<Record<string, number>[]>): string[][] {
  const median = (steps: Record<string, number>[], name: string) =>
    ms(spread(steps.map((step) => step[name] ?? Number.NaN)).median)
  return Object.keys(ours[0] ?? {}).map((name) => [name, median(floor, name), median(ours, name)])
}

/** The medians, what one is of the other, and how far the ratios of the pairs lie apart. */
function comparison(what: string, { floor, ours }: Pair<number[]>, goal: string): string[] {
  const ratios = ours.map((own, at) => own / (floor[at] ?? Number.NaN))
  const [one, other] = [spread(floor).median, spread(ours).median]
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`
  return [what, ms(one), ms(other), (other / one).toFixed(2), range, goal]
}

/** What a window at rest holds and does; only Linux tells it of a tree of processes. */
async function restingRows(
  candidates: Pair<Candidate>,
  launch: (candidate: Candidate) => Promise<Started>,
): Promise<string[][]> {
  if (!knowsProcesses) return []
  const memory = await step(`Looking at the memory ${memoryPairs} times`, () =>
    inTurn(candidates, memoryPairs - 1, async (candidate) => {
      const app = await launch(candidate)
      await wait(settledMs)
      const held = memoryOf(app.pid)
      await app.end()
      return held
    }),
  )
  const of = (kind: 'resident' | 'proportional') => ({
    floor: memory.floor.map((held) => held[kind]),
    ours: memory.ours.map((held) => held[kind]),
  })
  const idle = await step('Looking at both for a minute in which nobody does anything', () =>
    idleShares(candidates, launch),
  )
  return [
    comparison('memory of all processes, MB resident', of('resident'), '≤ 1.25'),
    comparison('memory of all processes, MB proportional', of('proportional'), '≤ 1.25'),
    ['idle, % of a core over 60 s', ms(idle.floor), ms(idle.ours), '', '', '< 0.5'],
  ]
}

/** One after the other: the caret blinks in the window that has the keyboard alone, and most of being idle is that. */
async function idleShares(
  { floor, ours }: Pair<Candidate>,
  launch: (candidate: Candidate) => Promise<Started>,
): Promise<Pair<number>> {
  const share = async (candidate: Candidate, isReady: () => Promise<void>) => {
    const app = await launch(candidate)
    await isReady()
    await wait(settledMs)
    const before = cpuMsOf(app.pid)
    await wait(idleMs)
    const used = cpuMsOf(app.pid) - before
    await app.end()
    return (used / idleMs) * 100
  }
  return {
    floor: await share(floor, () => Promise.resolve()),
    ours: await share(ours, () => backupMade(ours.dataFolder)),
  }
}

/** The day's first backup is written a minute after the start: that is work, and no part of being idle. */
async function backupMade(dataFolder: string): Promise<void> {
  const folder = join(dataFolder, 'history', 'backups')
  const isThere = () =>
    existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.db'))
  const giveUpAt = clock() + longestBackupMs
  while (!isThere()) {
    if (clock() > giveUpAt) throw new Error('The day’s backup was not made')
    await wait(1_000)
  }
}

function sizeRows(): string[][] {
  return sizesBeforeForm().map(({ what, bytes, goal }) => [
    what,
    (bytes / 1000).toFixed(0),
    `≤ ${goal / 1000}`,
  ])
}
