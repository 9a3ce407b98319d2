import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { failed, inviteFilter, succeeded } from '#contract'
import { createEventRepository } from '../../../../main/history/event-repository.ts'
import { createActivityLines } from '../../../../main/history/export/activity-lines.ts'
import { csvLine } from '../../../../main/history/export/export-lines.ts'
import { createExportService } from '../../../../main/history/export/export-service.ts'
import { createInviteSearch } from '../../../../main/history/search/invite-search.ts'
import { createInviteRepository } from '../../../../main/invites/invite-repository.ts'
import { attempt, issue, noon } from '../../../builders/attempt.ts'
import { draft, wholeDraft } from '../../../builders/invite-draft.ts'
import { tempDatabase } from '../../../builders/temp-database.ts'
import { tempFolder, tempWholeFiles } from '../../../builders/temp-folder.ts'

/** An empty path: the person closes the dialog. */
function setup(path = join(tempFolder(), 'invites.csv')) {
  const database = tempDatabase()
  const repository = createInviteRepository(database)
  const progress: number[] = []
  const names: string[] = []
  const service = createExportService({
    search: createInviteSearch(database),
    events: createEventRepository(database),
    activity: createActivityLines(database),
    environment: () => 'practice',
    now: () => new Date(2026, 10, 22, 9, 5),
    askWhereToSave: async ({ suggestedName }) => {
      names.push(suggestedName)
      return path || undefined
    },
    files: tempWholeFiles(),
    announce: (written) => progress.push(written),
    detail: () => failed('not-found'),
    recordPdf: async () => failed('record-not-made'),
    recordSaved: () => undefined,
  })
  return { path, database, repository, service, progress, names }
}
const everything = inviteFilter.parse({})

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

describe('an export', () => {
  it('is a CSV file that Excel reads, without link, birth date and address', async () => {
    process.env.TZ = 'Australia/Sydney'
    const { repository, service, path, names } = setup()
    const createdAt = new Date(2026, 10, 22, 12)
    const id = issue(repository, { createdAt, draft: wholeDraft })
    repository.raiseStatus(id, 'Active', new Date(2026, 10, 22, 12, 5))
    const { tracking_reference: reference } = repository.find(id) ?? {}
    expect(await service.export(everything)).toStrictEqual(
      succeeded({ end: 'saved', fileName: 'invites.csv', written: 1 }),
    )
    expect(names).toEqual(['Invites 2026-11-22 0905.csv'])
    expect(readFileSync(path, 'utf8')).toBe(
      '\ufeff"Created","Name","Email","Phone","Reference","Tracking reference","State","Opened",' +
        '"Submitted","Result arrived","Last shown","Organisation code","Environment"\r\n' +
        '"2026-11-22T12:00:00+11:00","Mary Ann Smith","mary@example.com","=""+61 491570006""",' +
        `"=""CASE-7""","${reference}","Started on the phone","2026-11-22T12:05:00+11:00","","","",` +
        '"Main","practice"\r\n',
    )
  })

  it('holds what the filter finds, page after page, newest first', async () => {
    const { repository, service, path, progress, database } = setup()
    database.transaction(() => {
      for (let count = 0; count < 250; count += 1) {
        issue(repository, { reference: `CASE-${count}`, draft: draft({ email: 'a@example.com' }) })
      }
    })()
    issue(repository, { draft: draft({ email: 'other@example.org' }) })
    await service.export(inviteFilter.parse({ search: 'a@example.com' }))
    const lines = readFileSync(path, 'utf8').trimEnd().split('\r\n').slice(1)
    expect(lines.map((line) => Number(line.match(/CASE-(\d+)/u)?.[1]))).toEqual(
      Array.from({ length: 250 }, (_, at) => 249 - at),
    )
    expect(progress.at(-1)).toBe(250)
  })

  it('leaves no file behind when it is cancelled', async () => {
    const { repository, service, path } = setup()
    issue(repository)
    const exporting = service.export(everything)
    service.cancel()
    expect(await exporting).toStrictEqual(succeeded({ end: 'stopped' }))
    expect(readdirSync(dirname(path))).toEqual([])
  })

  it('ends when no place was chosen', async () => {
    const { service } = setup('')
    expect(await service.export(everything)).toStrictEqual(succeeded({ end: 'stopped' }))
  })

  it('says so when the file cannot be written', async () => {
    const folder = tempFolder()
    const { service, path } = setup(join(folder, 'missing', 'invites.csv'))
    expect(await service.export(everything)).toStrictEqual(failed('file-not-written'))
    mkdirSync(dirname(path))
    expect(await service.export(everything)).toMatchObject({ value: { end: 'saved' } })
  })

  it('is one at a time', async () => {
    const { service } = setup()
    const first = service.export(everything)
    expect(await service.export(everything)).toStrictEqual(failed('already-exporting'))
    expect(await first).toMatchObject({ ok: true })
  })
})

