import { rmSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll } from 'vitest'
import { publishedAddon } from '../../scripts/offline/addon.ts'
import { inProject } from '../../scripts/set-up/script.ts'

/**
 * The desk at work in one file, which starts in a tenth of the time, beside the database addon as it is published: that
 * is what ships. Answers its path; gone when the tests are over.
 */
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
  await copyAddon(join(folder, 'node_modules', 'better-sqlite3'))
  return join(folder, 'desk.mjs')
}

async function copyAddon(to: string): Promise<void> {
  const from = inProject('node_modules', 'better-sqlite3')
  for (const name of ['package.json', 'lib']) {
    await cp(join(from, name), join(to, name), { recursive: true })
  }
  const platform = `${process.platform}-${process.arch}.node`
  await cp(publishedAddon(), join(to, 'prebuilds', platform))
}
