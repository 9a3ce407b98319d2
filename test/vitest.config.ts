import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname

/** Ends what hangs, on a slow or busy machine too; no test measures time. */
const testTimeout = 60_000

/** main and the contract in plain Node, the screens in a simulated page. */
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
          include: ['test/{main,preload,scripts}/**/*.test.ts'],
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
        },
      },
    ],
  },
})
