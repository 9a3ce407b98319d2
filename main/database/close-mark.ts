import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { syncFile, syncFolderOf } from '../files/synced.ts'
import { errorCode } from '../logging/log.ts'
import { isThere, setAside } from './set-aside.ts'

const closed = 'closed'

/**
 * Beside the history's file, and kept by what is in it: while it says so, everything is in the file, and a write-ahead log
 * that lies there is not the file's own. It is of another history, or of an earlier day (a backup program has put it
 * back), and SQLite would lay its pages over the file's own without a word, because they are sealed with the same key.
 */
export function createCloseMark(file: string) {
  const path = `${file}-closed`
  const logs = [`${file}-wal`, `${file}-shm`]
  return {
    /** To be called before the file is opened: a log that came after it was closed is put aside. */
    refuseForeignLog: (now: Date): void => {
      if (isClosed(path) && logs.some(isThere)) setAside(logs, now)
    },

    /** To be called before anything is written: the log that is begun now is the file's own, whatever happens. */
    remove: (): void => {
      if (!isClosed(path)) return
      // In place: that takes no room, and lasts wherever the system keeps names by itself.
      const mark = openSync(path, 'r+')
      try {
        ftruncateSync(mark)
        fsyncSync(mark)
      } finally {
        closeSync(mark)
      }
    },

    /** To be called when the file is closed. Not where SQLite has left its log behind. */
    put: (): void => {
      if (logs.some(isThere)) return
      try {
        // A power cut does not bring the log back that SQLite has just deleted.
        syncFolderOf(file)
        writeFileSync(path, closed, { mode: 0o600 })
        syncFile(path)
      } catch {
        // The disk takes no writing: the next start takes a log as its own, as after a crash.
      }
    },
  }
}

function isClosed(path: string): boolean {
  try {
    return readFileSync(path, 'utf8') === closed
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}
