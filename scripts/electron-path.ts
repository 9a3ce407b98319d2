import { buildApp } from './build/app.ts'
import { runScript } from './set-up/progress.ts'
import { setUp } from './set-up/set-up.ts'

/** Prints the executable that starts the built app as `EXECUTABLE .`, and nothing else on stdout. */
await runScript(async () => {
  const runtime = await setUp()
  await buildApp()
  process.stdout.write(`${runtime.executable}\n`)
  return 0
})