describe('a line of an export', () => {
  it('tells the two hours apart that come twice when clocks go back', async () => {
    process.env.TZ = 'Australia/Sydney'
    const { repository, service, path } = setup()
    const [first, second] = [issue(repository), issue(repository)]
    repository.raiseStatus(first, 'Active', new Date('2026-04-04T15:30:00Z'))
    repository.raiseStatus(second, 'Active', new Date('2026-04-04T16:30:00Z'))
    await service.export(everything)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain('"2026-04-05T02:30:00+11:00"')
    expect(text).toContain('"2026-04-05T02:30:00+10:00"')
  })

  it.each([
    ['UTC', '+00:00'],
    ['Asia/Kolkata', '+05:30'],
    ['America/St_Johns', '-03:30'],
  ])('has the offset of its times in %s', async (timeZone, offset) => {
    process.env.TZ = timeZone
    const { repository, service, path } = setup()
    issue(repository)
    await service.export(everything)
    const [, line = ''] = readFileSync(path, 'utf8').split('\r\n')
    const [created = ''] = readCsvLine(`${line}\r\n`)
    expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/u)
    expect(created.slice(-6)).toBe(offset)
    expect(new Date(created)).toEqual(noon)
  })

  it('says of an invite without an answer that it was still being sent', async () => {
    const { repository, service, path } = setup()
    repository.begin(attempt())
    await service.export(everything)
    expect(readFileSync(path, 'utf8')).toContain('"Still being sent when this was exported"')
  })
})

describe('a line of CSV', () => {
  it.each([
    ['a,b', '"a,b"\r\n'],
    ['say "hi"', '"say ""hi"""\r\n'],
    ['two\nlines', '"two\nlines"\r\n'],
    ['mary@example.com', '"mary@example.com"\r\n'],
    ['', '""\r\n'],
  ])('quotes %j', (cell, line) => {
    expect(csvLine([cell])).toBe(line)
  })

  it.each([
    '0042',
    '12-3',
    '1/2',
    '1E5',
    '1e5',
    '2D3',
    'MAR-2026',
    'MRZ-2026',
    '3 mars',
    'May 5',
    '12:30',
    '1.5',
    '1,5',
    '50%',
    '$5',
    '5 €',
    '(42)',
    '2026-11-22',
    '12345678901234567890',
    '٤٢',
    '４２',
    '½',
    ' 0042 ',
    '0491 570 006',
    '+61 491570006',
    'TRUE',
    'false',
    'Wahr',
    'Vrai',
    '=1+1',
    ' =1+1',
    '=HYPERLINK("https://example.com")',
    '=" & cmd|\'/c calc\'!A1 & "',
    '-2',
    '@SUM(A1)',
    '＝1',
    '\t=1',
    '\r=1',
    ' x',
    'x ',
    '+tag@example.com',
    'mary@example.com 0042',
  ])('writes %j as a text that a spreadsheet leaves alone', (cell) => {
    const [read = ''] = readCsvLine(csvLine([cell]))
    expect(read).toMatch(/^="(?:[^"]|"")*"$/u)
    expect(read.slice(2, -1).replaceAll('""', '"')).toBe(cell)
  })

  it.each([
    'Mary Ann Smith',
    'Nguyễn',
    '李明',
    'Smith, Mary',
    'Trueman',
    'mia2.chen+3@example.com',
    '3d9f0c1e-5f7a-4c3e-9a47-0e1d2c3b4a59',
    '12345678-1234-4234-8234-123456789012',
    '2026-04-05T02:30:00+11:00',
    'Details submitted (not yet verified)',
  ])('leaves %j plain, which no spreadsheet rewrites', (cell) => {
    expect(readCsvLine(csvLine([cell]))).toEqual([cell])
  })

  it('keeps from running what is too long for a text in a formula', () => {
    const long = `=1+${'1'.repeat(400)}`
    expect(readCsvLine(csvLine([long]))).toEqual([`'${long}`])
  })
})

/** As any reader of RFC 4180 takes it. */
function readCsvLine(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/gu)].map(([, cell = '']) =>
    cell.replaceAll('""', '"'),
  )
}
