import { chmodSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import electronLog from 'electron-log/node'
import type { Log } from './log.ts'

const mostFiles = 5
const fileBytes = 1024 * 1024

export interface LogFile {
  log: Log
  folder: string
  /** The newest lines, the oldest of them first; none when the file cannot be read. */
  lastLines: (count: number) => string[]
}

/**
 * One line of JSON for each event, in `front-desk.log` and on standard error. Five files of one megabyte are kept,
 * for this account alone. A disk that takes no writing costs the lines and nothing else: no caller hears of it.
 */
export function createLogFile(userDataFolder: string, maxBytes = fileBytes): LogFile {
  const folder = join(userDataFolder, 'logs')
  const path = (number: number) =>
    join(folder, number === 0 ? 'front-desk.log' : `front-desk.${number}.log`)
  let hasFailed = false
  const failed = () => {
    if (hasFailed) return
    hasFailed = true
    writeToStandardError(line('log-not-written', {}))
  }
  closeFolder(folder, failed)

  // Its own words about a failure name the path, and with it the account: ours say only that there was one.
  electronLog.transports.console.writeFn = failed
  const logger = electronLog.create({ logId: folder })
  for (const transport of Object.values(logger.transports)) if (transport) transport.level = false
  const { file } = logger.transports
  file.level = 'info'
  file.maxSize = maxBytes
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  file.transforms = [({ data }) => data[0]]
  file.resolvePathFn = () => path(0)
  file.archiveLogFn = (full) => {
    try {
      for (let number = mostFiles - 2; number >= 0; number--)
        moveIfThere(path(number), path(number + 1))
    } catch {
      // What cannot be put aside makes room, or it would grow without end.
      failed()
      full.clear()
    }
  }

  return {
    folder,
    log: (event, details) => {
      const text = line(event, details)
      writeToStandardError(text)
      logger.info(text)
    },
    lastLines: (count) => [1, 0].flatMap((number) => readLines(path(number))).slice(-count),
  }
}

function line(event: string, details: object): string {
  return JSON.stringify({ at: new Date().toISOString(), event, ...details })
}

function writeToStandardError(text: string): void {
  process.stderr.write(`${text}\n`)
}

function closeFolder(folder: string, failed: () => void): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
  } catch {
    failed()
  }
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/u).filter(Boolean)
  } catch {
    // Not there yet, or not readable: what is asked for is what can be had.
    return []
  }
}
