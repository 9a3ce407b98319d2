import { rm } from 'node:fs/promises'
import { showCommand, toolScript } from '../set-up/command.ts'
import { inProject } from '../set-up/project.ts'
import { judged, nothing, type Outcome, readReport } from './outcome.ts'

interface VitestReport {
  testResults: {
    name: string
    status: string
    assertionResults: { fullName: string; status: string }[]
  }[]
}

/** Runs vitest; `filters` are parts of file paths. */
export async function runUnitTests(filters: string[] = []): Promise<Outcome> {
  const report = inProject('test-results', 'unit.json')
  await rm(report, { force: true })
  const options = ['run', '--config', inProject('test', 'vitest.config.ts')]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = [toolScript('vitest'), ...options, ...reporters, ...filters]
  const code = await showCommand(process.execPath, args, { cwd: inProject() })
  return judged('unit tests', code, () => outcomeOf(readReport(report) as VitestReport))
}

function outcomeOf({ testResults }: VitestReport): Outcome {
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
