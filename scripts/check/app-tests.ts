import { rm } from 'node:fs/promises'
import { showCommand, toolScript } from '../set-up/command.ts'
import { withVirtualDisplay } from '../set-up/display.ts'
import { PlainError, say } from '../set-up/progress.ts'
import { inProject } from '../set-up/project.ts'
import { ensureSystemPackages, isOnPath, type SystemNeed } from '../set-up/system-packages.ts'
import { judged, type Outcome, readReport } from './outcome.ts'
import { twoScreens } from './test-parts.ts'

interface Suite {
  specs: { title: string; file: string; tests: { status: string }[] }[]
  suites?: Suite[]
}

interface PlaywrightReport {
  suites: Suite[]
  errors: { message?: string }[]
}

/** The tests unlock a real desktop keyring of their own. */
const keyringParts = ['dbus-daemon', 'gnome-keyring-daemon'].map((program) => ({
  what: program,
  isMissing: () => process.platform === 'linux' && !isOnPath(program),
  packages: ['dbus-daemon', 'gnome-keyring', 'libsecret-1-0'],
}))

/** `app` drives the built app in the chosen Electron, `package` the packaged executable. */
type Project = 'app' | 'package'

/** Runs one of Playwright's projects on a display of its own; `filters` are parts of file paths. */
export async function runAppTests(project: Project, filters: string[]): Promise<Outcome> {
  const report = inProject('test-results', `${project}.json`)
  await rm(report, { force: true })
  await ensureSystemPackages(keyringParts)
  await ensureOrSkip(twoScreens)
  const config = inProject('test', 'app', 'playwright.config.ts')
  const options = ['test', '--config', config, `--project=${project}`, ...filters]
  const code = await withVirtualDisplay((display) =>
    showCommand(process.execPath, [toolScript('playwright'), ...options], {
      cwd: inProject(),
      env: { ...display, PLAYWRIGHT_REPORT: report },
    }),
  )
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
  const titles = (wanted: (status: string) => boolean) =>
    tests.filter(({ status }) => wanted(status)).map(({ title }) => `${project}: ${title}`)
  const broken = errors.map(({ message = 'error without a message' }) => `${project}: ${message}`)
  return {
    passed: titles((status) => status === 'expected').length,
    failed: [...titles((status) => !['expected', 'skipped'].includes(status)), ...broken],
    skipped: titles((status) => status === 'skipped'),
  }
}

function testsOf({ specs, suites = [] }: Suite): { title: string; status: string }[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.map(({ status }) => ({ title: `${file} › ${title}`, status })),
  )
  return [...own, ...suites.flatMap(testsOf)]
}
