import { closeSync, fsyncSync, mkdirSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { errorCode } from '../logging/log.ts'

/** Whatever a power cut does: what the file holds now it holds afterwards. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** So that a new name outlives a power cut. Windows has nothing like it: its file system keeps names by itself. */
export function syncFolderOf(path: string): void {
  if (process.platform === 'win32') return
  let folder: number | undefined
  try {
    folder = openSync(dirname(path), 'r')
    fsyncSync(folder)
  } catch (error) {
    // A server's file system may know nothing of it either, and some folders may be written and not listed.
    if (!cannotSyncFolder.has(errorCode(error))) throw error
  } finally {
    if (folder !== undefined) closeSync(folder)
  }
}

const cannotSyncFolder = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EACCES', 'EPERM'])

/** Of a file that is synced: it stands under its new name, also after a power cut. */
export function renameSynced(from: string, to: string): void {
  renameSync(from, to)
  syncFolderOf(to)
}

/** With the folders above it, for this account alone. A file in it is as lasting as its own name. */
export function makeFolderSynced(path: string): void {
  const first = mkdirSync(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = path; made.length >= first.length; made = dirname(made)) syncFolderOf(made)
}
