import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { faultSeed } from './faults/fault-seed.ts'

const root = new URL('..', import.meta.url).pathname
const isFull = process.env.FAULTS === 'full'

/** Ends what hangs, on a slow or busy machine too; no test measures time. */
const testTimeout = 60_000

/** These put something of their own in Electron's place, for which every file needs modules of its own. */
const withoutElectron = ['test/main/{ipc,window}/**/*.test.ts', 'test/preload/index.test.ts']

/** Of the screens: what only counts and words, and needs no page. */
const withoutPage = [
  'test/renderer/{qr,slip,ui,desk/copy}/**/*.test.ts',
  'test/renderer/customer/code-layout.test.ts',
  'test/renderer/languages/font-faces.test.ts',
]

/** main, the contract and what needs no page in plain Node, the screens in a simulated page. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'main',
          testTimeout,
          environment: 'node',
          include: ['test/{main,preload,scripts}/**/*.test.ts', ...withoutPage],
          exclude: withoutElectron,
          setupFiles: 'test/property-seed.ts',
          // Modules are read once and not once per file: main keeps no state in them.
          isolate: false,
          restoreMocks: true,
        },
      },
      {
        root,
        test: {
          name: 'main without Electron',
          testTimeout,
          environment: 'node',
          include: withoutElectron,
        },
      },
      {
        root,
        test: {
          name: 'faults',
          // At the full setting a test takes hours.
          testTimeout: isFull ? 24 * 3_600_000 : 5 * 60_000,
          hookTimeout: 5 * 60_000,
          environment: 'node',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: 'test/faults/strace.ts',
          env: { FAULT_SEED: faultSeed() },
        },
      },
      {
        root,
        plugins: [react()],
        test: {
          name: 'screens',
          testTimeout,
          environment: 'happy-dom',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          exclude: withoutPage,
          setupFiles: 'test/renderer/set-up.ts',
        },
      },
    ],
  },
})
