import type { BackupList, RetentionDays } from '#contract'
import { errorName, type Log } from '../logging/log.ts'
import { backupFailure } from './backup-file.ts'
import type { UnlockedDatabase } from './encrypted-database.ts'

/** The start belongs to whoever is waiting for the form. */
const firstCheckMs = 60_000

export interface BackupServiceOptions {
  history: Pick<UnlockedDatabase, 'backups' | 'backedUp'>
  retentionDays: () => RetentionDays
  /** Does it now and every hour. Answers what ends that. */
  repeatHourly: (work: () => Promise<void>) => () => void
  log: Log
}

export type BackupService = ReturnType<typeof createBackupService>

/** The backups of an open history: once a day, and when somebody asks for one. */
export function createBackupService(options: BackupServiceOptions) {
  const { retentionDays, log } = options
  const { backups, backedUp } = options.history
  let failure: BackupList['failure']
  let haveCopiesFailed = false
  let isStopped = false
  let stopHourly = () => clearTimeout(first)

  /** Names the failure; nothing when it is made. */
  async function make(): Promise<BackupList['failure']> {
    try {
      const count = await backups.make(backedUp)
      if (count !== undefined) log('backup-made', { count })
      failure = undefined
    } catch (error) {
      log('backup-not-made', { error: errorName(error) })
      failure = backupFailure(error)
    }
    return failure
  }

  async function tidy(): Promise<void> {
    try {
      await backups.tidy(backedUp, retentionDays())
    } catch (error) {
      // The next hour tries again.
      log('backups-not-tidied', { error: errorName(error) })
    }
  }

  async function copy(): Promise<void> {
    try {
      if (!isStopped) await backups.copy(backedUp, retentionDays())
      haveCopiesFailed = false
    } catch (error) {
      // The folder may be on a server that is away, or on a stick that is not in: the next hour tries again.
      log('backups-not-copied', { error: errorName(error) })
      haveCopiesFailed = true
    }
  }

  async function check(): Promise<void> {
    if (backups.isDue(backedUp)) await make()
    if (!isStopped) await tidy()
    await copy()
  }

  const first = setTimeout(() => {
    stopHourly = options.repeatHourly(check)
  }, firstCheckMs)

  return {
    /** Names the failure; nothing when it is made. */
    make: async (): Promise<BackupList['failure']> => {
      const failed = await make()
      if (!failed) await copy()
      return failed
    },
    /** Those that are missing where the IT department wants copies, and the keys of all of them. */
    copy,
    state: (): Omit<BackupList, 'backups'> => ({
      copies: !backups.copiesAreWanted ? 'none' : haveCopiesFailed ? 'failed' : 'made',
      ...(failure ? { failure } : {}),
    }),
    /** To be called before the file is closed. */
    stop: (): void => {
      isStopped = true
      stopHourly()
      backups.stop()
    },
  }
}
