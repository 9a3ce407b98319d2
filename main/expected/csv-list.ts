import { createHash } from 'node:crypto'
import Papa from 'papaparse'
import { cleanText, type ListColumn, parseDateOfBirth, textFields } from '#contract'
import type { ListedVisit } from './calendar-list.ts'
import { dayOf } from './expected-repository.ts'

/** More columns than these no list of a day has. */
const mostColumns = 60
const longestCell = 2_000
const longestEmail = 254
/** More than a day at any counter, and than anybody could look through. */
const mostRows = 2_000

export interface CsvTable {
  /** All of one length. */
  rows: string[][]
  hasHeader: boolean
  /** What the columns seem to hold. */
  columns: ListColumn[]
  /** Names the form of the list without what is in it: its choice of columns is remembered under that. */
  form: string
}

/** Reads CSV with whatever stands between its cells. Nothing where it is no table, or none of a day. */
export function readCsv(text: string): CsvTable | 'unreadable' | 'too-long' {
  // Excel writes this line for itself, and says in it what stands between cells.
  const [said = '', delimiter = ''] = /^sep=(.)\r?\n/u.exec(text) ?? []
  const { data } = Papa.parse<string[]>(text.slice(said.length), {
    delimiter,
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
    preview: mostRows + 2,
  })
  if (data.length > mostRows + 1) return 'too-long'
  const width = Math.max(0, ...data.map((row) => row.length))
  if (data.length === 0 || width > mostColumns) return 'unreadable'
  const rows = data.map((row) =>
    Array.from({ length: width }, (_, at) => (row[at] ?? '').slice(0, longestCell)),
  )
  if (rows.some((row) => row.some((cell) => cell.includes('\0')))) return 'unreadable'
  const [head = []] = rows
  const hasHeader = !head.some((cell) => valueKind(cell) !== undefined)
  const columns = hasHeader ? columnsByHeader(head) : columnsByValues(rows)
  return { rows, hasHeader, columns, form: formOf(head, hasHeader) }
}

/** A hash: what looks like a header may be a customer's row after all. */
function formOf(head: readonly string[], hasHeader: boolean): string {
  const named = hasHeader ? head.map((cell) => cleanText(cell).toLowerCase()) : [head.length]
  return createHash('sha256').update(JSON.stringify(named)).digest('hex')
}

/** In the order in which they are tried: the first that fits and is not taken yet. */
const headerWords: readonly (readonly [ListColumn, RegExp])[] = [
  ['email', /e-?mail/u],
  ['dateOfBirth', /birth|\bdob\b|geburt|naissance/u],
  [
    'firstName',
    /^(?:customer |client |patient )?(?:first|given|fore|christian)\W?names?$|^first$/u,
  ],
  ['middleName', /^middle/u],
  ['familyName', /^(?:customer |client |patient )?(?:last|family|sur)\W?name$|^surname|^last$/u],
  ['phone', /phone|mobile|\bcell|\btel\b|contact n/u],
  ['address', /address|street|suburb|\bcity|\btown|\bstate\b|post\W?code|\bzip/u],
  ['time', /\btime\b|^start$|^from$|^at$/u],
  ['day', /\bdate\b|^day$|^when$/u],
  ['reference', /\bref|matter|\bfile\b|\bcase\b|booking|policy|\bid\b|number/u],
  ['fullName', /name|client|customer|patient|contact|attendee|visitor/u],
]

function columnsByHeader(head: readonly string[]): ListColumn[] {
  const taken = new Set<ListColumn>()
  return head.map((cell) => {
    const words = cleanText(cell).toLowerCase().replace(/[_/]+/gu, ' ')
    const found = headerWords.find(([column, fits]) => fits.test(words) && !taken.has(column))
    // The lines of an address may stand in several.
    if (found && found[0] !== 'address') taken.add(found[0])
    return found?.[0] ?? 'none'
  })
}

function columnsByValues(rows: readonly string[][]): ListColumn[] {
  const taken = new Set<ListColumn>()
  const [first = []] = rows
  const kinds = first.map((_, at) => {
    const filled = rows.flatMap((row) => (row[at]?.trim() ? [valueKind(row[at])] : []))
    const [kind] = filled
    const isAll = kind !== undefined && filled.every((found) => found === kind)
    if (!isAll || taken.has(kind)) return undefined
    taken.add(kind)
    return kind
  })
  const texts = kinds.flatMap((kind, at) =>
    kind === undefined && rows.some((row) => /\p{L}{2}/u.test(row[at] ?? '')) ? [at] : [],
  )
  const [one, two] = texts
  return kinds.map((kind, at) => {
    if (kind) return kind
    if (texts.length === 1 && at === one) return 'fullName'
    if (at === one) return 'firstName'
    return at === two ? 'familyName' : 'none'
  })
}

