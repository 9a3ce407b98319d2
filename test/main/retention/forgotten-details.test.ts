import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createBallast } from '../../../main/database/ballast.ts'
import { createRemovalRepository } from '../../../main/history/removal-service.ts'
import { createInviteSearch } from '../../../main/history/search/invite-search.ts'
import { wholeDraft } from '../../builders/invite-draft.ts'
import {
  anyInvite,
  daysAgo,
  type RetentionSetup,
  retentionSetup,
  today,
} from '../../builders/retention-setup.ts'
import { tempFolder } from '../../builders/temp-folder.ts'
import { typed } from '../../builders/typed-draft.ts'

it('leaves in the search what is still in the list, at every step of a purge', () => {
  const { database, made, retention } = retentionSetup()
  for (let count = 0; count < 25; count += 1) made(daysAgo(60))
  const search = createInviteSearch(database)
  const scope = { environment: 'practice', startOfToday: today }
  const found = (more: object) =>
    search.page({ ...anyInvite, ...more }, scope).rows.map(({ id }) => id)
  for (let left = 25; left > 0; left = found({}).length) {
    expect(found({ search: 'mary' })).toEqual(found({}))
    expect(retention.deleteOld(today, 2)).toBeGreaterThan(0)
  }
  expect(found({ search: 'mary' })).toEqual([])
})

describe('birth date and address in the draft', () => {
  const details = { dateOfBirth: '27/3/1985', address: '42 Wallaby Way' }
  const dayMs = 24 * 3_600_000
  const later = (ms: number) => new Date(today.getTime() + ms)

  it.each([
    ['until-submitted', 30, 1],
    ['with-invite', 7, 7],
  ] as const)('are kept %s, with invites that stay %i days, for %i', async (...given) => {
    const [detailsRetention, retentionDays, days] = given
    const { drafts, clock, service } = retentionSetup({ detailsRetention, retentionDays })
    drafts.keep(typed(details))
    clock.at = later(days * dayMs)
    await service.check()
    expect(drafts.read()).toEqual(typed(details))
    clock.at = later(days * dayMs + 1)
    await service.check()
    expect(drafts.read()).toEqual(typed({}))
  })

  it('are kept where everything is kept', async () => {
    const rules = { detailsRetention: 'with-invite', retentionDays: 'never' } as const
    const { drafts, clock, service } = retentionSetup(rules)
    drafts.keep(typed(details))
    clock.at = later(400 * dayMs)
    await service.check()
    expect(drafts.read()).toEqual(typed(details))
  })

  it('are young again with every key', async () => {
    const { drafts, clock, service } = retentionSetup()
    drafts.keep(typed(details))
    clock.at = later(dayMs)
    drafts.keep(typed({ ...details, phone: '04' }))
    clock.at = later(2 * dayMs)
    await service.check()
    expect(drafts.read()).toEqual(typed({ ...details, phone: '04' }))
  })

  it('are gone before anything is read from it at the start', () => {
    const { drafts, clock, service } = retentionSetup()
    drafts.keep(typed(details))
    clock.at = later(dayMs + 1)
    void service.check()
    expect(drafts.read()).toEqual(typed({}))
  })

  it('are gone, too, when they were typed by a clock ahead of this one', async () => {
    const { drafts, clock, service } = retentionSetup()
    clock.at = later(365 * dayMs)
    drafts.keep(typed(details))
    clock.at = today
    await service.check()
    expect(drafts.read()).toEqual(typed({}))
  })
})

describe('the bytes of what was deleted', () => {
  /** Names that no other byte of the file could be taken for. */
  const secret = {
    draft: {
      ...wholeDraft,
      email: 'xquizzifer@example.com',
      customerContext: {
        ...wholeDraft.customerContext,
        firstName: 'Vlodomirka',
        familyName: 'Quizzifer',
        address: '77 Zyxwvut Parade',
      },
    },
    reference: 'KWYJIBO-1',
  }
  const traces = /quizzif|vlodom|zyxwvut|kwyjibo|491570006|1985-03-27|qui|zzi/iu

  /** The file without its encryption, free pages and all; its log must hold nothing more. */
  function bytes({ database }: RetentionSetup): string {
    return database.serialize().toString('latin1')
  }

  it.each(['for its age', 'by hand'])('are nowhere: deleted %s', async (why) => {
    const made = retentionSetup()
    const { database } = made
    const id = made.made(daysAgo(60), secret)
    made.made(today)
    made.repository.markShown(id, today)
    expect(bytes(made)).toMatch(/Vlodomirka/u)
    expect(bytes(made)).toMatch(/zzi/u)
    if (why === 'by hand') {
      const removal = createRemovalRepository(database, createBallast(tempFolder()))
      removal.hide('practice', [id], 1)
      await made.tasks.run(() => removal.deleteHiddenBut([], 2) > 0)
      await made.service.emptyLog()
    } else await made.service.check()
    expect(bytes(made)).toContain('mary@example.com')
    expect(bytes(made)).not.toMatch(traces)
    expect(statSync(`${database.name}-wal`).size).toBe(0)
    expect(database.prepare('SELECT count(*) FROM invite_event').pluck().get()).toBe(0)
  })

  it('are nowhere: a birth date and an address that were forgotten', async () => {
    const made = retentionSetup()
    made.made(daysAgo(3), secret)
    await made.service.check()
    expect(bytes(made)).toContain('Vlodomirka')
    expect(bytes(made)).not.toMatch(/zyxwvut|1985-03-27/iu)
  })
})

describe('a note', () => {
  it('goes after a day, with everything else of the invite staying', async () => {
    const { repository, service, database, made, clock, lastUsed } = retentionSetup({
      detailsRetention: 'with-invite',
    })
    const [old, young] = [made(today), made(today)]
    repository.setNote(old, 'Waits outside', new Date(today.getTime() - 24 * 3_600_000 - 1))
    repository.setNote(young, 'Brings a passport', new Date(today.getTime() - 24 * 3_600_000))
    lastUsed(today)
    database.exec('UPDATE retention SET is_vacuum_due = 0')
    clock.at = today
    await service.check()
    expect(repository.find(old)).toMatchObject({ note: null, email: 'mary@example.com' })
    expect(repository.find(young)).toMatchObject({ note: 'Brings a passport' })
    expect(database.prepare('SELECT is_vacuum_due FROM retention').pluck().get()).toBe(1)
  })

  it('is taken away when it is empty', () => {
    const { repository, made } = retentionSetup()
    const id = made(today)
    repository.setNote(id, 'Waits', today)
    repository.setNote(id, '', today)
    expect(repository.find(id)?.note).toBeNull()
  })
})
