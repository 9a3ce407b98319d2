import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { showCommand, toolScript } from '../set-up/command.ts'
import { inProject, PlainError, say, secondsSince } from '../set-up/script.ts'
import { ensureSystemPackages, type SystemNeed } from '../set-up/system-packages.ts'
import { twoScreens } from './test-parts.ts'

/** What a runner found. A check of the sources counts as one test. */
export interface Outcome {
  passed: number
  /** Titles, so that the end of a long run says what to look at. */
  failed: string[]
  skipped: string[]
  /** Among those passed: not at their first try. */
  unsteady: string[]
}

export const nothing: Outcome = { passed: 0, failed: [], skipped: [], unsteady: [] }

export function sum(outcomes: Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((total, { passed }) => total + passed, 0),
    failed: outcomes.flatMap(({ failed }) => failed),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
    unsteady: outcomes.flatMap(({ unsteady }) => unsteady),
  }
}

/**
 * Trusts a runner only when its exit code and its report agree: one that crashed, or found no test,
 * counts as a failure of its own.
 */
function judged(runner: string, code: number, read: () => Outcome): Outcome {
  const outcome = readOrNothing(read)
  const isEmpty = outcome.passed + outcome.failed.length === 0
  if (isEmpty) return { ...outcome, failed: [`${runner}: no test was run (exit code ${code})`] }
  if (code === 0 || outcome.failed.length > 0) return outcome
  return { ...outcome, failed: [`${runner}: ended with code ${code} although no test failed`] }
}

function readOrNothing(read: () => Outcome): Outcome {
  try {
    return read()
  } catch {
    // No report or half of one: the runner died, and `judged` says so.
    return nothing
  }
}

function readReport(file: string): unknown {
  if (!existsSync(file)) throw new Error(`${file} was not written`)
  return JSON.parse(readFileSync(file, 'utf8'))
}

interface VitestReport {
  testResults: {
    name: string
    status: string
    assertionResults: { fullName: string; status: string }[]
  }[]
}

/** Runs vitest; `filters` are parts of file paths. `faults` are the tests of test/faults alone, at their full setting. */
export async function runUnitTests(
  filters: string[] = [],
  { faults = false }: { faults?: boolean } = {},
): Promise<Outcome> {
  const report = inProject('test-results', 'unit.json')
  await rm(report, { force: true })
  const options = ['run', '--config', inProject('test', 'vitest.config.ts')]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const only = faults ? ['--project=faults'] : []
  const args = [toolScript('vitest'), ...options, ...reporters, ...only, ...filters]
  const env = faults ? { FAULTS: 'full' } : {}
  const code = await showCommand(process.execPath, args, { cwd: inProject(), env })
  return judged('unit tests', code, () => unitOutcome(readReport(report) as VitestReport))
}

function unitOutcome({ testResults }: VitestReport): Outcome {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const titles = (wanted: (status: string) => boolean) =>
    tests.filter(({ status }) => wanted(status)).map(({ fullName }) => `unit: ${fullName}`)
  // A file that cannot be loaded holds no tests, and so no failed ones either.
  const broken = testResults
    .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    .map(({ name }) => `unit: ${name} could not be loaded`)
  return {
    ...nothing,
    passed: titles((status) => status === 'passed').length,
    failed: [...titles((status) => status === 'failed'), ...broken],
    skipped: titles((status) => status !== 'passed' && status !== 'failed'),
  }
}

type Status = 'expected' | 'unexpected' | 'flaky' | 'skipped'

interface Suite {
  specs: { title: string; file: string; tests: { status: Status }[] }[]
  suites?: Suite[]
}

interface PlaywrightReport {
  suites: Suite[]
  errors: { message?: string }[]
}

/**
 * `app` drives the built app in the chosen Electron, `packaged` does the same with the packaged app; `package` looks at
 * the packaged executable from outside, `install` at the installed one.
 */
type AppTests = 'app' | 'packaged' | 'package' | 'install'

/** Runs one of Playwright's projects; `filters` are parts of file paths. */
export async function runAppTests(
  kind: AppTests,
  filters: string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  const report = inProject('test-results', `${kind}.json`)
  await rm(report, { force: true })
  await ensureOrSkip(twoScreens)
  const config = inProject('test', 'app', 'playwright.config.ts')
  const project = kind === 'packaged' ? 'app' : kind
  const options = ['test', '--config', config, `--project=${project}`, ...filters]
  const code = await showCommand(process.execPath, [toolScript('playwright'), ...options], {
    cwd: inProject(),
    env: { PLAYWRIGHT_REPORT: report, ...env },
  })
  return judged(`${kind} tests`, code, () =>
    appOutcome(kind, readReport(report) as PlaywrightReport),
  )
}

/** Without it the tests that need it skip themselves, which the last lines of the run count. */
async function ensureOrSkip(need: SystemNeed): Promise<void> {
  try {
    await ensureSystemPackages([need])
  } catch (error) {
    if (!(error instanceof PlainError)) throw error
    say(`!!! Skipping what needs ${need.what}. ${error.message}`)
  }
}

function appOutcome(kind: AppTests, { suites, errors }: PlaywrightReport): Outcome {
  const tests = suites.flatMap(testsOf)
  const titles = (wanted: (status: Status) => boolean) =>
    tests.filter(({ status }) => wanted(status)).map(({ title }) => `${kind}: ${title}`)
  const broken = errors.map(({ message = 'error without a message' }) => `${kind}: ${message}`)
  const unsteady = titles((status) => status === 'flaky')
  return {
    passed: titles((status) => status === 'expected').length + unsteady.length,
    failed: [...titles((status) => status === 'unexpected'), ...broken],
    skipped: titles((status) => status === 'skipped'),
    unsteady,
  }
}

function testsOf({ specs, suites = [] }: Suite): { title: string; status: Status }[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.map(({ status }) => ({ title: `${file} › ${title}`, status })),
  )
  return [...own, ...suites.flatMap(testsOf)]
}

const biome = toolScript('@biomejs/biome', 'biome')

const checks = [
  { title: 'format', script: biome, args: ['check', '--linter-enabled=false'] },
  { title: 'lint and directions', script: biome, args: ['lint', '--error-on-warnings'] },
  { title: 'types', script: toolScript('typescript', 'tsc'), args: ['--noEmit'] },
  { title: 'dead code', script: toolScript('knip'), args: ['--no-progress'] },
  {
    title: 'the keys in docs/keyboard.md',
    script: inProject('scripts', 'commands.ts'),
    args: ['keyboard-doc', '--check'],
  },
  {
    title: 'the names in docs/policy and docs/it-admin.md',
    script: inProject('scripts', 'commands.ts'),
    args: ['policy-files', '--check'],
  },
]

/** Format, lint, types and dead code; every check runs, also after one that failed. */
export async function checkSources(): Promise<Outcome> {
  const failed: string[] = []
  for (const { title, script, args } of checks) {
    const startedAt = performance.now()
    const code = await showCommand(process.execPath, [script, ...args], { cwd: inProject() })
    say(`${code === 0 ? '✓' : '✗'} ${title} (${secondsSince(startedAt)})`)
    if (code !== 0) failed.push(`check: ${title}`)
  }
  return { ...nothing, passed: checks.length - failed.length, failed }
}
