import type Database from 'better-sqlite3'
import { type Answer, failed, type Settings, succeeded } from '#contract'
import type { AskWhatToOpen } from '../files/whole-files.ts'
import type { Emit, Handlers } from '../ipc/dispatch.ts'
import { errorName, type Log } from '../logging/log.ts'
import { createExpectedRepository } from './expected-repository.ts'
import { createExpectedService } from './expected-service.ts'
import { createListReader, type ListReaderOptions } from './list-reader.ts'

interface ExpectedOptions extends Pick<ListReaderOptions, 'readMembers' | 'now'> {
  settings: {
    read: () => Pick<Settings, 'expectedFolder'>
    chooseFolder: (name: 'expectedFolder', folder: string) => Answer<Settings>
    listColumns: ListReaderOptions['knownColumns']
  }
  askWhatToOpen: AskWhatToOpen
  /** What goes out of the file leaves its log too. */
  retention: { emptyLog: () => Promise<void> }
  emit: Emit
  log: Log
}

const endings = ['.csv', '.tsv', '.txt', '.ics'] as const

type ExpectedRoutes = Extract<keyof Handlers, `expected.${string}`>

/** Who is expected today, out of lists that are chosen, or that other programs put into a folder. */
export function createExpected(database: Database.Database, options: ExpectedOptions) {
  const { settings, retention, askWhatToOpen, now, log } = options
  const repository = createExpectedRepository(database, now)
  const reader = createListReader({ ...options, knownColumns: settings.listColumns, repository })
  const service = createExpectedService({
    repository,
    reader,
    askWhatToOpen,
    changed: (news) => options.emit('expected.changed', news),
    log,
  })
  let folder = ''
  let day = now().toDateString()
  let watcher: { stop: () => void } | undefined
  let isStopped = false

  async function watchAnew(): Promise<void> {
    watcher?.stop()
    watcher = undefined
    folder = settings.read().expectedFolder
    service.setProblem(undefined)
    if (folder === '') return
    const watched = folder
    const { watchFolder } = await import('../files/watched-folder.ts')
    if (isStopped || watcher || watched !== folder) return
    watcher = watchFolder({
      folder,
      endings,
      changed: (name) => service.takeWatched(watched, name),
      away: (code) => {
        if (code !== undefined) log('list-folder-away', {})
        service.setProblem(code === undefined ? undefined : 'folder-away')
      },
      failed: (error) => log('list-not-read', { error: errorName(error) }),
    })
  }

  const routes: Pick<Handlers, ExpectedRoutes> = {
    'expected.list': () => succeeded(service.list()),
    'expected.choose': async () => succeeded(await service.choose()),
    'expected.columns': () => succeeded(service.columns()),
    'expected.chooseColumns': async (chosen) => succeeded(await service.chooseColumns(chosen)),
    'expected.dropColumns': () => {
      service.dropColumns()
      return succeeded(undefined)
    },
    'expected.take': ({ id }) => {
      const details = service.take(id)
      return details ? succeeded(details) : failed('not-found')
    },
    'expected.setRemoved': ({ id, isRemoved }) =>
      service.setRemoved(id, isRemoved) ? succeeded(undefined) : failed('not-found'),
    'expected.clear': () => {
      service.clear()
      void retention.emptyLog()
      return succeeded(undefined)
    },
    'expected.chooseFolder': async () => {
      const chosen = await askWhatToOpen({ title: 'Folder for lists' })
      if (chosen === undefined) return succeeded(false)
      const answer = settings.chooseFolder('expectedFolder', chosen)
      return answer.ok ? succeeded(true) : answer
    },
  }

  if (repository.deleteOtherDays()) void retention.emptyLog()
  void watchAnew()
  return {
    routes,
    invited: service.invited,
    settingsChanged: (): void => {
      if (settings.read().expectedFolder !== folder) void watchAnew()
    },
    /** Deletes what is of another day, and looks into the folder anew: a list may name whom the new day brings. */
    tidy: (): void => {
      if (repository.deleteOtherDays()) void retention.emptyLog()
      if (day === now().toDateString()) return
      day = now().toDateString()
      service.dropColumns()
      void watchAnew()
    },
    stop: (): void => {
      isStopped = true
      watcher?.stop()
    },
  }
}
