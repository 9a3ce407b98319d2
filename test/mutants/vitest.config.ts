import { defineConfig } from 'vitest/config'

/** What is run for each change of the code: the plain Node tests that scripts/check/mutants.ts names. */
export default defineConfig({
  test: {
    environment: 'node',
    include: process.env.MUTANT_TESTS?.split(';') ?? [],
    testTimeout: 60_000,
    // Seconds each, and nothing that only they would notice.
    testNamePattern: /^(?!every day since|the last traces of what was deleted)/u,
    isolate: false,
    restoreMocks: true,
  },
})
