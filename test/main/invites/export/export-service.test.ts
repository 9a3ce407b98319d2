import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { failed, inviteFilter, succeeded } from '#contract'
import { createWholeFiles } from '../../../../main/files/whole-files.ts'
import { csvLine } from '../../../../main/invites/export/csv.ts'
import { createExportService } from '../../../../main/invites/export/export-service.ts'
import { createInviteLifeRepository } from '../../../../main/invites/invite-life-repository.ts'
import { createInviteRepository } from '../../../../main/invites/invite-repository.ts'
import { createInviteSearch } from '../../../../main/invites/search/invite-search.ts'
import { issue } from '../../../builders/attempt.ts'
import { draft, wholeDraft } from '../../../builders/invite-draft.ts'
import { tempDatabase } from '../../../builders/temp-database.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

/** An empty path: the person closes the dialog. */
function bench(path = join(tempFolder(), 'invites.csv')) {
  const database = tempDatabase()
  const repository = createInviteRepository(database)
  const progress: number[] = []
  const names: string[] = []
  const service = createExportService({
    search: createInviteSearch(database, () => 0),
    life: createInviteLifeRepository(database),
    environment: () => 'practice',
    now: () => new Date(2026, 10, 22, 9, 5),
    askWhereToSave: async (name) => {
      names.push(name)
      return path || undefined
    },
    files: createWholeFiles(),
    announce: (written) => progress.push(written),
  })
  return { path, database, repository, service, progress, names }
}
const everything = inviteFilter.parse({})

describe('an export', () => {
  it('is a CSV file that Excel reads, without link, birth date and address', async () => {
    const { repository, service, path, names } = bench()
    const id = issue(repository, { draft: wholeDraft })
    repository.raiseStatus(id, 'Active', new Date(2026, 10, 22, 12, 5))
    const { tracking_reference: reference } = repository.find(id) ?? {}
    expect(await service.export(everything)).toStrictEqual(
      succeeded({ end: 'saved', fileName: 'invites.csv', written: 1 }),
    )
    expect(names).toEqual(['Invites 2026-11-22 0905.csv'])
    expect(readFileSync(path, 'utf8')).toBe(
      '\ufeff"Created","Name","Email","Phone","Reference","Tracking reference","State","Opened",' +
        '"Submitted","Last shown","Organisation code","Environment"\r\n' +
        '"2026-11-22 12:00:00","Mary Ann Smith","mary@example.com","\'+61 491570006","CASE-7",' +
        `"${reference}","Started on the phone","2026-11-22 12:05:00","","","Main","practice"\r\n`,
    )
  })

  it('holds what the filter finds, page after page, newest first', async () => {
    const { repository, service, path, progress, database } = bench()
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
    const { repository, service, path } = bench()
    issue(repository)
    const exporting = service.export(everything)
    service.cancel()
    expect(await exporting).toStrictEqual(succeeded({ end: 'stopped' }))
    expect(readdirSync(dirname(path))).toEqual([])
  })

  it('ends when no place was chosen', async () => {
    const { service } = bench('')
    expect(await service.export(everything)).toStrictEqual(succeeded({ end: 'stopped' }))
  })

  it('says so when the file cannot be written', async () => {
    const folder = tempFolder()
    const { service, path } = bench(join(folder, 'missing', 'invites.csv'))
    expect(await service.export(everything)).toStrictEqual(failed('file-not-written'))
    mkdirSync(dirname(path))
    expect(await service.export(everything)).toMatchObject({ value: { end: 'saved' } })
  })

  it('is one at a time', async () => {
    const { service } = bench()
    const first = service.export(everything)
    expect(await service.export(everything)).toStrictEqual(failed('already-exporting'))
    expect(await first).toMatchObject({ ok: true })
  })
})

describe('a line of CSV', () => {
  it.each([
    ['a,b', '"a,b"\r\n'],
    ['say "hi"', '"say ""hi"""\r\n'],
    ['two\nlines', '"two\nlines"\r\n'],
    ['=1+1', `"'=1+1"\r\n`],
    [' =1+1', `"' =1+1"\r\n`],
    ['+61 4', `"'+61 4"\r\n`],
    ['-2', `"'-2"\r\n`],
    ['@SUM(A1)', `"'@SUM(A1)"\r\n`],
    ['\t=1', `"'\t=1"\r\n`],
    ['＝1', `"'＝1"\r\n`],
    ['mary@example.com', '"mary@example.com"\r\n'],
    ['', '""\r\n'],
  ])('quotes %j, and lets no formula run', (cell, line) => {
    expect(csvLine([cell])).toBe(line)
  })
})
