import { join } from 'node:path'
import type Database from 'better-sqlite3'
import {
  type Answer,
  type EnvironmentName,
  type Invite,
  type ParsedInput,
  type ResultCounts,
  type ResultFolder,
  type RouteOutput,
  type Settings,
  succeeded,
} from '#contract'
import type { Register } from '../database/showings.ts'
import { chooseFolder, createFollowedFolder, type FolderChoice } from '../files/followed-folder.ts'
import type { AskWhatToOpen } from '../files/whole-files.ts'
import type { Emit, Handlers } from '../ipc/dispatch.ts'
import { errorCode, errorName, type Log } from '../logging/log.ts'
import { createResultRepository } from './result-repository.ts'

export interface ResultsOptions {
  settings: FolderChoice['settings'] & {
    read: () => Pick<Settings, 'resultsFolder'>
    environment: () => EnvironmentName
  }
  askWhatToOpen: AskWhatToOpen
  now: () => Date
  /** The result of this invite has arrived, or had not. Answers the invite. */
  resultNoted: (inviteId: number) => Invite | undefined
  emit: Emit
  log: Log
}

const noCounts: ResultCounts = { arrived: 0, known: 0, unknown: 0, unclear: 0, unreadable: 0 }

const toldEveryMs = 1_000

/** That VerifiMe's webhook has brought results to the organisation. What they are is read nowhere. */
export function createResults(
  database: Database.Database,
  register: Register,
  options: ResultsOptions,
) {
  const { settings, now, resultNoted, askWhatToOpen, log } = options
  const repository = createResultRepository(database, register)
  let isStopped = false

  function note({ id, hasArrived }: ParsedInput<'invites.setResult'>): void {
    const isNews = hasArrived
      ? repository.setArrived(id, 'result', now())
      : repository.takeBack(id, now())
    if (isNews) resultNoted(id)
  }

  async function take(path: string, kind: 'result' | 'result-delivered'): Promise<Taken> {
    const { importResults } = await import('./result-import.ts')
    const arrived: Invite[] = []
    const counts = await importResults(path, {
      idOfTracking: repository.idOfTracking,
      ofReference: (reference, before) =>
        repository.ofReference(settings.environment(), reference, before),
      arrived: (id) => {
        const isNews = repository.setArrived(id, kind, now())
        const invite = isNews ? resultNoted(id) : undefined
        if (invite) arrived.push(invite)
        return isNews
      },
      isStopped: () => isStopped,
    })
    return { counts, arrived }
  }

  async function importFile(): Promise<Answer<RouteOutput<'results.import'>>> {
    const path = await askWhatToOpen({
      title: 'Import results',
      files: { kind: 'Deliveries of the webhook', extensions: ['json', 'jsonl', 'ndjson', 'txt'] },
    })
    if (path === undefined) return succeeded({ end: 'none' })
    try {
      const { counts } = await take(path, 'result')
      return succeeded({ end: 'read', counts })
    } catch (error) {
      if (!/^E[A-Z]+$/u.test(errorCode(error))) throw error
      log('results-not-read', { error: errorName(error) })
      return succeeded({ end: 'unreadable' })
    }
  }

  const folder = createResultFolder(options, (path) => take(path, 'result-delivered'))
  return {
    settingsChanged: (): void => folder.follow(settings.read().resultsFolder),
    stop: (): void => {
      isStopped = true
      folder.stop()
    },
    routes: {
      'invites.setResult': (noted) => {
        note(noted)
        return succeeded(undefined)
      },
      'results.import': importFile,
      'results.chooseFolder': () => chooseFolder(options, 'resultsFolder', 'Folder for results'),
      'results.folder': () => succeeded(folder.read()),
    } satisfies Partial<Handlers>,
  }
}

interface Taken {
  counts: ResultCounts
  /** The invites whose results are new. */
  arrived: Invite[]
}

/** The folder that the webhook's deliveries are put into. */
function createResultFolder(
  { emit, log }: Pick<ResultsOptions, 'emit' | 'log'>,
  take: (path: string) => Promise<Taken>,
) {
  let state: ResultFolder['state'] = 'none'
  /** Of each of its files, as it was read last. */
  const found = new Map<string, ResultCounts>()

  const read = (): ResultFolder => ({ state, counts: [...found.values()].reduce(sumOf, noCounts) })
  let telling: NodeJS.Timeout | undefined
  /** A folder may hold thousands of files: not after each of them. */
  function tellSoon(): void {
    telling ??= setTimeout(() => {
      telling = undefined
      emit('results.folder', read())
    }, toldEveryMs)
  }
  function setState(next: ResultFolder['state']): void {
    state = next
    emit('results.folder', read())
  }

  const followed = createFollowedFolder({
    endings: ['.json', '.jsonl', '.ndjson'],
    changed: async ({ folder, name }, isFollowed) => {
      const { counts, arrived } = await take(join(folder, name))
      const { length: count, 0: invite } = arrived
      if (invite) emit('results.arrived', count === 1 ? { count, invite } : { count })
      if (!isFollowed()) return
      // What could not be read of it before it was complete counts no more; what it brought then has come.
      const before = found.get(name) ?? noCounts
      found.set(name, { ...counts, arrived: counts.arrived + before.arrived })
      tellSoon()
    },
    away: (code) => {
      if (code !== undefined) log('results-folder-away', {})
      setState(code === undefined ? 'watched' : 'away')
    },
    failed: (error) => log('results-not-read', { error: errorName(error) }),
  })

  return {
    read,
    /** Another folder, or none: an empty path. */
    follow: (wanted: string): void => {
      if (wanted === followed.folder()) return
      found.clear()
      setState(wanted === '' ? 'none' : 'watched')
      void followed.follow(wanted)
    },
    stop: (): void => {
      clearTimeout(telling)
      followed.stop()
    },
  }
}

function sumOf(one: ResultCounts, other: ResultCounts): ResultCounts {
  return {
    arrived: one.arrived + other.arrived,
    known: one.known + other.known,
    unknown: one.unknown + other.unknown,
    unclear: one.unclear + other.unclear,
    unreadable: one.unreadable + other.unreadable,
  }
}
