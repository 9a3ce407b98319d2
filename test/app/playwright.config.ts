import { join } from 'node:path'
import { defineConfig } from 'playwright/test'
import { faultSeed } from '../faults/fault-seed.ts'

const projectRoot = join(import.meta.dirname, '..', '..')

// The workers and the titles of the fault tests read it.
process.env.FAULT_SEED = faultSeed()

/** Started by scripts/test.ts, which says where the report goes. */
export default defineConfig({
  outputDir: join(projectRoot, 'test-results', 'app'),
  tsconfig: join(import.meta.dirname, 'tsconfig.json'),
  forbidOnly: Boolean(process.env.CI),
  // A second try where nobody can look, on a machine that other work may stall; the runner says loudly which
  // tests needed it, and a person's own run allows none.
  retries: process.env.CI ? 1 : 0,
  workers: 2,
  // No test measures time: these only end what hangs, on machines that are slow or busy.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [
    [process.stdout.isTTY ? 'line' : 'list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_REPORT }],
  ],
  projects: [
    { name: 'app', testDir: import.meta.dirname, testMatch: '**/*.spec.ts' },
    { name: 'package', testDir: join(projectRoot, 'test', 'package'), testMatch: '**/*.spec.ts' },
    { name: 'install', testDir: join(projectRoot, 'test', 'install'), testMatch: '**/*.spec.ts' },
  ],
})
