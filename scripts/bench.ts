import { cpus } from 'node:os'
import { runBenchmark } from '../test/bench/run-benchmark.ts'
import { runScript } from './set-up/progress.ts'

/** `npm run bench`: measures what issue and README promise, and prints it as a table. */
await runScript(async () => {
  const processors = cpus()
  const machine = `${processors.length} × ${processors[0]?.model ?? 'unknown'}, Node ${process.version}`
  process.stdout.write(`${await runBenchmark(machine)}\n`)
  return 0
})
