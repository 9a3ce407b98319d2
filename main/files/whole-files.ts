import { randomUUID } from 'node:crypto'
import { constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { access, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { renameSynced, syncFolderOf } from './synced.ts'

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

/** A file or a folder that the person has, as the system's dialog speaks of it. */
interface ToOpen {
  title: string
  /** Nothing: a folder. */
  files?: { kind: string; extensions: string[] }
}

/** The path that the person chose; nothing when they chose none. */
export type AskWhatToOpen = (wanted: ToOpen) => Promise<string | undefined>

/** A name for a file of ours, of letters and digits alone: `Slip FD-7K2M9QXA.pdf`. */
export function fileName(words: string, reference: string, extension: string): string {
  const plain = [...reference.replace(/[^\p{L}\p{N}]+/gu, '-')].slice(0, longestName).join('')
  return `${`${words} ${plain.replace(/^-+|-+$/gu, '')}`.trim()}.${extension}`
}
const longestName = 64

/** Adds what belongs into the file, bit by bit; `false` gives it up. */
type Fill = (add: (part: string | Uint8Array) => void) => Promise<boolean>

export type WholeFiles = ReturnType<typeof createWholeFiles>

/** A file of ours that is not finished. */
const partEnding = '.part'

/**
 * Files that leave the app: they stand under their names whole or not at all, and only this account may read
 * them. They hold people's data, so nothing of one that is cut short is left: until it is complete it is in memory
 * alone, and what a crash in the moment of its writing leaves goes at the next start. `listFile` names that.
 */
export function createWholeFiles(listFile: string) {
  const unfinished = new Set<string>()

  /** In one step, and on the disk before what it names: else a power cut could leave the one without the other. */
  function list(): void {
    if (unfinished.size === 0) {
      rmSync(listFile, { force: true })
      return
    }
    const next = `${listFile}.new`
    writeFileSync(next, JSON.stringify([...unfinished]), { mode: 0o600, flush: true })
    renameSynced(next, listFile)
  }

  function end(part: string): void {
    removeSynced(part)
    unfinished.delete(part)
    list()
  }

  return {
    /** Says whether the file is there. The system's own errors (`ENOSPC`, `EACCES`, …) are thrown. */
    write: async (path: string, fill: Fill): Promise<boolean> => {
      // Said before the work rather than after it.
      await access(dirname(path), constants.W_OK)
      const parts: Uint8Array[] = []
      const isFilled = await fill((part) => void parts.push(Buffer.from(part)))
      if (!isFilled) return false
      // A name of its own: nothing of the person's is overwritten.
      const part = `${path}.${randomUUID().slice(0, 8)}${partEnding}`
      unfinished.add(part)
      list()
      try {
        await writeFile(part, parts, { flag: 'wx', mode: 0o600, flush: true })
        renameSynced(part, path)
        return true
      } finally {
        end(part)
      }
    },
    /** At the start: what the last run could not finish. Answers how many files that were. */
    removeLeftOver: (): number => {
      const isLeftOver = (part: string) => part.endsWith(partEnding) && existsSync(part)
      const parts = listedIn(listFile).filter(isLeftOver)
      for (const part of parts) removeSynced(part)
      rmSync(listFile, { force: true })
      return parts.length
    },
    /** The app ends, and waits for nothing: what is being written at this moment stays listed. */
    stop: (): void => {
      for (const part of unfinished) rmSync(part, { force: true })
    },
  }
}

function removeSynced(part: string): void {
  if (!existsSync(part)) return
  rmSync(part, { force: true })
  syncFolderOf(part)
}

function listedIn(file: string): string[] {
  let listed: unknown
  try {
    listed = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // The last run has left nothing.
    return []
  }
  return Array.isArray(listed) ? listed.filter((part) => typeof part === 'string') : []
}
