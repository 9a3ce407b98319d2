import type Database from 'better-sqlite3'
import { failed, type Settings, succeeded } from '#contract'
import { chooseFolder, createFollowedFolder, type FolderChoice } from '../files/followed-folder.ts'
import type { Emit, Handlers } from '../ipc/dispatch.ts'
import { errorName, type Log } from '../logging/log.ts'
import { createExpectedRepository } from './expected-repository.ts'
import { createExpectedService } from './expected-service.ts'
import { createListReader, type ListReaderOptions } from './list-reader.ts'

interface ExpectedOptions extends Pick<ListReaderOptions, 'readMembers' | 'now'> {
  settings: FolderChoice['settings'] & {
    read: () => Pick<Settings, 'expectedFolder'>
    listColumns: ListReaderOptions['knownColumns']
  }
  askWhatToOpen: FolderChoice['askWhatToOpen']
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
  const followed = createFollowedFolder({
    endings,
    changed: service.takeWatched,
    gone: service.forgetWatched,
    away: (code) => {
      if (code !== undefined) log('list-folder-away', {})
      service.setAway(code !== undefined)
    },
    failed: (error) => log('list-not-read', { error: errorName(error) }),
  })
  let day = now().toDateString()

  function followAnew(): void {
    service.forgetFolder()
    void followed.follow(settings.read().expectedFolder)
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
    'expected.chooseFolder': () => chooseFolder(options, 'expectedFolder', 'Folder for lists'),
  }

  if (repository.deleteOtherDays()) void retention.emptyLog()
  return {
    routes,
    invited: service.invited,
    settingsChanged: (): void => {
      if (settings.read().expectedFolder !== followed.folder()) followAnew()
    },
    /** Deletes what is of another day, and looks into the folder anew: a list may name whom the new day brings. */
    tidy: (): void => {
      if (repository.deleteOtherDays()) void retention.emptyLog()
      if (day === now().toDateString()) return
      day = now().toDateString()
      service.dropColumns()
      followAnew()
    },
    stop: followed.stop,
  }
}
