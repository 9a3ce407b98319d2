import { lstat, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setImmediate as pause } from 'node:timers/promises'
import type { ChosenColumns, FormLink, ReadList } from '#contract'
import type { ListedVisit } from './calendar-list.ts'
import type { CsvTable } from './csv-list.ts'
import type { ExpectedRepository, ListedCustomer } from './expected-repository.ts'

/** Which columns hold what in lists of one form. */
interface KnownColumns extends ChosenColumns {
  form: string
}

export interface ListReaderOptions {
  repository: Pick<ExpectedRepository, 'replaceList'>
  /** What fills the form, checked as a link's members are. */
  readMembers: (members: URLSearchParams) => Promise<FormLink>
  knownColumns: { read: () => KnownColumns[]; keep: (known: KnownColumns[]) => void }
  now: () => Date
}

/** In bytes: a list of a day has some hundred kilobytes at most, a calendar of years some million. */
const largestList = 5_000_000
const mostForms = 50
const mostWaiting = 20
const shownRows = 4
const shownCharacters = 40

/** A list whose columns nobody has chosen yet. */
interface WaitingTable {
  name: string
  table: CsvTable
  /** It came by the folder, in which yesterday's still lies. */
  isWatched: boolean
  writtenAt: Date
}

/** Reads lists and calendars, and keeps those of today whom they name. What reads their forms is loaded with the first. */
export function createListReader(options: ListReaderOptions) {
  const { repository, readMembers, knownColumns, now } = options
  /** By their names. */
  const waiting = new Map<string, WaitingTable>()
  let last: Promise<unknown> = Promise.resolve()

  /** One list after the other: two of one name must not pass each other. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }

  async function readPath(path: string, isWatched: boolean): Promise<ReadList> {
    const file = await lstat(path)
    // A pipe or a device would be waited for.
    if (!file.isFile()) return { state: 'refused', problem: 'unreadable' }
    if (file.size > largestList) return { state: 'refused', problem: 'too-large' }
    const { textOfFile } = await import('./list-text.ts')
    const text = textOfFile(await readFile(path))
    const name = basename(path)
    if (/^\s*BEGIN:VCALENDAR/iu.test(text)) return readCalendarText(name, text)
    return readCsvText({ name, isWatched, writtenAt: file.mtime }, text)
  }

  async function readCalendarText(name: string, text: string): Promise<ReadList> {
    const { readCalendar } = await import('./calendar-list.ts')
    const list = await readCalendar(text, now())
    if (typeof list === 'string') return { state: 'refused', problem: list }
    return keepVisits(name, list.visits, list.leftOut)
  }

  async function readCsvText(file: Omit<WaitingTable, 'table'>, text: string): Promise<ReadList> {
    const { readCsv } = await import('./csv-list.ts')
    const table = readCsv(text)
    if (typeof table === 'string') return { state: 'refused', problem: table }
    const known = knownColumns.read().find(({ form }) => form === table.form)
    if (known) return readTable({ ...file, table }, known)
    waiting.delete(file.name)
    if (waiting.size < mostWaiting) waiting.set(file.name, { ...file, table })
    return { state: 'columns', list: shown(file.name, table) }
  }

  async function readTable(
    { name, table, isWatched, writtenAt }: WaitingTable,
    { columns, hasHeader }: ChosenColumns,
  ): Promise<ReadList> {
    const { hasDays, visitsOf } = await import('./csv-list.ts')
    const rows = hasHeader ? table.rows.slice(1) : table.rows
    const isOld = writtenAt.toDateString() !== now().toDateString()
    if (isWatched && isOld && !hasDays(rows, columns))
      return { state: 'refused', problem: 'nobody' }
    return keepVisits(name, visitsOf(rows, columns, now()), 0)
  }

  async function keepVisits(
    name: string,
    visits: readonly ListedVisit[],
    leftOutBefore: number,
  ): Promise<ReadList> {
    const customers: ListedCustomer[] = []
    for (const [count, { minute, members }] of visits.entries()) {
      if (count % 20 === 0) await pause()
      const read = await readMembers(members)
      if (read.state !== 'read') continue
      customers.push({ minute: minute ?? null, typed: read.draft, leftOut: read.leftOut })
    }
    const count = repository.replaceList(name, customers)
    waiting.delete(name)
    if (customers.length === 0) return { state: 'refused', problem: 'nobody' }
    return { state: 'read', count, leftOut: leftOutBefore + visits.length - customers.length }
  }

  return {
    read: (path: string, isWatched: boolean) => inTurn(() => readPath(path, isWatched)),
    /** The first list that waits for its columns, if one does. */
    waiting: (): ReadList => {
      const [first] = waiting.values()
      return first ? { state: 'columns', list: shown(first.name, first.table) } : { state: 'none' }
    },
    /** Remembers what the columns hold, and reads every list of that form that has waited for it. */
    chooseColumns: ({ name, ...columns }: ChosenColumns & { name: string }): Promise<ReadList> =>
      inTurn(async () => {
        const table = waiting.get(name)?.table
        if (table?.rows[0]?.length !== columns.columns.length) return { state: 'none' }
        const others = knownColumns.read().filter(({ form }) => form !== table.form)
        knownColumns.keep([{ ...columns, form: table.form }, ...others].slice(0, mostForms))
        const answers = new Map<string, ReadList>()
        for (const one of [...waiting.values()]) {
          if (one.table.form !== table.form) continue
          waiting.delete(one.name)
          answers.set(one.name, await readTable(one, columns))
        }
        return answers.get(name) ?? { state: 'none' }
      }),
    /** Nobody wants to say what their columns hold. */
    dropWaiting: (): void => waiting.clear(),
  }
}

function shown(name: string, { rows, hasHeader, columns }: CsvTable) {
  const cut = (cell: string) => [...cell].slice(0, shownCharacters).join('')
  return { name, rows: rows.slice(0, shownRows).map((row) => row.map(cut)), hasHeader, columns }
}
