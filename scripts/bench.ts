import { cpus } from 'node:os'
import { runBenchmark } from '../test/bench/run-benchmark.ts'
import { buildApp } from './build/app.ts'
import { withVirtualDisplay } from './set-up/display.ts'
import { runScript } from './set-up/progress.ts'
import { setUp } from './set-up/set-up.ts'

/** `npm run bench`: measures, and prints it as tables. */
await runScript(async () => {
  await setUp()
  await buildApp()
  const processors = cpus()
  const machine = `${processors.length} × ${processors[0]?.model ?? 'unknown'}, Node ${process.version}`
  const tables = await withVirtualDisplay((display) => runBenchmark(machine, display))
  process.stdout.write(`${tables}\n`)
  return 0
})
