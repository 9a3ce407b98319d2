import { sum } from './check/outcome.ts'
import { checkSources } from './check/source-checks.ts'
import { runUnitTests } from './check/unit-tests.ts'
import { runScript, say } from './set-up/progress.ts'

/** Format, lint, types, dead code, unit tests: what CI runs first, and needs no Electron. */
await runScript(async () => {
  const { failed } = sum([await checkSources(), await runUnitTests()])
  for (const title of failed) say(`✗ ${title}`)
  return failed.length === 0 ? 0 : 1
})
