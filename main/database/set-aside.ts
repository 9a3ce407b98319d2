import { lstatSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFolderOf } from '../files/synced.ts'

/** Whatever stands under this name: a link that leads nowhere, too. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** Renames what there is of these, so that support can still read it. */
export function setAside(paths: readonly string[], now: Date): void {
  const ending = unusedEnding(paths, now)
  const there = paths.filter(isThere)
  for (const path of there) renameSync(path, path + ending)
  const ofFolders = new Map(there.map((path) => [dirname(path), path]))
  for (const path of ofFolders.values()) syncFolderOf(path)
}

/** A clock that was set back must not lead to a name that is taken: renaming would write over it. */
function unusedEnding(paths: readonly string[], now: Date): string {
  const ending = `.set-aside-${now.toISOString().replace(/[:.]/gu, '-')}`
  let count = 1
  const numbered = () => (count === 1 ? ending : `${ending}-${count}`)
  while (paths.some((path) => isThere(path + numbered()))) count += 1
  return numbered()
}
