import { randomUUID } from 'node:crypto'
import { constants, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { access, chmod, copyFile, type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errorCode } from '../logging/log.ts'

/** A file that the person may want, as the system's dialog speaks of it. */
interface FileToSave {
  suggestedName: string
  /** Of the dialog. */
  title: string
  kind: string
  extension: string
}

/** The path that the person chose for it; nothing when they chose none. */
export type AskWhereToSave = (file: FileToSave) => Promise<string | undefined>

/** Writes what belongs into the file; `false` gives it up. */
type Fill = (file: FileHandle) => Promise<boolean>

export interface WholeFilesOptions {
  /** The system's own, which it empties by itself. */
  temporaryFolder: string
  /** Names what is unfinished, for the next start. */
  listFile: string
}

export type WholeFiles = ReturnType<typeof createWholeFiles>

/** A file of ours that is not finished, wherever it lies. */
const partEnding = '.part'

/**
 * Files that leave the app: they stand under their names whole or not at all, and only this account may read
 * them. What is unfinished holds people's data too, so nothing of it is left, however the writing ends: it is
 * written among the system's temporary files, and what a crash or the computer's shutdown leaves there is listed
 * and goes at the next start.
 */
export function createWholeFiles({ temporaryFolder, listFile }: WholeFilesOptions) {
  const unfinished = new Set<string>()

  function list(): void {
    if (unfinished.size === 0) rmSync(listFile, { force: true })
    else writeFileSync(listFile, JSON.stringify([...unfinished]), { mode: 0o600, flush: true })
  }

  /** Listed before it is there: a crash may come at any moment. */
  function begin(part: string): string {
    unfinished.add(part)
    list()
    return part
  }

  async function end(part: string): Promise<void> {
    await rm(part, { force: true })
    unfinished.delete(part)
    list()
  }

  /** Within one volume the name changes in one step. Onto another it is copied, and gets its name there. */
  async function moveTo(path: string, part: string): Promise<void> {
    try {
      await rename(part, path)
    } catch (error) {
      if (errorCode(error) !== 'EXDEV') throw error
      // A name of its own: nothing of the person's is overwritten.
      const copy = begin(`${path}.${randomUUID().slice(0, 8)}${partEnding}`)
      try {
        await copyFile(part, copy, constants.COPYFILE_EXCL)
        await chmod(copy, 0o600)
        const file = await open(copy, 'r+')
        await file.sync().finally(() => file.close())
        await rename(copy, path)
      } finally {
        await end(copy)
      }
    }
  }

  return {
    /** Says whether the file is there. The system's own errors (`ENOSPC`, `EACCES`, …) are thrown. */
    write: async (path: string, fill: Fill): Promise<boolean> => {
      // Said before the work rather than after it.
      await access(dirname(path), constants.W_OK)
      const part = begin(join(temporaryFolder, `front-desk-${randomUUID()}${partEnding}`))
      try {
        const isFilled = await filled(await open(part, 'wx', 0o600), fill)
        if (isFilled) await moveTo(path, part)
        return isFilled
      } finally {
        await end(part)
      }
    },
    /** At the start: what the last run could not finish. Answers how many files that were. */
    removeLeftOver: (): number => {
      const parts = listedIn(listFile).filter((part) => part.endsWith(partEnding))
      for (const part of parts) rmSync(part, { force: true })
      rmSync(listFile, { force: true })
      return parts.length
    },
    /** The app ends, and waits for nothing. */
    stop: (): void => {
      for (const part of unfinished) rmSync(part, { force: true })
      unfinished.clear()
      list()
    },
  }
}

function listedIn(file: string): string[] {
  let listed: unknown
  try {
    listed = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // The last run has left nothing, or was ended while it wrote this down, before it made the file.
    return []
  }
  return Array.isArray(listed) ? listed.filter((part) => typeof part === 'string') : []
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
