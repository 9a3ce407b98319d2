import { ensureCleanDebian } from '../test/install/clean-debian.ts'
import { buildApp } from './build/app.ts'
import { drivablePackage, makeInstallers, packageApp } from './build/package.ts'
import { runMutants } from './check/mutants.ts'
import {
  checkSources,
  nothing,
  type Outcome,
  runAppTests,
  runUnitTests,
  sum,
} from './check/run-tests.ts'
import { testParts } from './check/test-parts.ts'
import { PlainError, say } from './set-up/script.ts'
import { setUp } from './set-up/set-up.ts'
import type { ElectronRuntime } from './set-up/which-electron.ts'

const kinds = ['check', 'unit', 'app', 'package'] as const
/** By name alone: they take minutes, `faults` and `mutants` hours, and `install` takes root and a Debian mirror. */
const slowKinds = ['packaged', 'install', 'faults', 'mutants'] as const
const withoutApp: readonly string[] = ['check', 'unit', 'faults', 'mutants']
/** The fault tests that take the real app: kills has a half of each kind. */
const appFaultsAlone = ['network-faults', 'long-run', 'busy-day']
const appFaults = [...appFaultsAlone, 'kills']
/** Whole-app tests that every run repeats with the package: what pages can do is proved by its effects there, too. */
const pageWalls = ['electron-checklist', 'locked-down']
type Kind = (typeof kinds | typeof slowKinds)[number]

/**
 * `npm test` runs every test of every kind but the slow ones. `npm test -- unit`, `npm test -- app history`: kinds
 * first, then parts of file paths. The last line is always `N passed, N failed`.
 */
export async function test(args: string[]): Promise<number> {
  const { wanted, filters } = choose(args)
  const outcomes: Outcome[] = []
  try {
    for await (const outcome of outcomesOf(wanted, filters)) outcomes.push(outcome)
  } catch (error) {
    // Without the app there is nothing more to test; what was found until here still counts.
    say(`✗ ${error instanceof PlainError ? error.message : (error as Error).stack}`)
    outcomes.push({ ...nothing, failed: ['set-up, build or package'] })
  }
  return report(sum(outcomes))
}

/** Format, lint, types, dead code, unit tests: what CI runs first, and needs no Electron. */
export async function check(): Promise<number> {
  return test(['check', 'unit'])
}

function choose(args: string[]): { wanted: readonly Kind[]; filters: string[] } {
  const isKind = (arg: string): arg is Kind => [...kinds, ...slowKinds].some((kind) => kind === arg)
  const named = args.filter(isKind)
  return {
    wanted: named.length > 0 ? named : kinds,
    filters: args.filter((arg) => !isKind(arg)),
  }
}

async function* outcomesOf(wanted: readonly Kind[], filters: string[]): AsyncGenerator<Outcome> {
  const isFaults = wanted.includes('faults')
  const wantedAppFaults = appFaults.filter(
    (name) => isFaults && (filters.length === 0 || filters.includes(name)),
  )
  const needsApp = wantedAppFaults.length > 0 || wanted.some((kind) => !withoutApp.includes(kind))
  const runtime = needsApp ? await prepare() : undefined
  if (wanted.includes('check')) yield await checkSources()
  if (wanted.includes('unit')) yield await runUnitTests(filters)
  if (
    isFaults &&
    (filters.length === 0 || filters.some((name) => !appFaultsAlone.includes(name)))
  ) {
    yield await runUnitTests(filters, { faults: true })
  }
  if (wanted.includes('mutants')) yield await runMutants(filters)
  if (runtime === undefined) return
  if (wantedAppFaults.length > 0) {
    yield await runAppTests('app', wantedAppFaults, { FAULTS: 'full' })
  }
  if (wanted.includes('app')) yield await runAppTests('app', filters)
  if (wanted.includes('package')) {
    await packageApp(runtime)
    yield await runAppTests('package', filters)
  }
  const specs = packagedSpecs(wanted, filters)
  if (specs) {
    yield await runAppTests('packaged', specs, { PACKAGED_APP: await drivablePackage(runtime) })
  }
  if (wanted.includes('install')) yield await runInstallTests(runtime, filters)
}

/** Parts of the names of those whole-app tests that drive the package. */
function packagedSpecs(wanted: readonly Kind[], filters: string[]): string[] | undefined {
  if (wanted.includes('packaged')) return filters
  return wanted.includes('package') && filters.length === 0 ? pageWalls : undefined
}

async function runInstallTests(runtime: ElectronRuntime, filters: string[]): Promise<Outcome> {
  try {
    await ensureCleanDebian()
  } catch (error) {
    if (!(error instanceof PlainError)) throw error
    return { ...nothing, skipped: [`install: every test. ${error.message}`] }
  }
  // Quickly: how small they are is not what these tests are about.
  await makeInstallers(runtime, { compression: '0' })
  return runAppTests('install', filters)
}

async function prepare(): Promise<ElectronRuntime> {
  const runtime = await setUp(testParts)
  await buildApp()
  return runtime
}

function report({ passed, failed, skipped, unsteady }: Outcome): number {
  shout('SKIPPED', skipped)
  shout('PASSED ONLY AT A SECOND TRY', unsteady)
  for (const title of failed) say(`✗ ${title}`)
  process.stdout.write(`${passed} passed, ${failed.length} failed\n`)
  return failed.length === 0 ? 0 : 1
}

function shout(what: string, titles: string[]): void {
  if (titles.length === 0) return
  say(`\n!!! ${titles.length} ${what}:`)
  for (const title of titles) say(`!!! ${title}`)
}
