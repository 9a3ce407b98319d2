import { basename } from 'node:path'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { format } from 'date-fns'
import {
  type Answer,
  type EnvironmentName,
  type ExportEnd,
  failed,
  type InviteFilter,
  startOfToday,
  succeeded,
} from '#contract'
import type { InviteRow } from '../../database/invite-row.ts'
import type { AskWhereToSave, WholeFiles } from '../../files/whole-files.ts'
import { errorCode } from '../../logging/log.ts'
import type { EventRepository } from '../event-repository.ts'
import type { InviteSearch } from '../search/invite-search.ts'
import { byteOrderMark, exportHeader, exportLine } from './export-lines.ts'

export interface ExportServiceOptions {
  search: Pick<InviteSearch, 'page'>
  events: Pick<EventRepository, 'read'>
  environment: () => EnvironmentName
  now: () => Date
  askWhereToSave: AskWhereToSave
  files: Pick<WholeFiles, 'write'>
  announce: (written: number) => void
}

const pageLimit = 100

/** Writes a filtered history to a file, page by page, so that the desk goes on working. */
export function createExportService(options: ExportServiceOptions) {
  const { search, events, environment, now, askWhereToSave, files, announce } = options
  let underWay: { isCancelled: boolean } | undefined

  function cancel(): void {
    if (underWay) underWay.isCancelled = true
  }

  async function write(path: string, filter: InviteFilter): Promise<ExportEnd> {
    let written = 0
    const isWhole = await files.write(path, async (add) => {
      add(byteOrderMark + exportHeader)
      for (const rows of pages(filter)) {
        if (!underWay || underWay.isCancelled) return false
        add(rows.map((row) => exportLine(row, events.read(row.id))).join(''))
        written += rows.length
        announce(written)
        await othersTurn()
      }
      return true
    })
    return isWhole ? { end: 'saved', fileName: basename(path), written } : { end: 'stopped' }
  }

  function* pages(filter: InviteFilter): Generator<InviteRow[]> {
    const scope = {
      environment: environment(),
      startOfToday: new Date(startOfToday(now().getTime())),
    }
    for (let before: number | undefined; ; ) {
      const { rows, hasMore } = search.page({ ...filter, before, limit: pageLimit }, scope)
      yield rows
      if (!hasMore) return
      before = rows.at(-1)?.id
    }
  }

  return {
    export: async (filter: InviteFilter): Promise<Answer<ExportEnd>> => {
      if (underWay) return failed('already-exporting')
      underWay = { isCancelled: false }
      try {
        const path = await askWhereToSave({
          suggestedName: `Invites ${format(now(), 'yyyy-MM-dd HHmm')}.csv`,
          title: 'Export invites',
          kind: 'CSV',
          extension: 'csv',
        })
        return succeeded(path === undefined ? { end: 'stopped' } : await write(path, filter))
      } catch (error) {
        if (isFileError(error)) return failed('file-not-written')
        throw error
      } finally {
        underWay = undefined
      }
    },
    cancel,
    /** The history is closed. */
    stop: cancel,
  }
}

/** The disk is full, the folder is closed, the stick was pulled out: the system's own codes begin with E. */
function isFileError(error: unknown): boolean {
  const code = errorCode(error)
  return /^E[A-Z]+$/u.test(code) && code !== 'ENOSPC'
}
