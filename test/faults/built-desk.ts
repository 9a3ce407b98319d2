import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll } from 'vitest'
import { inProject } from '../../scripts/set-up/script.ts'

/** The desk at work in one file, which starts in a tenth of the time. Answers its path; gone when the tests are over. */
export async function buildDeskAtWork(): Promise<string> {
  const folder = inProject('test-results', `desk-at-work-${process.pid}`)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  await build({
    configFile: false,
    logLevel: 'error',
    root: inProject(),
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: inProject('test', 'faults', 'desk-at-work.ts'),
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'desk.mjs', codeSplitting: false } },
    },
  })
  return join(folder, 'desk.mjs')
}
