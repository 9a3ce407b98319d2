import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createWholeFiles } from '../../main/files/whole-files.ts'

/** Where writing costs nothing, if there is such a place: for tests that write thousands of files. */
export const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A folder of the test's own, gone when the test is over. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'front-desk-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The files that leave the app. */
export function tempWholeFiles() {
  return createWholeFiles(join(tempFolder(), 'unfinished-files'))
}
