import { statSync } from 'node:fs'
import { cpus } from 'node:os'
import { buildApp } from './build/app.ts'
import { showCommand } from './set-up/command.ts'
import { hasDisplay, withVirtualDisplay } from './set-up/display.ts'
import { inProject, isRoot, PlainError, runScript, say } from './set-up/script.ts'
import { setUp } from './set-up/set-up.ts'

/**
 * What each `npm run …` does; answers its exit code. What is large is loaded by the command that needs it: Vite and
 * Playwright take a while.
 */
const commands: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  start,
  dev: async (args) => (await import('./dev.ts')).dev(args),
  test: async (args) => (await import('./test.ts')).test(args),
  check: async () => (await import('./test.ts')).check(),
  tour: async () => (await import('./tour.ts')).tour(),
  bench,
  'keyboard-doc': async (args) => (await import('./keyboard-doc.ts')).keyboardDoc(args),
  'policy-files': async (args) => (await import('./policy-files.ts')).policyFiles(args),

  build: async () => {
    await buildApp()
    return 0
  },

  /** Makes this system's installers in dist/; what follows `--` is handed to electron-builder. */
  package: async (args) => {
    const { makeInstallers } = await import('./build/package.ts')
    const runtime = await setUp()
    await buildApp()
    for (const file of await makeInstallers(runtime, { options: args })) {
      say(`✓ ${file} (${Math.round(statSync(file).size / 1e6)} MB)`)
    }
    return 0
  },

  /** Prints the executable that starts the built app as `EXECUTABLE .`, and nothing else on stdout. */
  'electron-path': async () => {
    const { executable } = await setUp()
    await buildApp()
    process.stdout.write(`${executable}\n`)
    return 0
  },
}

await runScript(async () => {
  const [name = '', ...args] = process.argv.slice(2)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new PlainError(`There is no command "${name}" in scripts/commands.ts.`)
  return command(args)
})

/** Sets everything up and opens the app; where there is no display, takes the guided tour instead. */
async function start(args: string[]): Promise<number> {
  const { executable } = await setUp()
  await buildApp()
  if (!hasDisplay()) {
    say('There is no display here: taking the guided tour on a virtual one.')
    return (await import('./tour.ts')).tour()
  }
  // Chromium's sandbox refuses to start for root; what is shipped always has it.
  const sandbox = isRoot ? ['--no-sandbox'] : []
  return showCommand(executable, [inProject(), ...sandbox, ...args], {
    env: { ELECTRON_RUN_AS_NODE: undefined },
  })
}

/** Measures, and prints it as tables: everything, or the parts that are named (test/bench/run-benchmark.ts). */
async function bench(parts: string[]): Promise<number> {
  const { runBenchmark } = await import('../test/bench/run-benchmark.ts')
  await setUp()
  await buildApp()
  const processors = cpus()
  const machine = `${processors.length} × ${processors[0]?.model ?? 'unknown'}, Node ${process.version}`
  const tables = await withVirtualDisplay((display) => runBenchmark({ machine, display }, parts))
  process.stdout.write(`${tables}\n`)
  return 0
}
