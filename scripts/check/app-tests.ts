import { rm } from 'node:fs/promises'
import { showCommand, toolScript } from '../set-up/command.ts'
import { PlainError, say } from '../set-up/progress.ts'
import { inProject } from '../set-up/project.ts'
import { ensureSystemPackages, type SystemNeed } from '../set-up/system-packages.ts'
import { judged, type Outcome, readReport } from './outcome.ts'
import { twoScreens } from './test-parts.ts'

type Status = 'expected' | 'unexpected' | 'flaky' | 'skipped'

interface Suite {
  specs: { title: string; file: string; tests: { status: Status }[] }[]
  suites?: Suite[]
}

interface PlaywrightReport {
  suites: Suite[]
  errors: { message?: string }[]
}

/** `app` drives the built app in the chosen Electron, `package` the packaged executable. */
type Project = 'app' | 'package'

/** Runs one of Playwright's projects; `filters` are parts of file paths. */
export async function runAppTests(project: Project, filters: string[]): Promise<Outcome> {
  const report = inProject('test-results', `${project}.json`)
  await rm(report, { force: true })
  await ensureOrSkip(twoScreens)
  const config = inProject('test', 'app', 'playwright.config.ts')
  const options = ['test', '--config', config, `--project=${project}`, ...filters]
  const code = await showCommand(process.execPath, [toolScript('playwright'), ...options], {
    cwd: inProject(),
    env: { PLAYWRIGHT_REPORT: report },
  })
  return judged(`${project} tests`, code, () =>
    outcomeOf(project, readReport(report) as PlaywrightReport),
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

function outcomeOf(project: Project, { suites, errors }: PlaywrightReport): Outcome {
  const tests = suites.flatMap(testsOf)
  const titles = (wanted: (status: Status) => boolean) =>
    tests.filter(({ status }) => wanted(status)).map(({ title }) => `${project}: ${title}`)
  const broken = errors.map(({ message = 'error without a message' }) => `${project}: ${message}`)
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
