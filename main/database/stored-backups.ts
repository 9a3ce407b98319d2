import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupPlace } from '#contract'
import { syncFolderOf } from '../files/synced.ts'
import type { KeyFile } from './key-file.ts'

const daysKept = 3

/** One backup: `front-desk-1a2b3c4d-2026-11-27T09-30-00-000Z.db`, and beside it its key, wrapped: `….key`. */
export interface StoredBackup {
  /** `computer`: beside the history. `folder`: where the IT department wants copies. */
  place: BackupPlace
  name: string
  path: string
  keyPath: string
  /** Names the key, and with it the history that this is a backup of. */
  keyName: string
  at: Date
}

/** Newest first. */
export function listBackups(place: BackupPlace, folder: string | undefined): StoredBackup[] {
  if (folder === undefined) return []
  return namesIn(folder)
    .flatMap((name) => storedBackup(place, folder, name) ?? [])
    .sort((one, other) => other.at.getTime() - one.at.getTime())
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // Not made yet, a server that is away, or no folder at all: there is nothing to choose from in it.
    return []
  }
}

const form = /^front-desk-(?<key>[0-9a-f]{8})-(?<at>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z)\.db$/u

function storedBackup(place: BackupPlace, folder: string, name: string): StoredBackup | undefined {
  const { key, at } = form.exec(name)?.groups ?? {}
  if (key === undefined || at === undefined) return undefined
  const time = new Date(at.replace(/T(\d\d)-(\d\d)-(\d\d)-/u, 'T$1:$2:$3.'))
  if (Number.isNaN(time.getTime())) return undefined
  const path = join(folder, name)
  return { place, name, path, keyPath: keyPathOf(path), keyName: key, at: time }
}

export function backupName({ check }: KeyFile, at: Date): string {
  return `front-desk-${keyNameOf(check)}-${at.toISOString().replace(/[:.]/gu, '-')}.db`
}

export function keyNameOf(check: string): string {
  return Buffer.from(check, 'base64').toString('hex').slice(0, 8)
}

export function keyPathOf(path: string): string {
  return path.replace(/\.db$/u, '.key')
}

/** A stick may be lost, and a server is read by many: there the recovery code alone opens it. */
export function keyForCopy(content: KeyFile): KeyFile {
  const { recovery } = content.wraps
  return { ...content, wraps: recovery ? { recovery } : {} }
}

/** To two seconds: that is how exact a stick's file system is. */
export function isSameFile(path: string, copy: string): boolean {
  if (!existsSync(path) || !existsSync(copy)) return false
  const [one, other] = [statSync(path), statSync(copy)]
  return one.size === other.size && Math.abs(one.mtimeMs - other.mtimeMs) < 2000
}

interface Pruning {
  ownKey: string
  isTooOld: (at: Date) => boolean
}

/**
 * Leaves the newest of each of the last days that have one, and none of what was cut short. Those of another history
 * go when all in them is too old, but for their keys (`pruneCopies`); in a shared folder other computers look after
 * their own.
 */
export function pruneBackups(
  place: BackupPlace,
  folder: string,
  { ownKey, isTooOld }: Pruning,
): void {
  const backups = listBackups(place, folder)
  const kept = newestOfDays(backups.filter(({ keyName }) => keyName === ownKey))
  const gone = backups.filter(({ keyName, at, path }) =>
    keyName === ownKey ? !kept.has(path) : place === 'computer' && isTooOld(at),
  )
  for (const { path } of gone) rmSync(path, { force: true })
  // Else a power cut could bring one back whose key is gone.
  for (const { path } of gone.slice(0, 1)) syncFolderOf(path)
  for (const { keyPath, keyName } of gone) {
    if (keyName === ownKey) rmSync(keyPath, { force: true })
  }
  for (const name of readdirSync(folder)) {
    if (isLeftOver(name, ownKey, folder)) rmSync(join(folder, name), { force: true })
  }
}

/**
 * What went from this computer because all in it is too old goes from IT's folder too. That may have been away: the
 * key that is left here alone says that the copy is still to go.
 */
export function pruneCopies(
  computer: string,
  folder: string | undefined,
  { ownKey, isTooOld }: Pruning,
): void {
  for (const name of namesIn(computer).filter((each) => each.endsWith('.key'))) {
    const gone = storedBackup('computer', computer, name.replace(/\.key$/u, '.db'))
    if (!gone || gone.keyName === ownKey || !isTooOld(gone.at) || existsSync(gone.path)) continue
    if (folder !== undefined) {
      const copy = join(folder, gone.name)
      rmSync(copy, { force: true })
      rmSync(keyPathOf(copy), { force: true })
      syncFolderOf(copy)
    }
    rmSync(gone.keyPath, { force: true })
  }
}

function newestOfDays(backups: readonly StoredBackup[]): Set<string> {
  const ofDay = new Map<string, string>()
  for (const { at, path } of backups) {
    const day = at.toDateString()
    if (!ofDay.has(day) && ofDay.size < daysKept) ofDay.set(day, path)
  }
  return new Set(ofDay.values())
}

/** A part of ours, or a key whose backup never came to be. */
function isLeftOver(name: string, keyName: string, folder: string): boolean {
  if (!name.startsWith(`front-desk-${keyName}-`)) return false
  if (name.endsWith('.part') || name.endsWith('.new')) return true
  return name.endsWith('.key') && !existsSync(join(folder, name.replace(/\.key$/u, '.db')))
}
