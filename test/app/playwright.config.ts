import { join } from 'node:path'
import { defineConfig } from 'playwright/test'

const projectRoot = join(import.meta.dirname, '..', '..')

/** Started by scripts/test.ts, which sets the display and where the report goes. */
export default defineConfig({
  outputDir: join(projectRoot, 'test-results', 'app'),
  tsconfig: join(import.meta.dirname, 'tsconfig.json'),
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
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
  ],
})