/** What a cell is by its form alone. */
function valueKind(cell: string): ListColumn | undefined {
  const text = cell.trim()
  if (text.length > longestEmail) return undefined
  if (/^\S+@\S+\.\S+$/u.test(text)) return 'email'
  if (text.length > longestTime) return undefined
  if (minuteOf(text) !== undefined && /\D/u.test(text)) return 'time'
  const date = parseDateOfBirth(text)
  if (('isoDate' in date || date.rule === 'date-future') && /\D/u.test(text)) {
    const [year] = 'isoDate' in date ? date.isoDate.split('-').map(Number) : []
    return year !== undefined && year < new Date().getFullYear() - 1 ? 'dateOfBirth' : 'day'
  }
  return /^\+?[\d\s()-]{8,}$/u.test(text) ? 'phone' : undefined
}

/** Whether a list says of which day its visits are; else it is of the day on which it was written. */
export function hasDays(rows: readonly string[][], columns: readonly ListColumn[]): boolean {
  if (columns.includes('day')) return true
  const at = columns.indexOf('time')
  return rows.some((row) => isDated(cut(row[at] ?? '')))
}

/** The rows as visits, of today alone where the list says of which day each is. */
export function visitsOf(
  rows: readonly string[][],
  columns: readonly ListColumn[],
  now: Date,
): ListedVisit[] {
  return rows.flatMap((row): ListedVisit[] => {
    const cells = cellsOf(row, columns)
    const [day] = cells('day').map(cut)
    const [time = ''] = cells('time').map(cut)
    // A whole date may stand with the time, in either column.
    const dated = [day ?? '', time].filter(isDated)
    const isOfNoDay = day !== undefined && dated.length === 0
    if (isOfNoDay || dated.some((text) => !isToday(text, now))) return []
    return [{ minute: minuteOf(time) ?? minuteOf(day ?? ''), members: membersOf(cells) }]
  })
}

type Cells = (wanted: ListColumn) => string[]

const cellsOf =
  (row: readonly string[], columns: readonly ListColumn[]): Cells =>
  (wanted) =>
    row.filter((cell, at) => columns[at] === wanted && cell.trim() !== '')

function membersOf(cells: Cells): URLSearchParams {
  const members = new URLSearchParams()
  for (const field of textFields) {
    const found = cells(field)
    if (found.length > 0) members.set(field, found.join(field === 'address' ? ', ' : ' '))
  }
  return members
}

/** No day and no time is longer, and what is read by patterns must be short. */
const longestTime = 60
const cut = (cell: string) => cell.trim().slice(0, longestTime)

const isDated = (text: string) =>
  /\d[/.-]\d{1,2}[/.-]\d{2}|^\d{8}(?!\d)|\d.*\p{L}{3}|\p{L}{3}.*\d/u.test(text)

/** With an offset it is a moment, whose day is the one here. */
const moment = /T\d\d:?\d\d.*(?:Z|[+-]\d\d:?\d\d)$/u

function isToday(text: string, now: Date): boolean {
  if (moment.test(text)) {
    const at = Date.parse(text)
    return !Number.isNaN(at) && new Date(at).toDateString() === now.toDateString()
  }
  // Of a day that is near, two digits of the year say enough, or none.
  const whole = text.replace(/^(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})(?!\d)/u, '$120$2')
  return [whole, `${whole} ${now.getFullYear()}`].some((written) => {
    const date = parseDateOfBirth(written, now)
    return 'isoDate' in date && date.isoDate === dayOf(now)
  })
}

/** 9:30, 09.30, 9 am, 2:15pm, 0930, 14h30, or behind a date; in minutes of the day. */
export function minuteOf(text: string): number | undefined {
  if (moment.test(text)) {
    const at = new Date(text)
    return Number.isNaN(at.getTime()) ? undefined : at.getHours() * 60 + at.getMinutes()
  }
  const time =
    /(?:^|[\sT,])(\d{1,2})(?:[:.h](\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*([ap])\.?\s?m\.?$/iu.exec(
      text.trim(),
    ) ??
    /(?:^|[\sT,])(\d{1,2})[:.h](\d{2})(?::\d{2}(?:\.\d+)?)?$/iu.exec(text.trim()) ??
    /^(\d{2})(\d{2})$/u.exec(text.trim())
  if (!time) return undefined
  const [, hours, minutes = '0', half] = time
  const hour = Number(hours)
  if (Number(minutes) > 59 || hour > (half ? 12 : 23) || (half && hour === 0)) return undefined
  const ofDay = half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour
  return ofDay * 60 + Number(minutes)
}
