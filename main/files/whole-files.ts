import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'

/** The path that the person chose for a file of this name; nothing when they chose none. */
export type AskWhereToSave = (suggestedName: string) => Promise<string | undefined>

/** Writes what belongs into the file; `false` gives it up. */
type Fill = (file: FileHandle) => Promise<boolean>

export type WholeFiles = ReturnType<typeof createWholeFiles>

/**
 * Files that leave the app: they stand under their names whole or not at all, and only this account may read
 * them. What is unfinished holds people's data too, so nothing of it is left, however the writing ends.
 */
export function createWholeFiles() {
  const unfinished = new Set<string>()
  return {
    /** Says whether the file is there. The system's own errors (`ENOSPC`, `EACCES`, …) are thrown. */
    write: async (path: string, fill: Fill): Promise<boolean> => {
      // A name of its own: nothing of the person's is overwritten.
      const part = `${path}.${randomUUID().slice(0, 8)}.part`
      unfinished.add(part)
      try {
        const file = await open(part, 'wx', 0o600)
        const isFilled = await filled(file, fill)
        if (isFilled) await rename(part, path)
        return isFilled
      } finally {
        await rm(part, { force: true })
        unfinished.delete(part)
      }
    },
    /** The app ends, and waits for nothing. */
    stop: (): void => {
      for (const part of unfinished) rmSync(part, { force: true })
    },
  }
}

async function filled(file: FileHandle, fill: Fill): Promise<boolean> {
  try {
    const isFilled = await fill(file)
    if (isFilled) await file.sync()
    return isFilled
  } finally {
    await file.close()
  }
}
