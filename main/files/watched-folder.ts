import { type FSWatcher, watch } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../logging/log.ts'

/** A file that two looks this far apart find unchanged is no longer being written. */
const settleMs = 1_000
const pollMs = 60_000
/** Another program holds the file at this moment. */
const heldCodes = ['EBUSY', 'EPERM', 'EACCES']

export interface WatchedFolderOptions {
  /** Its full path. It need not be there, now or later. */
  folder: string
  /** Which names count, in lower case: `['.csv']`. Subfolders and links count for nothing. */
  endings: readonly string[]
  /**
   * Told of each file that is new or changed and stands still, at the start of each that is there, one after the
   * other. Throws the system's error for one that another program holds: it is named again at the next look.
   */
  changed: (name: string) => Promise<void>
  /** Told of each that `changed` was told of and that is there no more. */
  gone?: (name: string) => void
  /** Told once when the folder cannot be read, with the system's code, and once with nothing when it can again. */
  away: (code: string | undefined) => void
  /** Told of what else `changed` threw; that file is not named again until it changes. */
  failed: (error: unknown) => void
}

/**
 * Watches a folder for files that other programs put into it, on a server or a stick too: the system tells of
 * changes where it can, and a look once a minute finds what it did not tell.
 */
export function watchFolder(options: WatchedFolderOptions) {
  const { folder, endings, changed, gone, away, failed } = options
  /** What each file was at the last look, and as what it was named. */
  let seen = new Map<string, string>()
  const named = new Map<string, string>()
  let watcher: FSWatcher | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitMs = settleMs
  let isLooking = false
  /** A look is due: something has changed, or is not settled. */
  let isDue = false
  let isAway = false
  let isStopped = false

  function lookIn(ms: number): void {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(() => void look(), ms)
  }

  /** Only the first brings the look forward: a file that grows all day is not followed second by second. */
  function onChange(): void {
    if (!isDue && !isLooking) lookIn(settleMs)
    isDue = true
  }

  async function look(): Promise<void> {
    isLooking = true
    isDue = false
    // Made anew each time: that of a folder that was replaced, or of a server that was away, is silent for ever.
    watcher?.close()
    watcher = startWatcher(folder, onChange)
    try {
      const isLeft = await nameSettled(await stampsOf(folder, endings))
      isDue ||= isLeft
    } catch (error) {
      setAway(errorCode(error))
    }
    isLooking = false
    if (isStopped) watcher?.close()
    lookIn(isDue ? waitMs : pollMs)
    waitMs = isDue ? Math.min(waitMs * 2, pollMs) : settleMs
  }

  function setAway(code: string | undefined): void {
    const was = isAway
    isAway = code !== undefined
    if (!isStopped && was !== isAway) away(code)
  }

  /** Says whether a file is left that has to be looked at again soon. */
  async function nameSettled(found: Map<string, string>): Promise<boolean> {
    setAway(undefined)
    const before = seen
    seen = found
    for (const name of named.keys()) {
      if (found.has(name)) continue
      named.delete(name)
      gone?.(name)
    }
    const fresh = [...found].filter(([name, stamp]) => named.get(name) !== stamp)
    const settled = fresh.filter(([name, stamp]) => before.get(name) === stamp)
    let left = fresh.length
    for (const [name, stamp] of settled) {
      if (isStopped) return false
      if (!(await isTaken(name))) continue
      named.set(name, stamp)
      left -= 1
    }
    return left > 0
  }

  async function isTaken(name: string): Promise<boolean> {
    try {
      await changed(name)
    } catch (error) {
      const code = errorCode(error)
      if (heldCodes.includes(code)) return false
      if (code !== 'ENOENT') failed(error)
    }
    return true
  }

  lookIn(0)
  return {
    /** Nothing is told any more. */
    stop: (): void => {
      isStopped = true
      clearTimeout(timer)
      watcher?.close()
    },
  }
}

function startWatcher(folder: string, changed: () => void): FSWatcher | undefined {
  try {
    return watch(folder, { persistent: false }, changed).on('error', changed)
  } catch {
    // The folder is away, which the look says, or its system tells of nothing: the minute's look finds it.
    return undefined
  }
}

/** Of each file what changes when it is written to. */
async function stampsOf(folder: string, endings: readonly string[]): Promise<Map<string, string>> {
  const stamps = new Map<string, string>()
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const isMeant = endings.some((ending) => entry.name.toLowerCase().endsWith(ending))
    if (!entry.isFile() || !isMeant) continue
    const stamp = await stampOf(join(folder, entry.name))
    if (stamp !== undefined) stamps.set(entry.name, stamp)
  }
  return stamps
}

async function stampOf(path: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeMs } = await lstat(path)
    return `${ino} ${size} ${mtimeMs}`
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}
