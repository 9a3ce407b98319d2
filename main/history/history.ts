import type Database from 'better-sqlite3'
import { type EnvironmentName, succeeded } from '#contract'
import type { Ballast } from '../database/ballast.ts'
import type { Register } from '../database/showings.ts'
import type { AskWhereToSave, WholeFiles } from '../files/whole-files.ts'
import type { InviteRepository } from '../invites/invite-repository.ts'
import type { Emit, Handlers } from '../ipc/dispatch.ts'
import type { Notices } from '../record/notices.ts'
import type { DeskRecord } from '../record/record.ts'
import { createEventRepository } from './event-repository.ts'
import type { ExportServiceOptions } from './export/export-service.ts'
import type { ForgetOptions, ForgetService } from './forget/forget-service.ts'
import { createHistoryService } from './history-service.ts'
import { createPeopleRepository } from './people-repository.ts'
import { createRemovalRepository, createRemovalService } from './removal-service.ts'
import { createInviteSearch } from './search/invite-search.ts'

export interface HistoryOptions extends Pick<ExportServiceOptions, 'recordPdf'> {
  database: Database.Database
  ballast: Pick<Ballast, 'withRoom'>
  repository: InviteRepository
  record: {
    register: { add: Register } & Pick<DeskRecord['register'], 'forget' | 'named' | 'entriesOf'>
    notices: Pick<Notices, 'shownFor'>
  }
  drafts: ForgetOptions['drafts']
  retention: {
    /** Deletes for good in its own time: does a step until it says that nothing is left. */
    deleteInSteps: (step: () => boolean) => void
    clearFile: ForgetOptions['clearFile']
  }
  environment: () => EnvironmentName
  inviteChanged: (id: number) => void
  now: () => Date
  askWhereToSave: AskWhereToSave
  files: Pick<WholeFiles, 'write'>
  emit: Emit
}

/** Everything about invites that were made: finding, deleting, exporting. */
export function createHistory(options: HistoryOptions) {
  const { database, emit } = options
  const base = {
    ...options,
    ...options.retention,
    search: createInviteSearch(database),
    events: createEventRepository(database, options.record.register.add),
  }
  const history = createHistoryService({
    ...base,
    people: createPeopleRepository(database),
    notices: options.record.notices,
  })
  let exporting: ReturnType<typeof openExports> | undefined
  /** Loaded with the first export: a desk that starts needs none. */
  function exporter() {
    exporting ??= openExports(database, {
      ...base,
      announce: (written) => emit('export.progress', { written }),
      detail: history.detail,
      recordSaved: (id) => {
        base.events.add(id, 'exported', options.now())
        options.inviteChanged(id)
      },
    })
    return exporting
  }
  const cancelExport = () => void exporting?.then(({ cancel }) => cancel())
  const removal = createRemovalService({
    ...base,
    repository: createRemovalRepository(database, options.ballast),
    announceRemoved: (ids) => emit('invites.removed', { ids }),
    announceProgress: (count) => emit('removal.progress', { count }),
    announceRestored: (count) => emit('invites.restored', { count }),
  })
  let forgetting: ForgetService | undefined
  /** Read when somebody is first to be forgotten. */
  const forgetService = async (): Promise<ForgetService> => {
    const { createForgetService } = await import('./forget/forget-service.ts')
    forgetting ??= createForgetService({
      ...base,
      register: options.record.register,
      detail: history.detail,
      savePdf: async (report, asked) => (await exporter()).savePdf(report, asked),
      announceRemoved: (ids) => emit('invites.removed', { ids }),
      announceExpected: () => emit('expected.changed', {}),
    })
    return forgetting
  }
  return {
    routes: {
      'person.find': async ({ typed }) => (await forgetService()).find(typed),
      'person.saveReport': async ({ things }) => (await forgetService()).saveReport(things),
      'person.forget': async ({ things }) => (await forgetService()).forget(things),
      'invites.list': history.list,
      'invites.count': history.count,
      'invites.draft': ({ id }) => history.draft(id),
      'invites.detail': ({ id }) => history.detail(id),
      'invites.suggest': ({ typed }) => history.suggest(typed),
      'invites.remove': removal.remove,
      'invites.stopRemoving': () => {
        removal.stopRemoving()
        return succeeded(undefined)
      },
      'invites.restore': (undone) => removal.restore(undone.removal),
      'invites.export': async (filter) => (await exporter()).export(filter),
      'invites.saveRecord': async ({ id }) => (await exporter()).saveRecord(id),
      'record.export': async (period) => (await exporter()).exportActivity(period),
      'invites.cancelExport': () => {
        cancelExport()
        return succeeded(undefined)
      },
    } satisfies Partial<Handlers>,
    events: base.events,
    deleteLeftOver: removal.deleteLeftOver,
    stop: (): void => {
      removal.stop()
      cancelExport()
    },
  }
}

async function openExports(
  database: Database.Database,
  options: Omit<ExportServiceOptions, 'activity'>,
) {
  const [{ createActivityLines }, { createExportService }] = await Promise.all([
    import('./export/activity-lines.ts'),
    import('./export/export-service.ts'),
  ])
  return createExportService({ ...options, activity: createActivityLines(database) })
}
