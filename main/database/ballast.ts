import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDiskFull } from '../logging/log.ts'

/** Room for many answers, the write-ahead log's pages and the search index's among them. */
const ballastBytes = 2 * 1024 * 1024

export type Ballast = ReturnType<typeof createBallast>

/**
 * A file that only takes up room beside the history. On a full disk it is deleted, so that an answer of VerifiMe's
 * can still be written, and somebody be deleted. Random bytes: a file system that packs or leaves out zeros would give nothing back.
 */
export function createBallast(folder: string) {
  const file = join(folder, 'ballast')
  const part = `${file}.part`
  let isWhole = false

  function release(): boolean {
    isWhole = false
    try {
      rmSync(file)
      return true
    } catch {
      // It is not there, or cannot be deleted on a disk that takes no writing: there is no room to be made.
      return false
    }
  }

  return {
    /** Makes room. Says whether there was anything to give. */
    release,
    /** Does this again in the room that it gives back, where the disk is full. */
    withRoom: <Result>(work: () => Result): Result => {
      try {
        return work()
      } catch (error) {
        if (!isDiskFull(error) || !release()) throw error
        return work()
      }
    },
    isWhole: (): boolean => isWhole,
    /** Takes up the room again. Says whether there was enough of it. */
    restore: async (): Promise<boolean> => {
      try {
        await writeFile(part, randomBytes(ballastBytes), { mode: 0o600 })
        await rename(part, file)
        isWhole = true
        return true
      } catch {
        // The disk is full, or the folder is going away: whoever asked tries again later.
        await rm(part, { force: true }).catch(() => undefined)
        return false
      }
    },
  }
}
