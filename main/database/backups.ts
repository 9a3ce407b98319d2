import { createHash } from 'node:crypto'
import { constants, createReadStream, existsSync, rmSync, statSync, utimesSync } from 'node:fs'
import { access, copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { subDays } from 'date-fns'
import type { BackupPlace, RetentionDays } from '#contract'
import { makeFolderSynced, renameSynced, syncFile } from '../files/synced.ts'
import {
  type BackupSource,
  DamagedBackupError,
  inviteLookup,
  namesForgotten,
  openBackup,
  unknownInvites,
  writeBackup,
} from './backup-file.ts'
import { type KeyFile, writeKeyFile } from './key-file.ts'
import type { Database } from './open-database.ts'
import {
  backupName,
  isSameFile,
  keyForCopy,
  keyNameOf,
  keyPathOf,
  listBackups,
  pruneBackups,
  pruneCopies,
  type StoredBackup,
} from './stored-backups.ts'

/** Between two steps keys and calls get their turn. */
const pauseMs = 10
/** An hourly check finds it due a day after the last at the latest. */
const dueAfterMs = 23 * 60 * 60 * 1000

export interface BackupsOptions {
  /** The folder of the history. */
  historyFolder: string
  /** Where the IT department wants copies: a shared folder, or a stick. Never made by the app. */
  copyFolder: string | undefined
  now: () => Date
}

/** The open history as its backups are made of it. */
export interface BackedUpHistory {
  database: Database
  key: Buffer
  keyFile: () => KeyFile
}

export type Backups = ReturnType<typeof createBackups>

/** The backups that there are: making them, and taking out of them what was deleted. */
export function createBackups({ historyFolder, copyFolder, now }: BackupsOptions) {
  const places = { computer: join(historyFolder, 'backups'), folder: copyFolder }
  const { inTurn, inSteps, stop } = createSteps()
  let tidiedAt: Date | undefined

  const list = (place: BackupPlace) => listBackups(place, places[place])
  const ofHistory = (place: BackupPlace, { check }: KeyFile) =>
    list(place).filter(({ keyName }) => keyName === keyNameOf(check))

  function writing({ database, key, keyFile }: BackedUpHistory) {
    const at = now()
    const content = keyFile()
    makeFolderSynced(places.computer)
    const path = join(places.computer, backupName(content, at))
    // Before the backup: one without its key would be of no use.
    writeKeyFile(keyPathOf(path), content)
    return writeBackup(path, { database, key, at })
  }

  function writeKeys(content: KeyFile): void {
    for (const { keyPath } of ofHistory('computer', content)) writeKeyFile(keyPath, content)
  }

  const pruning = ({ check }: KeyFile, days: RetentionDays) => ({
    ownKey: keyNameOf(check),
    isTooOld: (at: Date) => days !== 'never' && at < subDays(now(), days),
  })

  return {
    list,
    copiesAreWanted: copyFolder !== undefined,

    /** In steps that nobody notices. */
    make: (history: BackedUpHistory): Promise<number | undefined> =>
      inTurn(() => inSteps(writing(history))),

    /** To its end: while the app quits. */
    makeAtOnce: (history: BackedUpHistory): void => {
      const steps = writing(history)
      for (let isDone = false; !isDone; ) isDone = steps.next().done === true
    },

    isDue: ({ keyFile }: BackedUpHistory): boolean =>
      !ofHistory('computer', keyFile()).some(({ at }) => isWithinADay(at, now())),

    /** Once a day, and at the start: whoever was deleted from the history goes from its backups too. */
    tidy: (history: BackedUpHistory, retentionDays: RetentionDays): Promise<void> =>
      inTurn(async () => {
        if (!existsSync(places.computer) || (tidiedAt && isWithinADay(tidiedAt, now()))) return
        const content = history.keyFile()
        writeKeys(content)
        pruneBackups('computer', places.computer, pruning(content, retentionDays))
        if (places.folder === undefined) {
          pruneCopies(places.computer, undefined, pruning(content, retentionDays))
        }
        await clean(ofHistory('computer', content), history, inSteps)
        tidiedAt = now()
      }),

    /** Whatever is amiss with that folder, the backups on this computer are made. */
    copy: (history: BackedUpHistory, retentionDays: RetentionDays): Promise<void> =>
      inTurn(async () => {
        const { folder } = places
        if (folder === undefined) return
        const content = history.keyFile()
        await access(folder, constants.W_OK)
        await copyTo(folder, ofHistory('computer', content), content)
        pruneBackups('folder', folder, pruning(content, retentionDays))
        pruneCopies(places.computer, folder, pruning(content, retentionDays))
        // The others were cleaned where they were copied from.
        const alone = ofHistory('folder', content).filter(
          ({ name, path }) => !isSameFile(join(places.computer, name), path),
        )
        await clean(alone, history, inSteps)
        // The recovery code may be another one since.
        for (const { keyPath } of ofHistory('folder', content)) {
          writeKeyFile(keyPath, keyForCopy(content))
        }
      }),

    /** The key of those on this computer, as it is wrapped from now on. */
    writeKeys,

    /** Nothing is read from the history any more once this returns. What is half written is removed. */
    stop,
  }
}

function isWithinADay(at: Date, now: Date): boolean {
  return Math.abs(now.getTime() - at.getTime()) < dueAfterMs
}

type InSteps = <Result>(steps: Generator<undefined, Result>) => Promise<Result | undefined>

/** Does one thing after the other, each to its end or not at all, in steps. */
function createSteps() {
  let underWay: Generator | undefined
  let last: Promise<unknown> = Promise.resolve()

  const inSteps: InSteps = async (steps) => {
    underWay = steps
    try {
      for (;;) {
        const step = steps.next()
        if (step.done) return step.value
        await pause(pauseMs)
      }
    } finally {
      underWay = undefined
    }
  }

  return {
    inSteps,
    inTurn: <Result>(work: () => Promise<Result>): Promise<Result> => {
      const result = last.then(work)
      last = result.catch(() => undefined)
      return result
    },
    stop: (): void => {
      underWay?.return(undefined)
    },
  }
}

/**
 * Writes those backups anew that hold an invite which the history does not know any more, or whose register names
 * somebody whom it has forgotten. They get the history's register: it says itself what was forgotten.
 */
async function clean(
  backups: readonly StoredBackup[],
  { database, key }: BackedUpHistory,
  inSteps: InSteps,
): Promise<void> {
  const isKept = inviteLookup(database, 'any')
  const failures: unknown[] = []
  for (const { path, at } of backups) {
    if (!database.open) return
    try {
      await cleanOne(path, { key, at, isKept, register: database }, inSteps)
    } catch (error) {
      // A damaged one must not keep the others from being cleaned; it goes when its three days are over.
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

type Cleaning = Required<Omit<BackupSource, 'database'>>

async function cleanOne(path: string, cleaning: Cleaning, inSteps: InSteps): Promise<void> {
  const database = openBackup(path, cleaning.key)
  try {
    const isDue =
      (await inSteps(unknownInvites(database, cleaning.isKept))) ||
      (cleaning.register.open && namesForgotten(database, cleaning.register))
    if (isDue) await inSteps(writeBackup(path, { ...cleaning, database }))
  } finally {
    database.close()
  }
}

/** What is there already stays. Under its name a copy is whole: it is read again before it gets it. */
async function copyTo(
  folder: string,
  backups: readonly StoredBackup[],
  content: KeyFile,
): Promise<void> {
  for (const { path, name } of backups) {
    const copy = join(folder, name)
    if (isSameFile(path, copy)) continue
    const part = `${copy}.part`
    await copyFile(path, part)
    const { mtime } = statSync(path)
    utimesSync(part, mtime, mtime)
    syncFile(part)
    if ((await digestOf(part)) !== (await digestOf(path))) {
      rmSync(part, { force: true })
      throw new DamagedBackupError()
    }
    writeKeyFile(keyPathOf(copy), keyForCopy(content))
    renameSynced(part, copy)
  }
}

async function digestOf(path: string): Promise<string> {
  const digest = createHash('sha256')
  await pipeline(createReadStream(path), digest)
  return digest.digest('hex')
}
