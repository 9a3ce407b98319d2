import { basename } from 'node:path'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { format } from 'date-fns'
import {
  type Answer,
  type EnvironmentName,
  type ExportEnd,
  failed,
  type InviteDetail,
  type InviteFilter,
  type InviteRecord,
  type Period,
  startOfToday,
  succeeded,
} from '#contract'
import { type AskWhereToSave, fileName, type WholeFiles } from '../../files/whole-files.ts'
import { errorCode } from '../../logging/log.ts'
import type { EventRepository } from '../event-repository.ts'
import type { InviteSearch } from '../search/invite-search.ts'
import { activityHeader, type createActivityLines } from './activity-lines.ts'
import { byteOrderMark, exportHeader, exportLine } from './export-lines.ts'
import { recordSheet } from './record-sheet.ts'

export interface ExportServiceOptions {
  search: Pick<InviteSearch, 'page'>
  events: Pick<EventRepository, 'read'>
  activity: ReturnType<typeof createActivityLines>
  environment: () => EnvironmentName
  now: () => Date
  askWhereToSave: AskWhereToSave
  files: Pick<WholeFiles, 'write'>
  announce: (written: number) => void
  detail: (id: number) => Answer<InviteDetail>
  recordPdf: (record: InviteRecord) => Promise<Answer<Uint8Array>>
  /** The record of this invite is in a file. */
  recordSaved: (id: number) => void
}

const pageLimit = 100

/** What is to be written, in the pieces between which others get their turn. */
interface Contents {
  title: string
  name: string
  header: string
  /** Lines, each with its end. */
  pages: () => Iterable<string[]>
}

/** How somebody is asked for a place. */
type PdfPlace = Pick<Parameters<AskWhereToSave>[0], 'suggestedName' | 'title'>

/** Writes a filtered history, or the activity of a period, to a file, so that the desk goes on working. */
export function createExportService(options: ExportServiceOptions) {
  const { search, events, activity, environment, now, askWhereToSave, files, announce } = options
  let underWay: { isCancelled: boolean } | undefined

  function cancel(): void {
    if (underWay) underWay.isCancelled = true
  }

  async function write(path: string, { header, pages }: Contents): Promise<ExportEnd> {
    let written = 0
    const isWhole = await files.write(path, async (add) => {
      add(byteOrderMark + header)
      for (const lines of pages()) {
        if (!underWay || underWay.isCancelled) return false
        add(lines.join(''))
        written += lines.length
        announce(written)
        await othersTurn()
      }
      return true
    })
    return isWhole ? { end: 'saved', fileName: basename(path), written } : { end: 'stopped' }
  }

  async function alone(work: () => Promise<Answer<ExportEnd>>): Promise<Answer<ExportEnd>> {
    if (underWay) return failed('already-exporting')
    underWay = { isCancelled: false }
    try {
      return await work()
    } catch (error) {
      if (isFileError(error)) return failed('file-not-written')
      throw error
    } finally {
      underWay = undefined
    }
  }

  const save = (contents: Contents) =>
    alone(async () => {
      const path = await askWhereToSave({
        suggestedName: `${contents.name}.csv`,
        title: contents.title,
        kind: 'CSV',
        extension: 'csv',
      })
      return succeeded(path === undefined ? { end: 'stopped' } : await write(path, contents))
    })

  async function saveRecord(id: number): Promise<Answer<ExportEnd>> {
    const detail = options.detail(id)
    if (!detail.ok) return detail
    const suggestedName = fileName('Record', detail.value.invite.reference, 'pdf')
    const title = 'Save the record as PDF'
    const saved = await savePdf(recordSheet(detail.value, now()), { suggestedName, title })
    if (saved.ok && saved.value.end === 'saved') options.recordSaved(id)
    return saved
  }

  async function savePdf(record: InviteRecord, asked: PdfPlace): Promise<Answer<ExportEnd>> {
    const pdf = await options.recordPdf(record)
    if (!pdf.ok) return pdf
    const path = await askWhereToSave({ ...asked, kind: 'PDF', extension: 'pdf' })
    if (path === undefined) return succeeded({ end: 'stopped' })
    await files.write(path, async (add) => {
      add(pdf.value)
      return true
    })
    return succeeded({ end: 'saved', fileName: basename(path), written: 1 })
  }

  function* found(filter: InviteFilter): Generator<string[]> {
    const scope = {
      environment: environment(),
      startOfToday: new Date(startOfToday(now().getTime())),
    }
    for (let before: number | undefined; ; ) {
      const { rows, hasMore } = search.page({ ...filter, before, limit: pageLimit }, scope)
      yield rows.map((row) => exportLine(row, events.read(row.id)))
      if (!hasMore) return
      before = rows.at(-1)?.id
    }
  }

  return {
    export: (filter: InviteFilter): Promise<Answer<ExportEnd>> =>
      save({
        title: 'Export invites',
        name: `Invites ${format(now(), 'yyyy-MM-dd HHmm')}`,
        header: exportHeader,
        pages: () => found(filter),
      }),
    exportActivity: (period: Period): Promise<Answer<ExportEnd>> =>
      save({
        title: 'Export activity',
        name: `Activity ${period.from} to ${period.to}`,
        header: activityHeader,
        pages: () => activity(period, environment()),
      }),
    saveRecord: (id: number): Promise<Answer<ExportEnd>> => alone(() => saveRecord(id)),
    savePdf: (record: InviteRecord, asked: PdfPlace) => alone(() => savePdf(record, asked)),
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
