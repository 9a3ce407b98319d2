import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createWholeFiles } from '../../main/files/whole-files.ts'

/** A folder of the test's own, gone when the test is over. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'front-desk-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The files that leave the app, unfinished in a folder of the test's own. */
export function tempWholeFiles() {
  const folder = tempFolder()
  return createWholeFiles({ temporaryFolder: folder, listFile: join(folder, 'unfinished-files') })
}
