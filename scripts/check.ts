import { runUnitTests, sum } from './check/run-tests.ts'
import { checkSources } from './check/source-checks.ts'
import { runScript, say } from './set-up/progress.ts'

/** Format, lint, types, dead code, unit tests: what CI runs first, and needs no Electron. */
await runScript(async () => {
  const { failed } = sum([await checkSources(), await runUnitTests()])
  for (const title of failed) say(`✗ ${title}`)
  return failed.length === 0 ? 0 : 1
})
